/**
 * The Y.Doc as a plain `Board`, kept current by re-reading only what a transaction touched: one moved card is one entry
 * read and two lineups made anew; everything else keeps its identity, so that a page draws only what changed.
 */

import type * as Y from 'yjs'
import type { RoomId, SlotId, TopicId } from '../ids.ts'
import type { Release } from '../release.ts'
import { combine } from '../release.ts'
import type { MapName } from './doc.ts'
import { MAP_OF, MAPS, mapOf } from './doc.ts'
import { isStanding, readMeta, readPerson, readRemoved, readRoom, readSlot, readTopic, readTrack } from './entries.ts'
import type { Heirs } from './heirs.ts'
import { heirsOf, sameHeirs, topicWithHeirs, trackWithHeirs } from './heirs.ts'
import { lineupOf } from './lineup.ts'
import type { Board, Entry, EntryKind, Lineup, Meta, Removed, Room, Slot, Topic, Track } from './model.ts'
import { byRank } from './ranks.ts'

export interface BoardReader {
  /** The board as it is now; the same object until something changes. */
  current(): Board
  /** Called after each transaction that changed something, outside of it. */
  subscribe(listener: (board: Board) => void): Release
  readonly release: Release
}

const KINDS: readonly EntryKind[] = ['room', 'track', 'person', 'slot', 'topic']

/** Ids that a transaction touched, by map. */
type Touched = Record<MapName, Set<string>>
const touchedNothing = (): Touched => ({
  meta: new Set(),
  rooms: new Set(),
  tracks: new Set(),
  people: new Set(),
  slots: new Set(),
  topics: new Set(),
})

/** Reads the whole board once. */
export function readBoard(doc: Y.Doc): Board {
  const reader = watchBoard(doc)
  reader.release()
  return reader.current()
}

/** The board for who asks seldom: what was touched is read when it is asked for. `release` it when done. */
export function lazyBoard(doc: Y.Doc): Pick<BoardReader, 'current' | 'release'> {
  let touched = touchedNothing()
  let dirty = false

  const touch = (name: MapName) => (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
    dirty = true
    for (const event of events) {
      const id = event.path[0]
      if (id !== undefined) touched[name].add(String(id))
      else for (const key of event.changes.keys.keys()) touched[name].add(key)
    }
  }
  const observers = MAPS.map((name) => [mapOf(doc, name), touch(name)] as const)

  let board = everything(doc)
  for (const [map, observer] of observers) map.observeDeep(observer)

  return {
    current() {
      if (!dirty) return board
      board = reread(doc, board, touched)
      touched = touchedNothing()
      dirty = false
      return board
    },
    release: combine(
      ...observers.map(
        ([map, observer]) =>
          () =>
            map.unobserveDeep(observer),
      ),
    ),
  }
}

/** Opens a reader on a document; `release` it when done. */
export function watchBoard(doc: Y.Doc): BoardReader {
  const listeners = new Set<(board: Board) => void>()
  const { current, release } = lazyBoard(doc)
  let board = current()
  const refresh = () => {
    const before = board
    board = current()
    if (board !== before) for (const listener of [...listeners]) listener(board)
  }
  doc.on('afterTransaction', refresh)

  return {
    current: () => board,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    release: combine(() => doc.off('afterTransaction', refresh), release),
  }
}

function everything(doc: Y.Doc): Board {
  const touched = touchedNothing()
  for (const kind of KINDS) for (const id of mapOf(doc, MAP_OF[kind]).keys()) touched[MAP_OF[kind]].add(id)
  touched.meta.add('layout')
  const empty: Board = {
    meta: readMeta(mapOf(doc, 'meta')),
    rooms: new Map(),
    tracks: new Map(),
    people: new Map(),
    slots: new Map(),
    topics: new Map(),
    lineups: new Map(),
    tray: [],
    bin: [],
    heirs: new Map(),
  }
  return reread(doc, empty, touched)
}

