/** Every verb of the board with random arguments, some of them ids that are gone: for properties, fuzz and the bench. */

import * as absences from '../../shared/board/absences.ts'
import { acceptClash, unacceptClash } from '../../shared/board/acceptance.ts'
import * as arranging from '../../shared/board/arranging.ts'
import { restoreEntries } from '../../shared/board/bin.ts'
import { findClashes } from '../../shared/board/clashes.ts'
import { contentOf } from '../../shared/board/content.ts'
import { copySlot } from '../../shared/board/copying.ts'
import type { BoardDoc } from '../../shared/board/doc.ts'
import { mergePeople } from '../../shared/board/merge-people.ts'
import type { Board, EntryKind, WishChange } from '../../shared/board/model.ts'
import { ATTENDANCES, SLOT_KINDS, STAGES, TOPIC_KINDS, TRACK_COLORS } from '../../shared/board/model.ts'
import { readBoard } from '../../shared/board/read.ts'
import * as reshaping from '../../shared/board/reshaping.ts'
import { restore } from '../../shared/board/restore.ts'
import * as several from '../../shared/board/several-topics.ts'
import { makeSlots } from '../../shared/board/slot-pattern.ts'
import * as verbs from '../../shared/board/verbs.ts'
import * as wishes from '../../shared/board/wishes.ts'
import type { IdOf } from '../../shared/ids.ts'
import { mintId } from '../../shared/ids.ts'
import { atClock, clockOf, dayOf, daysFrom, wallPlus } from '../../shared/time.ts'
import type { Dice } from './dice.ts'

const WORDS = ['memory', 'tiering', 'naïve', 'locks', '“RCU”', 'fuzzing', '🐧', '🐨', 'λ', 'power', '', 'a\nb']
const WHOLE = { room: 'rooms', track: 'tracks', person: 'people', slot: 'slots', topic: 'topics' } as const

/** What a random verb works with: the board as its replica sees it, and chance. */
export class Hand {
  readonly door: BoardDoc
  readonly dice: Dice
  readonly board: Board

  constructor(door: BoardDoc, dice: Dice, board: Board = readBoard(door.doc)) {
    this.door = door
    this.dice = dice
    this.board = board
  }

  text = (): string => Array.from({ length: 1 + this.dice.roll(4) }, () => this.dice.pick(WORDS)).join(' ')

  minutes = (): number => this.dice.pick([1, 5, 10, 20, 25, 30, 45, 90])

  /** Mostly one that stands; at times one that was removed, or that never was. */
  id<K extends EntryKind>(kind: K): IdOf<K> {
    const standing = [...this.board[WHOLE[kind]].keys()] as unknown as IdOf<K>[]
    const removed = this.board.bin.filter((entry) => entry.kind === kind).map(({ id }) => id as IdOf<K>)
    const luck = this.dice.roll(20)
    if (luck === 0 || standing.length === 0) return mintId(kind, this.dice.bytes)
    return luck < 3 && removed.length > 0 ? this.dice.pick(removed) : this.dice.pick(standing)
  }

  some<K extends EntryKind>(kind: K): IdOf<K>[] {
    return [...new Set(Array.from({ length: 1 + this.dice.roll(4) }, () => this.id(kind)))]
  }

  maybe = <T>(make: () => T): T | null => (this.dice.roll(4) === 0 ? null : make())

  day = () => this.dice.pick(daysFrom(this.board.meta.firstDay, this.board.meta.lastDay))

  place = () => {
    const day = this.day()
    const clock = `${String(8 + this.dice.roll(12)).padStart(2, '0')}:${this.dice.pick(['00', '15', '30', '45'])}`
    return { roomId: this.maybe(() => this.id('room')), start: atClock(day, clock) }
  }

  away = () => {
    const { start } = this.place()
    return { from: start, to: wallPlus(start, this.minutes()) }
  }

  wish = (): WishChange => {
    const { start } = this.place()
    return this.dice.pick<WishChange>([
      { kind: this.dice.pick(['after', 'before']), topicId: this.id('topic'), buffer: this.dice.roll(30) },
      { kind: this.dice.pick(['not-before', 'not-after']), clock: clockOf(start) },
      { kind: 'on-day', day: dayOf(start) },
    ])
  }
}

