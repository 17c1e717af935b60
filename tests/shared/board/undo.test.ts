import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { contentHash } from '../../../shared/board/content-hash.ts'
import { MAPS, mapOf } from '../../../shared/board/doc.ts'
import { readBoard } from '../../../shared/board/read.ts'
import { undoable } from '../../../shared/board/undo.ts'
import * as verbs from '../../../shared/board/verbs.ts'
import { must } from '../../../shared/must.ts'
import { copyOf, join, NOW, newBoard, undoableReplicaOf } from '../../support/boards.ts'
import { dice } from '../../support/dice.ts'
import { furnish, randomVerb } from '../../support/random-verbs.ts'

function twoPeople() {
  const door = newBoard()
  const slots = ['09:00', '11:00', '14:00'].map((clock) =>
    verbs.addSlot(door, { place: { roomId: null, start: `2026-10-05T${clock}` }, minutes: 90 }),
  )
  const topics = ['one', 'two'].map((title) => verbs.addTopic(door, { title }))
  const [mine, theirs] = [undoableReplicaOf(door, 2), undoableReplicaOf(door, 3)]
  const meet = () => join(mine.doc, theirs.doc)
  return { mine, theirs, meet, slots, topic: must(topics[0], 'topic'), other: must(topics[1], 'topic') }
}

/** Where in the document a run writes: `topics/t_…/placement`. */
function placesTouched(doc: Y.Doc, run: () => void): string[] {
  const places = new Set<string>()
  const observers = MAPS.map((name) => ({
    map: mapOf(doc, name),
    note: (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
      for (const event of events) {
        const path = [name, ...event.path]
        if (!(event.target instanceof Y.Map)) places.add(path.join('/'))
        for (const key of event.changes.keys.keys()) places.add([...path, key].join('/'))
      }
    },
  }))
  for (const { map, note } of observers) map.observeDeep(note)
  run()
  for (const { map, note } of observers) map.unobserveDeep(note)
  return [...places]
}