function reread(doc: Y.Doc, old: Board, touched: Touched): Board {
  const meta = touched.meta.size > 0 ? readMeta(mapOf(doc, 'meta')) : old.meta
  if (meta.firstDay !== old.meta.firstDay) {
    for (const [id, slot] of old.slots) if (hasNoPlace(slot)) touched.slots.add(id)
  }
  const heirs = rereadHeirs(doc, old, touched)
  const bin = rereadBin(doc, old.bin, touched, heirs)
  const fallbackStart = `${meta.firstDay}T00:00`

  const rooms = rereadMap(doc, 'room', old.rooms, touched.rooms, (id, value) => readRoom(id, value), byRank)
  const tracks = rereadMap(
    doc,
    'track',
    old.tracks,
    touched.tracks,
    (id, value) => trackWithHeirs(readTrack(id, value), heirs),
    byRank,
  )
  const people = rereadMap(
    doc,
    'person',
    old.people,
    touched.people,
    (id, value) => readPerson(id, value),
    byName,
    heirs,
  )
  const order = bySlot(rooms)
  const read = rereadMap(
    doc,
    'slot',
    old.slots,
    touched.slots,
    (id, value) => readSlot(id, value, fallbackStart),
    order,
  )
  const slots = read === old.slots && !sameOrder(old.rooms, rooms) ? sorted(old.slots, order) : read
  const topics = rereadMap(
    doc,
    'topic',
    old.topics,
    touched.topics,
    (id, value) => topicWithHeirs(readTopic(id, value), heirs),
    byId,
  )

  const stale = staleSlots(old, topics, touched, meta)
  const lineups = stale.size > 0 || slots !== old.slots ? lineUp(old.lineups, slots, topics, stale, meta) : old.lineups
  const tray =
    topics !== old.topics || slots !== old.slots || tracks !== old.tracks
      ? trayOf(old.tray, topics, slots, tracks)
      : old.tray
  return { meta, rooms, tracks, people, slots, topics, lineups, tray, bin, heirs }
}

/** The map with the touched ids read again, in order; the same map if none of them is an entry. */
function rereadMap<I extends string, E extends Entry<I>>(
  doc: Y.Doc,
  kind: EntryKind,
  old: ReadonlyMap<I, E>,
  ids: ReadonlySet<string>,
  read: (id: I, value: unknown) => E,
  order: (a: E, b: E) => number,
  standing: ReadonlyMap<string, string> = new Map(),
): ReadonlyMap<I, E> {
  if (ids.size === 0) return old
  const stored = mapOf(doc, MAP_OF[kind])
  const next = new Map(old)
  for (const id of ids as ReadonlySet<I>) {
    const value = stored.get(id)
    if (isStanding(value) || (value !== undefined && standing.get(id) === id)) next.set(id, read(id, value))
    else next.delete(id)
  }
  return new Map([...next].sort(([, a], [, b]) => order(a, b)))
}

const sameOrder = (a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): boolean => {
  const keys = [...b.keys()]
  return a === b || (a.size === b.size && [...a.keys()].every((key, at) => key === keys[at]))
}

/** The same map where it is in order. */
function sorted<I extends string, E>(map: ReadonlyMap<I, E>, order: (a: E, b: E) => number): ReadonlyMap<I, E> {
  const next = new Map([...map].sort(([, a], [, b]) => order(a, b)))
  return sameOrder(map, next) ? map : next
}

/** Whom it is about is read again, wherever they are named. */
function rereadHeirs(doc: Y.Doc, old: Board, touched: Touched): Heirs {
  const heirs = touched.people.size > 0 ? heirsOf(doc) : old.heirs
  if (sameHeirs(heirs, old.heirs)) return old.heirs
  for (const id of [...old.heirs.keys(), ...heirs.keys()]) touched.people.add(id)
  for (const name of ['tracks', 'topics'] as const) for (const id of mapOf(doc, name).keys()) touched[name].add(id)
  return heirs
}

function rereadBin(doc: Y.Doc, old: readonly Removed[], touched: Touched, heirs: Heirs): readonly Removed[] {
  const found: Removed[] = []
  for (const kind of KINDS) {
    for (const id of touched[MAP_OF[kind]]) {
      const removed = readRemoved(kind, id, mapOf(doc, MAP_OF[kind]).get(id))
      if (removed && heirs.get(id as never) !== id) found.push(removed)
    }
  }
  const kept = old.filter(({ kind, id }) => !touched[MAP_OF[kind]].has(id))
  if (found.length === 0 && kept.length === old.length) return old
  return [...kept, ...found].sort((a, b) => b.at - a.at || byId(a, b))
}

