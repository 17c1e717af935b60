/** What each slot shows: its lineup, clashes, hands and landing lines; kept slot by slot, and told only to whom it changed for. */

import { createContext, useCallback, useContext, useSyncExternalStore } from 'react'
import type { Clash } from '../../shared/board/clashes.ts'
import type { Board, Lineup, Topic, Track } from '../../shared/board/model.ts'
import type { SlotId, TopicId } from '../../shared/ids.ts'
import { must } from '../../shared/must.ts'
import type { Release } from '../../shared/release.ts'
import type { Peer } from '../link/presence.ts'
import type { CardState, Holders } from './card-state.ts'
import { cardState, holdersOf, sameCardState } from './card-state.ts'
import type { Foreseen } from './foreseen.ts'
import { foreseenAt, sameForeseen } from './foreseen.ts'
import type { Holding } from './hand.ts'
import type { LandingMark } from './landing-marks.ts'
import { marksIn } from './landing-marks.ts'
import { speakersOf } from './names.ts'
import type { Selection } from './use-selection.ts'
import type { WorstClashes } from './worst-clashes.ts'
import { changedKeys, worstOf } from './worst-clashes.ts'

/** A card in a slot: everything that is drawn of it. */
export interface ShownCard {
  readonly topic: Topic
  readonly start: string
  readonly track: Track | null
  readonly speakers: string
  readonly state: CardState
}

export interface SlotState {
  readonly lineup: Lineup
  readonly track: Track | null
  /** By name. */
  readonly room: string
  /** The worst clash of the slot itself. */
  readonly severity: Clash['severity'] | null
  readonly isTarget: boolean
  /** What dropping here would cause: where the hand is, if it is over this slot, else at its end. */
  readonly foreseen: Foreseen | null
  readonly marks: readonly LandingMark[]
  readonly cards: readonly ShownCard[]
}

export interface Facts {
  readonly board: Board
  readonly clashes: readonly Clash[]
  readonly peers: readonly Peer[]
  readonly holding: Holding | null
  readonly openTopic: TopicId | null
  readonly selection: Selection
  /** What dropping at the end of a slot would cause; slots without are fine, or not looked at yet. */
  readonly foreseen: ReadonlyMap<SlotId, Foreseen>
}

export const NOTHING_FORESEEN: Facts['foreseen'] = new Map()

export interface SlotStates {
  /** The same object as long as it says the same; `null` where there is no such slot. */
  of(id: SlotId): SlotState | null
  subscribe(id: SlotId, listener: () => void): Release
  foreseen(): Facts['foreseen']
  /** Takes what is new, and tells the slots that show something else by it. */
  tell(change: Partial<Facts>): void
}

/** What is held would make an error here, and is not over it: it steps back behind the places that are good. */
export const isWrongPlace = ({ foreseen, isTarget }: SlotState): boolean => foreseen?.severity === 'error' && !isTarget

export const SlotStatesContext = createContext<SlotStates | null>(null)

export function useSlotState(id: SlotId): SlotState | null {
  const states = must(useContext(SlotStatesContext), 'the states of slots around this component')
  const subscribe = useCallback((listener: () => void) => states.subscribe(id, listener), [states, id])
  return useSyncExternalStore(subscribe, () => states.of(id))
}

export function createSlotStates(first: Facts): SlotStates {
  let facts = first
  let worst = worstOf(facts.clashes)
  let holders = holdersOf(facts.peers)
  const states = new Map<SlotId, SlotState | null>()
  const listeners = new Map<SlotId, Set<() => void>>()

  const refresh = (id: SlotId) => {
    const before = states.get(id)
    // Whom nobody has asked for yet is made when somebody does.
    if (before === undefined) return
    const next = stateOf(id, facts, worst, holders, before)
    if (next === before) return
    states.set(id, next)
    for (const listener of [...(listeners.get(id) ?? [])]) listener()
  }

  return {
    of(id) {
      const known = states.get(id)
      if (known !== undefined) return known
      const state = stateOf(id, facts, worst, holders, null)
      states.set(id, state)
      return state
    },
    subscribe(id, listener) {
      const own = listeners.get(id) ?? new Set()
      listeners.set(id, own.add(listener))
      return () => {
        own.delete(listener)
        if (own.size === 0 && listeners.get(id) === own) {
          listeners.delete(id)
          states.delete(id)
        }
      }
    },
    foreseen: () => facts.foreseen,
    tell(change) {
      const old = facts
      facts = { ...facts, ...change }
      const before = worst
      if (facts.clashes !== old.clashes) worst = worstOf(facts.clashes)
      if (facts.peers !== old.peers) holders = holdersOf(facts.peers)
      for (const id of staleSlots(old, facts, before, worst)) refresh(id)
    },
  }
}

