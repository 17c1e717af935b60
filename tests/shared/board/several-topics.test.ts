import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { copySlot } from '../../../shared/board/copying.ts'
import { readBoard } from '../../../shared/board/read.ts'
import { editTopics, removeTopics, swapTopics } from '../../../shared/board/several-topics.ts'
import * as verbs from '../../../shared/board/verbs.ts'
import type { SlotId, TopicId } from '../../../shared/ids.ts'
import { must } from '../../../shared/must.ts'
import { join, newBoard, replicaOf, undoableReplicaOf } from '../../support/boards.ts'
import { faultsOf } from '../../support/invariants.ts'

/** Slots 1 and 2 with the cards a b c d and e f, and g on the tray. */
function cards() {
  const start = newBoard()
  const slots = ['09:00', '11:00'].map((clock) =>
    verbs.addSlot(start, { place: { roomId: null, start: `2026-10-05T${clock}` }, minutes: 90 }),
  )
  const ids = new Map<string, TopicId>([...'abcdefg'].map((title) => [title, verbs.addTopic(start, { title })]))
  const card = (title: string) => must(ids.get(title), title)
  const slot = (at: number): SlotId => must(slots[at], 'slot')
  verbs.placeTopics(start, [...'abcd'].map(card), { slotId: slot(0), before: null })
  verbs.placeTopics(start, [...'ef'].map(card), { slotId: slot(1), before: null })
  const door = undoableReplicaOf(start, 2)
  const shown = () => {
    const { lineups, tray } = readBoard(door.doc)
    const inSlots = slots.map(
      (id) =>
        lineups
          .get(id)
          ?.topics.map(({ topic }) => topic.title)
          .join('') ?? '',
    )
    return [...inSlots, tray.map(({ title }) => title).join('')].join(' ')
  }
  return { start, door, card, slot, shown, step: () => door.undoState().undo }
}

describe('swapping topics', () => {
  it.each([
    ['a', 'b', 'bacd ef g'],
    ['c', 'b', 'acbd ef g'],
    ['d', 'a', 'dbca ef g'],
    ['b', 'e', 'aecd bf g'],
    ['f', 'd', 'abcf ed g'],
    ['g', 'c', 'abgd ef c'],
    ['b', 'g', 'agcd ef b'],
    ['a', 'a', 'abcd ef g'],
  ])('[M13] %s and %s gives %s, and twice is as before', (a, b, swapped) => {
    const { door, card, shown, step } = cards()
    swapTopics(door, card(a), card(b))
    expect(shown()).toBe(swapped)
    expect(step()).toBe(a === b ? null : `swapped “${a}” and “${b}”`)
    swapTopics(door, card(a), card(b))
    expect(shown()).toBe('abcd ef g')
  })

  it('[M4, M13] by two people who swap one card with different ones leaves ranks that tell all apart', () => {
    const { start, card } = cards()
    const [mine, theirs] = [replicaOf(start, 5), replicaOf(start, 6)]
    swapTopics(mine, card('a'), card('e'))
    swapTopics(theirs, card('a'), card('f'))
    join(mine.doc, theirs.doc)
    const board = readBoard(mine.doc)
    expect(board).toEqual(readBoard(theirs.doc))
    expect(faultsOf(board)).toEqual([])
  })
})

describe('several topics', () => {
  it('[M13] are changed in one step, and those that are gone stay out', () => {
    const { door, card, step } = cards()
    verbs.removeEntry(door, 'topic', card('a'))
    const track = verbs.addTrack(door, { name: 'Memory' })
    const three = [...'abcb'].map(card)
    const said = (change: Parameters<typeof editTopics>[2], ids = three) => {
      editTopics(door, ids, change)
      return step()
    }
    expect(said({ minutes: 45 })).toBe('gave 2 topics 45 min')
    expect(said({ stage: 'accepted' })).toBe('marked 2 topics accepted')
    expect(said({ kind: 'talk' })).toBe('made 2 topics of kind talk')
    expect(said({ trackId: track })).toBe('moved 2 topics to track “Memory”')
    expect(said({ trackId: null })).toBe('took 2 topics out of the track')
    expect(said({ minutes: 5, kind: 'other' }, [card('b')])).toBe('changed “b”')
    const { topics } = readBoard(door.doc)
    expect(topics.get(card('c'))).toMatchObject({ minutes: 45, stage: 'accepted', kind: 'talk', trackId: null })
    expect(topics.get(card('b'))).toMatchObject({ minutes: 5, stage: 'accepted', kind: 'other' })
    const before = Y.encodeStateVector(door.doc)
    editTopics(door, three.slice(2), { stage: 'accepted' })
    expect(Y.encodeStateVector(door.doc)).toEqual(before)
  })

  it('[M5, M13] are removed in one step, and come back with it', () => {
    const { door, card, shown, step } = cards()
    removeTopics(door, [...'bce'].map(card))
    expect([shown(), step()]).toEqual(['ad f g', 'removed 3 topics'])
    const before = Y.encodeStateVector(door.doc)
    removeTopics(door, [card('b')])
    expect(Y.encodeStateVector(door.doc)).toEqual(before)
    door.undo()
    expect(shown()).toBe('abcd ef g')
  })
})

describe('copying a slot', () => {
  const place = { roomId: null, start: '2026-10-06T10:00' }

  it('[M13] gives copies of its topics all that they have but their source, in the same order', () => {
    const { door, card, slot, shown, step } = cards()
    const ada = verbs.addPerson(door, { name: 'Ada' })
    verbs.editSlot(door, slot(1), { title: 'Session', kind: 'plenary', public: false })
    const source = { system: 'page', id: '7', url: '' }
    verbs.editTopic(door, card('e'), { minutes: 35, audience: 9, stage: 'accepted', source })
    verbs.writeText(door, card('e'), 'abstract', 'About')
    verbs.writeText(door, card('e'), 'notes', 'Secret')
    verbs.setSpeaker(door, card('e'), ada, true)
    verbs.setAttendee(door, card('e'), ada, 'contingent')
    verbs.addMaterial(door, card('e'), { title: 'Slides', url: 'https://example.org/slides' })
    const before = shown()
    const copy = must(copySlot(door, slot(1), place, 'copies'), 'copy')
    expect(step()).toBe('copied “Session” to Tue 10:00')
    const board = readBoard(door.doc)
    const [of, copied] = [slot(1), copy].map((id) => must(board.lineups.get(id), 'lineup'))
    expect(copied?.slot).toEqual({ ...of?.slot, id: copy, place })
    const plain = (lineup: typeof of) =>
      lineup?.topics.map(({ topic: { id, placement, source, materials, speakers, ...rest } }) => ({
        ...rest,
        speakers,
        materials: materials.map(({ title, url }) => ({ title, url })),
      }))
    expect(plain(copied)).toEqual(plain(of))
    expect(copied?.topics.map(({ topic }) => topic.source)).toEqual([null, null])
    expect(shown()).toBe(before)
    door.undo()
    expect(readBoard(door.doc).slots.has(copy)).toBe(false)
  })

  it('[M13] or none of them; one that is gone has no copy', () => {
    const { door, slot } = cards()
    const copy = must(copySlot(door, slot(0), place, 'none'), 'copy')
    expect(readBoard(door.doc).lineups.get(copy)?.topics).toEqual([])
    verbs.removeEntry(door, 'slot', slot(0))
    expect(copySlot(door, slot(0), place, 'copies')).toBeNull()
  })
})