/** Made once: asking each text for itself takes ten times as long, on a tray of hundreds half of an import's time. */
const { compare: compareNames } = new Intl.Collator('en')
const { compare: compareNumbers } = new Intl.Collator('en', { numeric: true })

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
const byName = (a: { name: string; id: string }, b: { name: string; id: string }): number =>
  compareNames(a.name, b.name) || byId(a, b)

const bySlot =
  (rooms: ReadonlyMap<RoomId, Room>) =>
  (a: Slot, b: Slot): number => {
    if (a.place.start !== b.place.start) return a.place.start < b.place.start ? -1 : 1
    const [left, right] = [a.place.roomId && rooms.get(a.place.roomId), b.place.roomId && rooms.get(b.place.roomId)]
    return left && right && left !== right
      ? byRank(left, right)
      : Number(Boolean(left)) - Number(Boolean(right)) || byId(a, b)
  }

/** Whether a slot stands where the first day puts it. */
const hasNoPlace = ({ repair }: Slot): boolean => repair.includes('place') || repair.includes('entry')

/** Slots whose lineup has to be made anew: touched themselves, or left, or entered, or with a changed topic in them. */
function staleSlots(old: Board, topics: ReadonlyMap<TopicId, Topic>, touched: Touched, meta: Meta): Set<SlotId> {
  const stale = new Set([...touched.slots] as SlotId[])
  if (meta.timeZone !== old.meta.timeZone) for (const id of old.slots.keys()) stale.add(id)
  for (const id of [...touched.topics] as TopicId[]) {
    for (const topic of [old.topics.get(id), topics.get(id)]) if (topic?.placement) stale.add(topic.placement.slotId)
  }
  return stale
}

interface Card {
  readonly rank: string
  readonly id: string
  readonly topic: Topic
}

const cardsOf = (cards: Card[] = []): Topic[] => cards.sort(byRank).map(({ topic }) => topic)

function lineUp(
  old: ReadonlyMap<SlotId, Lineup>,
  slots: ReadonlyMap<SlotId, Slot>,
  topics: ReadonlyMap<TopicId, Topic>,
  stale: ReadonlySet<SlotId>,
  meta: Meta,
): ReadonlyMap<SlotId, Lineup> {
  const members = new Map<SlotId, Card[]>()
  for (const topic of topics.values()) {
    if (!topic.placement || !stale.has(topic.placement.slotId)) continue
    const inSlot = members.get(topic.placement.slotId) ?? []
    inSlot.push({ rank: topic.placement.rank, id: topic.id, topic })
    members.set(topic.placement.slotId, inSlot)
  }
  const next = new Map<SlotId, Lineup>()
  for (const [id, slot] of slots) {
    const kept = old.get(id)
    next.set(id, kept && !stale.has(id) ? kept : lineupOf(slot, cardsOf(members.get(id)), meta.timeZone))
  }
  return next
}

/** Topics without a slot, in the order of their tracks and of the page that they came from. */
function trayOf(
  old: readonly Topic[],
  topics: ReadonlyMap<TopicId, Topic>,
  slots: ReadonlyMap<SlotId, Slot>,
  tracks: ReadonlyMap<string, Track>,
): readonly Topic[] {
  const trackRank = (topic: Topic) => (topic.trackId && tracks.get(topic.trackId)?.rank) || ''
  const tray = [...topics.values()]
    .filter((topic) => !topic.placement || !slots.has(topic.placement.slotId))
    .sort(
      (a, b) =>
        compareText(trackRank(a), trackRank(b)) ||
        Number(a.follows !== null) - Number(b.follows !== null) ||
        compareNumbers(a.source?.id ?? '', b.source?.id ?? '') ||
        compareNames(a.title, b.title) ||
        byId(a, b),
    )
  return tray.length === old.length && tray.every((topic, at) => topic === old[at]) ? old : tray
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
