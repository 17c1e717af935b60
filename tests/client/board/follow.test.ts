import { describe, expect, it } from 'vitest'
import { sayPeer, viewOfPeer } from '../../../client/board/follow.ts'
import { readPeer } from '../../../client/link/presence.ts'
import { readBoard } from '../../../shared/board/read.ts'
import { addTopic } from '../../../shared/board/verbs.ts'
import { must } from '../../../shared/must.ts'
import { newBoard } from '../../support/boards.ts'

const door = newBoard()
const topic = addTopic(door, { title: 'Tiering' })
const board = readBoard(door.doc)
const at = { shown: 'day', day: '2026-10-05', room: null, track: null, topic: null }
const peer = (facts: object) => must(readPeer(7, { name: 'Ann', at, ...facts }), 'peer')

describe('somebody else', () => {
  it('is said with where they are and what they do', () => {
    const caret = { topic, field: 'notes', anchor: 'AA==', head: 'AA==' }
    expect(sayPeer(peer({ at: null }), board)).toBe('Ann')
    expect(sayPeer(peer({}), board)).toBe('Ann: Mon 5 Oct')
    expect(sayPeer(peer({ at: { ...at, shown: 'list' } }), board)).toBe('Ann: the list')
    expect(sayPeer(peer({ at: { ...at, shown: 'room', topic } }), board)).toBe('Ann: one room, looks at “Tiering”')
    expect(sayPeer(peer({ chosen: [topic] }), board)).toBe('Ann: Mon 5 Oct, has chosen “Tiering”')
    expect(sayPeer(peer({ caret }), board)).toBe('Ann: Mon 5 Oct, is in “Tiering”')
    expect(sayPeer(peer({ caret: { ...caret, isTyping: true } }), board)).toBe('Ann: Mon 5 Oct, writes in “Tiering”')
    expect(sayPeer(peer({ held: { topics: [topic] }, caret }), board)).toBe('Ann: Mon 5 Oct, holds “Tiering”')
    const gone = 't_0123456789abcdef'
    expect(sayPeer(peer({ held: { topics: [gone] } }), board)).toBe('Ann: Mon 5 Oct, holds a topic')
  })

  it('is followed in what they look at, unless their page knows views that this one does not', () => {
    expect(viewOfPeer(peer({}))).toEqual({ shown: 'day', day: '2026-10-05', room: null, track: null })
    expect(viewOfPeer(peer({ at: { ...at, shown: 'globe' } }))).toBeNull()
    expect(viewOfPeer(peer({ at: null }))).toBeNull()
  })
})