/** The slots that may show something else by these changes. */
function staleSlots(old: Facts, now: Facts, before: WorstClashes, after: WorstClashes): Set<SlotId> {
  const stale = new Set<SlotId>()
  const ofTopic = (id: TopicId) => {
    const placement = now.board.topics.get(id)?.placement
    if (placement) stale.add(placement.slotId)
  }
  if (old.board !== now.board) {
    const { lineups, tracks, people, rooms } = now.board
    const isNamedAnew = old.board.tracks !== tracks || old.board.people !== people || old.board.rooms !== rooms
    for (const [id, lineup] of lineups) if (isNamedAnew || old.board.lineups.get(id) !== lineup) stale.add(id)
    for (const id of old.board.lineups.keys()) if (!lineups.has(id)) stale.add(id)
  }
  for (const id of changedKeys(before.slots, after.slots)) stale.add(id)
  for (const id of changedKeys(before.topics, after.topics)) ofTopic(id)
  for (const id of changedKeys(old.foreseen, now.foreseen)) stale.add(id)
  if (old.peers !== now.peers) {
    for (const { held, chosen, caret } of [...old.peers, ...now.peers]) {
      for (const id of [...(held?.topics ?? []), ...chosen]) ofTopic(id)
      if (caret) ofTopic(caret.topic)
      if (held?.over) stale.add(held.over.slotId)
    }
  }
  if (old.holding !== now.holding) {
    for (const holding of [old.holding, now.holding]) {
      if (holding?.kind !== 'topics') continue
      if (!sameIds(old.holding, now.holding)) for (const id of holding.ids) ofTopic(id)
      if (holding.target) stale.add(holding.target.slotId)
    }
  }
  if (old.openTopic !== now.openTopic) for (const id of [old.openTopic, now.openTopic]) if (id) ofTopic(id)
  if (old.selection !== now.selection) {
    for (const id of old.selection) if (!now.selection.has(id)) ofTopic(id)
    for (const id of now.selection) if (!old.selection.has(id)) ofTopic(id)
  }
  return stale
}

/** Whether the same cards are held: a hand that only moves changes nothing where they came from. */
const sameIds = (a: Holding | null, b: Holding | null): boolean =>
  a?.kind === 'topics' && b?.kind === 'topics' && a.ids.join() === b.ids.join()

function stateOf(
  id: SlotId,
  facts: Facts,
  worst: WorstClashes,
  holders: Holders,
  before: SlotState | null,
): SlotState | null {
  const { board, holding } = facts
  const lineup = board.lineups.get(id)
  if (!lineup) return null
  const { trackId, place } = lineup.slot
  const target = holding?.kind === 'topics' && holding.target?.slotId === id ? holding.target : null
  const state: SlotState = {
    lineup,
    track: (trackId && board.tracks.get(trackId)) ?? null,
    room: place.roomId === null ? 'All rooms' : board.rooms.get(place.roomId)?.name || 'Unnamed room',
    severity: worst.slots.get(id) ?? null,
    isTarget: target !== null,
    foreseen:
      target && holding?.kind === 'topics' ? foreseenAt(board, holding.ids, target) : (facts.foreseen.get(id) ?? null),
    marks: marksIn(board, id, facts),
    cards: lineup.topics.map(({ topic, start }) => ({
      topic,
      start,
      track: (topic.trackId && board.tracks.get(topic.trackId)) ?? null,
      speakers: speakersOf(topic, board.people),
      state: cardState(topic.id, worst.topics, holders, facts),
    })),
  }
  return before && sameState(before, state) ? before : state
}

const sameState = (a: SlotState, b: SlotState): boolean =>
  a.lineup === b.lineup &&
  a.track === b.track &&
  a.room === b.room &&
  a.severity === b.severity &&
  a.isTarget === b.isTarget &&
  sameForeseen(a.foreseen, b.foreseen) &&
  a.marks.length === b.marks.length &&
  a.marks.every((mark, at) => sameMark(mark, b.marks[at])) &&
  a.cards.every((card, at) => sameCard(card, b.cards[at]))

const sameMark = (a: LandingMark, b: LandingMark | undefined): boolean =>
  a.before === b?.before && a.text === b.text && a.color === b.color && a.severity === b.severity

/** The topics are those of the lineup. */
const sameCard = (a: ShownCard, b: ShownCard | undefined): boolean =>
  b !== undefined && a.track === b.track && a.speakers === b.speakers && sameCardState(a.state, b.state)