const EVERY = {
  ...verbs,
  ...arranging,
  ...several,
  ...absences,
  ...wishes,
  ...reshaping,
  restoreEntries,
  copySlot,
  makeSlots,
  mergePeople,
  acceptClash,
  unacceptClash,
  restore,
}
type VerbName = Exclude<keyof typeof EVERY, 'setUpBoard'>
type RandomVerb = (hand: Hand) => void

/** By the name of the verb; a type error says which is missing. `setUpBoard` is the server's alone. */
export const RANDOM_VERBS: Readonly<Record<VerbName, RandomVerb>> = {
  editMeta: (hand) => verbs.editMeta(hand.door, { title: hand.text(), changeover: hand.dice.roll(20) }),
  addRoom: (hand) => verbs.addRoom(hand.door, { name: hand.text(), capacity: hand.maybe(() => hand.dice.roll(300)) }),
  editRoom: (hand) => verbs.editRoom(hand.door, hand.id('room'), { name: hand.text(), features: hand.text() }),
  moveRoom: (hand) =>
    verbs.moveRoom(
      hand.door,
      hand.id('room'),
      hand.maybe(() => hand.id('room')),
    ),
  addTrack: (hand) => verbs.addTrack(hand.door, { name: hand.text() }),
  editTrack: (hand) =>
    verbs.editTrack(hand.door, hand.id('track'), { name: hand.text(), color: hand.dice.pick(TRACK_COLORS) }),
  moveTrack: (hand) =>
    verbs.moveTrack(
      hand.door,
      hand.id('track'),
      hand.maybe(() => hand.id('track')),
    ),
  setLead: (hand) => verbs.setLead(hand.door, hand.id('track'), hand.id('person'), hand.dice.roll(3) > 0),
  addPerson: (hand) => verbs.addPerson(hand.door, { name: hand.text(), affiliation: hand.text() }),
  editPerson: (hand) =>
    verbs.editPerson(hand.door, hand.id('person'), {
      name: hand.text(),
      contact: hand.text(),
      zone: hand.dice.pick(['', 'Asia/Tokyo', 'America/New_York']),
    }),
  mergePeople: (hand) => mergePeople(hand.door, hand.id('person'), hand.id('person')),
  addAway: (hand) => absences.addAway(hand.door, hand.id('person'), hand.away()),
  editAway: (hand) => {
    const person = hand.board.people.get(hand.id('person'))
    const away = person?.away[0]
    if (person && away) absences.editAway(hand.door, person.id, away.id, hand.away())
  },
  removeAway: (hand) => {
    const person = hand.board.people.get(hand.id('person'))
    absences.removeAway(hand.door, hand.id('person'), person?.away[0]?.id ?? mintId('away', hand.dice.bytes))
  },
  addSlot: (hand) => verbs.addSlot(hand.door, { place: hand.place(), minutes: hand.minutes(), title: hand.text() }),
  editSlot: (hand) =>
    verbs.editSlot(hand.door, hand.id('slot'), {
      minutes: hand.minutes(),
      kind: hand.dice.pick(SLOT_KINDS),
      trackId: hand.maybe(() => hand.id('track')),
      public: hand.dice.roll(3) > 0,
    }),
  placeSlot: (hand) => verbs.placeSlot(hand.door, hand.id('slot'), hand.place()),
  addTopic: (hand) =>
    verbs.addTopic(hand.door, {
      title: hand.text(),
      abstract: hand.text(),
      minutes: hand.minutes(),
      trackId: hand.maybe(() => hand.id('track')),
      speakers: hand.some('person'),
    }),
  editTopic: (hand) =>
    verbs.editTopic(hand.door, hand.id('topic'), {
      title: hand.text(),
      minutes: hand.minutes(),
      kind: hand.dice.pick(TOPIC_KINDS),
      stage: hand.dice.pick(STAGES),
      trackId: hand.maybe(() => hand.id('track')),
      audience: hand.maybe(() => hand.dice.roll(300)),
      outcome: hand.maybe(() => ({ status: hand.text(), text: hand.text(), url: '' })),
    }),
  writeText: (hand) =>
    verbs.writeText(hand.door, hand.id('topic'), hand.dice.pick(['abstract', 'notes'] as const), hand.text()),
  placeTopics: (hand) =>
    verbs.placeTopics(
      hand.door,
      hand.some('topic'),
      hand.maybe(() => ({ slotId: hand.id('slot'), before: hand.maybe(() => hand.id('topic')) })),
    ),
  setSpeaker: (hand) => verbs.setSpeaker(hand.door, hand.id('topic'), hand.id('person'), hand.dice.roll(3) > 0),
  setAttendee: (hand) =>
    verbs.setAttendee(
      hand.door,
      hand.id('topic'),
      hand.id('person'),
      hand.maybe(() => hand.dice.pick(ATTENDANCES)),
    ),
  addMaterial: (hand) =>
    verbs.addMaterial(hand.door, hand.id('topic'), { title: hand.text(), url: 'https://example.org/slides' }),
  editMaterial: (hand) => {
    const topic = hand.board.topics.get(hand.id('topic'))
    const material = topic?.materials[0]
    if (topic && material)
      verbs.editMaterial(hand.door, topic.id, material.id, { title: hand.text(), url: 'https://example.org/paper' })
  },
  removeMaterial: (hand) => {
    const topic = hand.board.topics.get(hand.id('topic'))
    verbs.removeMaterial(hand.door, hand.id('topic'), topic?.materials[0]?.id ?? mintId('material', hand.dice.bytes))
  },
  addWish: (hand) => wishes.addWish(hand.door, hand.id('topic'), hand.wish()),
  editWish: (hand) => {
    const topic = hand.board.topics.get(hand.id('topic'))
    const wish = topic?.wishes[0]
    if (topic && wish) wishes.editWish(hand.door, topic.id, wish.id, hand.wish())
  },
  removeWish: (hand) => {
    const topic = hand.board.topics.get(hand.id('topic'))
    wishes.removeWish(hand.door, hand.id('topic'), topic?.wishes[0]?.id ?? mintId('wish', hand.dice.bytes))
  },
  acceptClash: (hand) => {
    const clashes = findClashes(hand.board)
    if (clashes.length > 0) acceptClash(hand.door, hand.dice.pick(clashes), hand.text())
  },
  unacceptClash: (hand) => {
    const [id] = hand.board.meta.accepted.keys()
    if (id !== undefined) unacceptClash(hand.door, { id })
  },
  restore: (hand) => {
    // Of a moment before some of what is there was made or placed.
    const then = contentOf(hand.door.doc)
    for (const id of hand.some('topic')) {
      if (hand.dice.roll(4) === 0) then.topics.delete(id)
      else then.topics.get(id)?.set('placement', null)
    }
    if (hand.dice.roll(4) === 0) then.slots.delete(hand.id('slot'))
    const day = hand.day()
    const kind = hand.dice.pick(['board', 'arrangement', 'topic', 'slot', 'day'] as const)
    if (kind === 'topic') restore(hand.door, then, { kind, id: hand.id('topic') }, 'restored')
    else if (kind === 'slot') restore(hand.door, then, { kind, id: hand.id('slot') }, 'restored')
    else restore(hand.door, then, kind === 'day' ? { kind, day } : { kind }, 'restored')
  },
  removeEntry: (hand) => {
    const kind = hand.dice.pick(['room', 'track', 'person', 'slot', 'topic'] as const)
    verbs.removeEntry(hand.door, kind, hand.id(kind))
  },
  removeRoom: (hand) => verbs.removeRoom(hand.door, hand.id('room')),
  restoreEntry: (hand) => {
    const kind = hand.dice.pick(['room', 'track', 'person', 'slot', 'topic'] as const)
    verbs.restoreEntry(hand.door, kind, hand.board.bin.find((entry) => entry.kind === kind)?.id as never)
  },
  placeSlots: (hand) =>
    arranging.placeSlots(
      hand.door,
      hand.some('slot').map((id) => ({ id, place: hand.place() })),
    ),
  shiftSlots: (hand) => arranging.shiftSlots(hand.door, hand.some('slot'), 15 * (hand.dice.roll(9) - 4)),
  swapSlots: (hand) => arranging.swapSlots(hand.door, hand.id('slot'), hand.id('slot')),
  swapRooms: (hand) =>
    arranging.swapRooms(
      hand.door,
      hand.id('room'),
      hand.id('room'),
      hand.maybe(() => hand.day()),
    ),
  insertSlot: (hand) => arranging.insertSlot(hand.door, { place: hand.place(), minutes: hand.minutes() }),
  pushLater: (hand) => arranging.pushLater(hand.door, hand.id('slot'), hand.minutes()),
  closeGaps: (hand) => arranging.closeGaps(hand.door, hand.id('room'), hand.day()),
  copySlot: (hand) => copySlot(hand.door, hand.id('slot'), hand.place(), hand.dice.pick(['none', 'copies'] as const)),
  makeSlots: (hand) =>
    makeSlots(hand.door, {
      days: [hand.day()],
      rooms: hand.some('room'),
      from: '09:00',
      to: hand.dice.pick(['11:00', '12:30']),
      minutes: hand.dice.pick([30, 45, 60]),
      breaks: hand.dice.roll(2) === 0 ? [] : [{ from: '10:15', minutes: 15, title: hand.text() }],
      trackId: hand.maybe(() => hand.id('track')),
    }),
  swapTopics: (hand) => several.swapTopics(hand.door, hand.id('topic'), hand.id('topic')),
  editTopics: (hand) =>
    several.editTopics(hand.door, hand.some('topic'), {
      minutes: hand.minutes(),
      stage: hand.dice.pick(STAGES),
      trackId: hand.maybe(() => hand.id('track')),
    }),
  duplicateTopics: (hand) => reshaping.duplicateTopics(hand.door, hand.some('topic')),
  splitTopic: (hand) => {
    const { id, minutes, abstract } = hand.board.topics.get(hand.id('topic')) ?? {
      id: hand.id('topic'),
      minutes: 30,
      abstract: '',
    }
    const split = { title: hand.text(), minutes: hand.dice.roll(minutes), at: hand.dice.roll(abstract.length + 1) }
    reshaping.splitTopic(hand.door, id, split)
  },
  mergeTopics: (hand) => reshaping.mergeTopics(hand.door, hand.id('topic'), hand.id('topic')),
  restoreEntries: (hand) => {
    const { bin } = hand.board
    if (bin.length > 0) restoreEntries(hand.door, [hand.dice.pick(bin), hand.dice.pick(bin)])
  },
  removeTopics: (hand) => several.removeTopics(hand.door, hand.some('topic')),
}

