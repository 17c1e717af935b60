/** The boards and the edits of the load: made by the product's verbs with seeded chance, before the clock starts. */

import * as Y from 'yjs'
import { type BoardDoc, boardDocOf } from '../../../shared/board/doc.ts'
import { STAGES } from '../../../shared/board/model.ts'
import { readBoard } from '../../../shared/board/read.ts'
import * as verbs from '../../../shared/board/verbs.ts'
import type { SlotId, TopicId } from '../../../shared/ids.ts'
import { must } from '../../../shared/must.ts'
import { atClock, daysFrom } from '../../../shared/time.ts'
import { FACTS, NOW } from '../../support/boards.ts'
import { type Dice, dice } from '../../support/dice.ts'

/** How large a board is: so many topics, or as many as make so many bytes. */
export type Size = { readonly topics: number } | { readonly bytes: number }

const CLOCKS = ['09:00', '10:30', '12:00', '14:00', '15:30', '17:00']
const TOPICS_A_STEP = 10
/** Up to so many topics, a board has one room on one day. */
const SMALL = 10

const doorTo = (doc: Y.Doc, chance: Dice): BoardDoc => boardDocOf(doc, { random: chance.bytes, now: () => NOW })

/** Fills a board; each update that `doc` emits is one frame's worth. Where nobody has set it up (a peer's), that too. */
export function fillBoard(doc: Y.Doc, size: Size, seed: number): void {
  const chance = dice(seed)
  const door = doorTo(doc, chance)
  if (doc.getMap('meta').size === 0) verbs.setUpBoard(door, FACTS)
  const slots: SlotId[] = []
  const isSmall = 'topics' in size && size.topics <= SMALL
  const days = isSmall ? [FACTS.firstDay] : daysFrom(FACTS.firstDay, FACTS.lastDay)
  door.change('furnished', () => {
    for (let room = 1; room <= (isSmall ? 1 : 2); room++) {
      const roomId = verbs.addRoom(door, { name: `Room ${room}` })
      for (const day of days) {
        for (const clock of CLOCKS)
          slots.push(verbs.addSlot(door, { place: { roomId, start: atClock(day, clock) }, minutes: 75 }))
      }
    }
  })
  const isFull = (topics: number) =>
    'topics' in size ? topics >= size.topics : Y.encodeStateAsUpdate(doc).length >= size.bytes
  for (let topics = 0; !isFull(topics); topics += TOPICS_A_STEP) {
    door.change('filled', () => {
      const person = verbs.addPerson(door, { name: `Person ${topics}` })
      for (let at = topics; at < topics + TOPICS_A_STEP; at++) {
        const abstract = 'A paragraph of an ordinary length, about memory, queues and people. '.repeat(4)
        const id = verbs.addTopic(door, { title: `Topic ${at}`, abstract, speakers: [person], minutes: 25 })
        verbs.placeTopics(door, [id], { slotId: chance.pick(slots), before: null })
      }
    })
  }
}

/** What one writer sends, one update an edit, and its clock as a Yjs client after each of them. */
export interface Script {
  readonly client: number
  readonly updates: Uint8Array[]
  readonly ends: number[]
}

/** Each writer has a copy of the board and its own topics; nobody's edit builds on another's, so that none waits for one. */
export function scriptsFor(base: Y.Doc, writers: number, edits: number, seed: number): Script[] {
  const state = Y.encodeStateAsUpdate(base)
  const board = readBoard(base)
  const slots = [...board.slots.keys()]
  const topics = [...board.topics.keys()]
  return Array.from({ length: writers }, (_, at) => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, state)
    doc.clientID = 1_000_000 + seed * 1_000 + at
    const own = topics.filter((_, topic) => topic % writers === at % topics.length)
    const count = Math.floor(edits / writers) + (at < edits % writers ? 1 : 0)
    return scriptOf(doc, own, slots, count, dice(seed * 1_000 + at))
  })
}

function scriptOf(doc: Y.Doc, topics: TopicId[], slots: SlotId[], count: number, chance: Dice): Script {
  const script: Script = { client: doc.clientID, updates: [], ends: [] }
  const door = doorTo(doc, chance)
  doc.on('update', (update: Uint8Array) => {
    script.updates.push(update)
    script.ends.push(Y.getState(doc.store, doc.clientID))
  })
  for (let tries = 0; script.updates.length < count; tries++) {
    if (tries > 3 * count + 100) throw new Error('edits that change nothing')
    edit(door, chance.pick(topics), slots, chance)
  }
  return script
}

/** Half of them are cards that are moved; the others are fields. */
function edit(door: BoardDoc, topic: TopicId, slots: SlotId[], chance: Dice): void {
  switch (chance.roll(6)) {
    case 0:
      verbs.editTopic(door, topic, { minutes: 5 + chance.roll(80) })
      break
    case 1:
      verbs.editTopic(door, topic, { title: `Title ${chance.roll(1e9)}` })
      break
    case 2:
      verbs.editTopic(door, topic, { stage: chance.pick(STAGES) })
      break
    default:
      verbs.placeTopics(door, [topic], { slotId: must(chance.pick(slots), 'a slot'), before: null })
  }
}