describe('undo', () => {
  it('[M8] takes back my step and not theirs', () => {
    const { mine, theirs, meet, slots, topic, other } = twoPeople()
    verbs.placeTopics(mine, [topic], { slotId: must(slots[0], 'slot'), before: null })
    meet()
    verbs.placeTopics(theirs, [other], { slotId: must(slots[1], 'slot'), before: null })
    meet()
    mine.undo()
    meet()
    const board = readBoard(theirs.doc)
    expect(board.topics.get(topic)?.placement).toBeNull()
    expect(board.topics.get(other)?.placement?.slotId).toBe(slots[1])
    expect(readBoard(mine.doc)).toEqual(board)
    mine.redo()
    expect(readBoard(mine.doc).topics.get(topic)?.placement?.slotId).toBe(slots[0])
  })

  it('[M8] never takes back a value that somebody else wrote last', () => {
    const { mine, theirs, meet, slots, topic } = twoPeople()
    verbs.editTopic(mine, topic, { minutes: 30 })
    verbs.placeTopics(mine, [topic], { slotId: must(slots[0], 'slot'), before: null })
    meet()
    verbs.placeTopics(theirs, [topic], { slotId: must(slots[2], 'slot'), before: null })
    meet()
    mine.undo()
    meet()
    expect(readBoard(mine.doc).topics.get(topic)?.placement?.slotId).toBe(slots[2])
    mine.undo()
    meet()
    expect(readBoard(theirs.doc).topics.get(topic)).toMatchObject({ minutes: 20, placement: { slotId: slots[2] } })
  })

  it('[M8] of a value that another wrote at the same moment, and lost, brings back what stood before', () => {
    const { mine, theirs, meet, slots } = twoPeople()
    const slot = must(slots[0], 'slot')
    const placeIn = ({ doc }: typeof mine) => readBoard(doc).slots.get(slot)?.place
    const before = placeIn(mine)
    for (const [door, start] of [
      [mine, '2026-10-06T10:00'],
      [theirs, '2026-10-07T16:00'],
    ] as const)
      verbs.placeSlot(door, slot, { roomId: null, start })
    meet()
    const [winner, loser] = placeIn(mine)?.start === '2026-10-06T10:00' ? [mine, theirs] : [theirs, mine]
    expect(loser.undoState().undo).toBeNull()
    const after = placeIn(winner)
    winner.undo()
    meet()
    expect([placeIn(mine), placeIn(theirs)]).toEqual([before, before])
    winner.redo()
    meet()
    expect([placeIn(mine), placeIn(theirs)]).toEqual([after, after])
  })

  it('[M8] keeps a card that I made once another has worked on it', () => {
    const { mine, theirs, meet } = twoPeople()
    const made = verbs.addTopic(mine, { title: 'mine' })
    const alone = verbs.addTopic(mine, { title: 'mine alone' })
    meet()
    verbs.writeText(theirs, made, 'notes', 'theirs')
    meet()
    mine.undo()
    mine.undo()
    meet()
    const { topics } = readBoard(theirs.doc)
    expect(topics.get(made)).toMatchObject({ title: 'mine', notes: 'theirs', repair: [] })
    expect(topics.has(alone)).toBe(false)
  })

  it('[M8] typing merges into one step; another text, or another step between, begins a new one', () => {
    const { mine, topic, other } = twoPeople()
    for (const text of ['a', 'ab', 'abc']) verbs.writeText(mine, topic, 'abstract', text)
    verbs.writeText(mine, topic, 'notes', 'n')
    verbs.writeText(mine, other, 'abstract', 'x')
    verbs.editTopic(mine, other, { minutes: 30 })
    verbs.writeText(mine, other, 'abstract', 'xy')
    const texts = () => {
      const { topics } = readBoard(mine.doc)
      return [topics.get(topic)?.abstract, topics.get(topic)?.notes, topics.get(other)?.abstract]
    }
    const seen = [texts()]
    while (mine.undoState().undo !== null) {
      mine.undo()
      seen.push(texts())
    }
    expect(seen).toEqual([
      ['abc', 'n', 'xy'],
      ['abc', 'n', 'x'],
      ['abc', 'n', 'x'],
      ['abc', 'n', ''],
      ['abc', '', ''],
      ['', '', ''],
    ])
  })

  it('[M8] typing in a title is one step too, and an edit of something else is another', () => {
    const { mine, topic } = twoPeople()
    const before = readBoard(mine.doc).topics.get(topic)?.title
    for (const title of ['N', 'Ne', 'New']) verbs.editTopic(mine, topic, { title })
    verbs.editTopic(mine, topic, { minutes: 25 })
    verbs.editTopic(mine, topic, { minutes: 30 })
    const titles = [0, 1, 2].map(() => {
      mine.undo()
      return readBoard(mine.doc).topics.get(topic)?.title
    })
    expect(titles).toEqual(['New', 'New', before])
  })

  it('[M7] several verbs in one change are one step, with the outer one’s name', () => {
    const { mine, slots } = twoPeople()
    const before = contentHash(readBoard(mine.doc))
    mine.change('made a session', () => {
      const topic = verbs.addTopic(mine, { title: 'inner' })
      verbs.placeTopics(mine, [topic], { slotId: must(slots[0], 'slot'), before: null })
    })
    expect(mine.undoState()).toEqual({ undo: 'made a session', redo: null })
    mine.undo()
    expect(mine.undoState()).toEqual({ undo: null, redo: 'made a session' })
    expect(contentHash(readBoard(mine.doc))).toBe(before)
  })

  it('[M8] of everything leads back to where one began, and redo of everything to where one was', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const start = newBoard()
      const chance = dice(seed)
      furnish(start, chance)
      const door = undoableReplicaOf(start, 7)
      const before = contentHash(readBoard(door.doc))
      for (let step = 0; step < 15; step++) randomVerb(door, chance)
      const after = contentHash(readBoard(door.doc))
      while (door.undoState().undo !== null) door.undo()
      expect(contentHash(readBoard(door.doc)), `seed ${seed}`).toBe(before)
      while (door.undoState().redo !== null) door.redo()
      expect(contentHash(readBoard(door.doc)), `seed ${seed}`).toBe(after)
    }
  })

  it('[M8] takes back the step that it names: one that others have overwritten is no longer named', () => {
    const { mine, theirs, meet, slots, topic, other } = twoPeople()
    const [first, second, third] = slots.map((slot) => must(slot, 'slot'))
    verbs.placeTopics(mine, [topic], { slotId: must(first, 'slot'), before: null })
    verbs.placeTopics(mine, [other], { slotId: must(second, 'slot'), before: null })
    meet()
    expect(mine.undoState().undo).toContain('“two”')
    verbs.placeTopics(theirs, [other], { slotId: must(third, 'slot'), before: null })
    meet()
    expect(mine.undoState().undo).toContain('“one”')
    mine.undo()
    expect(mine.undoState().redo).toContain('“one”')
    expect(mine.undoState().undo).toBeNull()
    const { topics } = readBoard(mine.doc)
    expect([topics.get(topic)?.placement, topics.get(other)?.placement?.slotId]).toEqual([null, third])
  })

  it('[M8] never changes anything but what the step that it names had touched', () => {
    let taken = 0
    for (let seed = 1; seed <= 60; seed++) {
      const start = newBoard()
      const chance = dice(seed)
      furnish(start, chance)
      const people = [2, 3].map((id) => ({ door: undoableReplicaOf(start, id), touched: new Map<string, string[]>() }))
      for (let turn = 0; turn < 40; turn++) {
        const { door, touched } = chance.pick(people)
        const luck = chance.roll(6)
        const way = luck === 0 ? 'undo' : 'redo'
        if (luck < 2) {
          const step = door.undoState()[way]
          const places = placesTouched(door.doc, () => door[way]())
          const allowed = touched.get(step ?? '') ?? []
          const other = places.filter((place) => !allowed.some((one) => `${place}/`.startsWith(`${one}/`)))
          expect(other, `seed ${seed}, turn ${turn}: ${way} ${step}`).toEqual([])
          taken += places.length
        } else if (luck === 2) join(...people.map((person) => person.door.doc))
        else {
          const step = `step ${turn}`
          const run = () => door.change(step, () => randomVerb(door, chance))
          touched.set(step, placesTouched(door.doc, run))
        }
      }
    }
    expect(taken).toBeGreaterThan(100)
  })

  it('[M8] keeps what I made once others refer to it', () => {
    const { mine, theirs, meet, topic } = twoPeople()
    const place = { roomId: null, start: '2026-10-06T09:00' }
    const room = verbs.addRoom(mine, { name: 'Aurora' })
    const track = verbs.addTrack(mine, { name: 'Memory' })
    const [speaker, lead, needed, idle] = ['Ada', 'Bob', 'Cy', 'Di'].map((name) => verbs.addPerson(mine, { name }))
    const slot = verbs.addSlot(mine, { place, minutes: 60 })
    const alone = verbs.addSlot(mine, { place, minutes: 30 })
    meet()
    verbs.placeTopics(theirs, [topic], { slotId: slot, before: null })
    verbs.addSlot(theirs, { place: { ...place, roomId: room }, minutes: 30 })
    verbs.editTopic(theirs, topic, { trackId: track })
    verbs.setSpeaker(theirs, topic, must(speaker, 'person'), true)
    verbs.setAttendee(theirs, topic, must(needed, 'person'), 'required')
    const theirTrack = verbs.addTrack(theirs, { name: 'Power' })
    verbs.setLead(theirs, theirTrack, must(lead, 'person'), true)
    meet()
    while (mine.undoState().undo !== null) mine.undo()
    meet()
    const board = readBoard(theirs.doc)
    expect([board.rooms.has(room), board.tracks.has(track), board.slots.has(slot)]).toEqual([true, true, true])
    expect([speaker, lead, needed, idle].map((id) => board.people.has(must(id, 'person')))).toEqual([
      true,
      true,
      true,
      false,
    ])
    expect(board.slots.has(alone)).toBe(false)
    expect(board.lineups.get(slot)?.topics.map((placed) => placed.topic.id)).toEqual([topic])
  })

  it('[M8] by both, in any order, never throws and leaves both with one board', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const start = newBoard()
      const chance = dice(seed)
      furnish(start, chance)
      const people = [undoableReplicaOf(start, 2), undoableReplicaOf(start, 3)]
      for (let step = 0; step < 40; step++) {
        const person = chance.pick(people)
        const luck = chance.roll(6)
        if (luck === 0) person.undo()
        else if (luck === 1) person.redo()
        else if (luck === 2) join(...people.map(({ doc }) => doc))
        else randomVerb(person, chance)
      }
      join(...people.map(({ doc }) => doc))
      const [a, b] = people.map(({ doc }) => contentHash(readBoard(doc)))
      expect(a, `seed ${seed}`).toBe(b)
    }
  })

  it('[M10] where the board may not be changed, neither a verb nor undo changes it', () => {
    const { mine } = twoPeople()
    let open = true
    const door = undoable(copyOf(mine.doc), {
      random: dice(9).bytes,
      now: () => NOW,
      actor: () => 'somebody',
      assertWritable: () => {
        if (!open) throw new Error('The board is not loaded yet.')
      },
    })
    const room = verbs.addRoom(door, { name: 'Aurora' })
    open = false
    const before = contentHash(readBoard(door.doc))
    expect(() => verbs.editRoom(door, room, { name: 'Birch' })).toThrow('not loaded yet')
    expect(() => door.undo()).toThrow('not loaded yet')
    expect(contentHash(readBoard(door.doc))).toBe(before)
  })
})