/** How often each is thrown: what people do all day, most. */
const WEIGHTS: Partial<Record<keyof typeof RANDOM_VERBS, number>> = {
  placeTopics: 12,
  addTopic: 4,
  addSlot: 3,
  placeSlot: 3,
  writeText: 3,
  editTopic: 3,
  setSpeaker: 2,
  swapTopics: 2,
  shiftSlots: 2,
}
const NAMES = Object.keys(RANDOM_VERBS) as (keyof typeof RANDOM_VERBS)[]
const BAG = NAMES.flatMap((name) => Array.from({ length: WEIGHTS[name] ?? 1 }, () => name))

/** Does one random thing to the board and returns the verb's name. `board`: what the door's document says, if it is read already. */
export function randomVerb(door: BoardDoc, dice: Dice, board?: Board): keyof typeof RANDOM_VERBS {
  const name = dice.pick(BAG)
  RANDOM_VERBS[name](new Hand(door, dice, board))
  return name
}

/** A board with something of everything on it. */
export function furnish(door: BoardDoc, dice: Dice, topics = 6): void {
  const make = (name: keyof typeof RANDOM_VERBS, count: number) => {
    for (let made = 0; made < count; made++) RANDOM_VERBS[name](new Hand(door, dice))
  }
  make('addRoom', 2)
  make('addPerson', 4)
  make('addTrack', 2)
  make('addSlot', 4)
  make('addTopic', topics)
  make('placeTopics', 3)
}
