import { describe, expect, it } from 'vitest'
import { sayMoment } from '../../../../client/board/talk/say-moment.ts'
import { unreadIn, withSeen } from '../../../../client/board/talk/seen.ts'
import { subjectOf } from '../../../../client/board/talk/subject.ts'
import { countsOf, keyOf, TALK_FILTERS, threadsAbout, threadsFor } from '../../../../client/board/talk/threads.ts'
import { readBoard } from '../../../../shared/board/read.ts'
import { addRoom, addSlot, addTopic, removeEntry } from '../../../../shared/board/verbs.ts'
import { must } from '../../../../shared/must.ts'
import { readTalk } from '../../../../shared/talk/read.ts'
import { addComment, removeComment, resolveThread, startThread } from '../../../../shared/talk/verbs.ts'
import { newBoard } from '../../../support/boards.ts'
import { aboutTopic, authorOf, newTalk } from '../../../support/talks.ts'

const [ann, ben] = [authorOf('Ann Lee', 1), authorOf('Ben', 2)]

function scene() {
  let now = 0
  const door = { ...newTalk(), now: () => ++now }
  const about = aboutTopic(7)
  const first = startThread(door, about, 'Is it enough, @Ann Lee?', ben)
  addComment(door, first, 'Yes.', ann)
  const second = startThread(door, about, 'Which room?', ann)
  const third = startThread(door, aboutTopic(8), 'Done?', ben)
  resolveThread(door, third)
  const talk = () => readTalk(door.doc)
  const thread = (id: string) =>
    must(
      talk().threads.find((one) => one.id === id),
      'a thread',
    )
  return { door, about, first, second, third, talk, thread }
}

describe('threads', () => {
  it('[T7] are unread while others have said more than was seen, and never by what one said oneself', () => {
    const { door, first, second, thread } = scene()
    expect([unreadIn(thread(first), {}, ann.id), unreadIn(thread(second), {}, ann.id)]).toEqual([1, 0])
    const seen = withSeen({}, thread(first))
    expect(unreadIn(thread(first), seen, ann.id)).toBe(0)
    expect(withSeen(seen, thread(first)), 'seen already').toBe(seen)
    const id = must(addComment(door, first, 'Sure?', ben), 'a comment')
    expect(unreadIn(thread(first), seen, ann.id)).toBe(1)
    removeComment(door, id)
    expect(unreadIn(thread(first), seen, ann.id), 'what was removed is nothing to read').toBe(0)
    expect(unreadIn(thread(first), {}, ben.id)).toBe(1)
  })

  it('[T6, T7] are found by what is still to do, to read, or to answer', () => {
    const { first, second, third, talk } = scene()
    const reader = { id: ann.id, name: 'Ann Lee', seen: {} }
    const found = TALK_FILTERS.map((filter) =>
      threadsFor(filter, talk(), reader)
        .map(({ id }) => id)
        .toSorted(),
    )
    expect(found).toEqual([[first, second].toSorted(), [first, third].toSorted(), [first], [third]])
    expect(threadsFor('mentions', talk(), { ...reader, id: ben.id }), 'whoever calls it, it is not oneself').toEqual([])
    expect(threadsFor('mentions', talk(), { ...reader, name: '' })).toEqual([])
  })

  it('are counted for each thing, and a count that says the same is the same', () => {
    const { door, about, second, talk } = scene()
    const of = (before = new Map() as ReturnType<typeof countsOf>) => countsOf(talk(), { seen: {}, id: ann.id }, before)
    const counts = of()
    expect([...counts]).toEqual([[keyOf('topic', about.id), { open: 2, unread: 1 }]])
    expect(of(counts).get(keyOf('topic', about.id))).toBe(counts.get(keyOf('topic', about.id)))
    resolveThread(door, second)
    expect(of(counts).get(keyOf('topic', about.id))).toEqual({ open: 1, unread: 1 })
    expect(threadsAbout(talk(), about)).toHaveLength(2)
  })

  it('of which every comment was removed are gone', () => {
    const { door, about, first, thread, talk } = scene()
    for (const { id } of thread(first).comments) removeComment(door, id)
    expect(threadsAbout(talk(), about)).toHaveLength(1)
  })
})

describe('what a thread is about', () => {
  it('[T4] is called as it is now, and as it was when it is there no more', () => {
    const door = newBoard()
    const room = addRoom(door, { name: 'Aurora' })
    const slot = addSlot(door, { place: { roomId: room, start: '2026-10-05T09:00' }, minutes: 60, title: 'Opening' })
    const topic = addTopic(door, { title: 'Folios' })
    const say = (what: 'topic' | 'slot' | 'clash', id: string) =>
      subjectOf({ what, id, title: 'As it was' }, { board: readBoard(door.doc), standing: { open: [], accepted: [] } })
    expect(say('topic', topic)).toEqual({ kind: 'Topic', title: 'Folios', gone: '' })
    expect(say('slot', slot)).toEqual({ kind: 'Slot', title: 'Opening, Mon 5 Oct, 09:00', gone: '' })
    removeEntry(door, 'topic', topic)
    removeEntry(door, 'slot', slot)
    expect(say('topic', topic)).toEqual({ kind: 'Topic', title: 'As it was', gone: 'removed' })
    expect(say('slot', slot)).toEqual({ kind: 'Slot', title: 'As it was', gone: 'removed' })
    expect(say('clash', 'room-overlap:x')).toEqual({ kind: 'Clash', title: 'As it was', gone: 'mended' })
    const board = readBoard(door.doc)
    expect(subjectOf(null, { board, standing: { open: [], accepted: [] } }).title).toContain('cannot be read')
  })
})

it.each([
  ['2026-10-05T12:05:00Z', '14:05'],
  ['2026-10-04T12:05:00Z', '4 Oct, 14:05'],
  ['2025-10-05T12:05:00Z', '5 Oct 2025'],
])('%s is said as %s', (at, said) => {
  expect(sayMoment(Date.parse(at), Date.parse('2026-10-05T20:00:00Z'), 'Europe/Prague')).toBe(said)
})
