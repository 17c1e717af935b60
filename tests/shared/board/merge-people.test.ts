/** One person who stood on the board twice. */

import { describe, expect, it } from 'vitest'
import { addAway } from '../../../shared/board/absences.ts'
import { contentHash } from '../../../shared/board/content-hash.ts'
import { mergePeople } from '../../../shared/board/merge-people.ts'
import { readBoard } from '../../../shared/board/read.ts'
import * as verbs from '../../../shared/board/verbs.ts'
import { newBoard, undoableReplicaOf } from '../../support/boards.ts'

function scene() {
  const start = newBoard()
  const ada = verbs.addPerson(start, { name: 'Ada', affiliation: 'Engines' })
  const twin = verbs.addPerson(start, { name: 'ADA', affiliation: 'Looms', contact: 'ada@example.org' })
  const add = (title: string) => verbs.addTopic(start, { title, speakers: [twin] })
  const [one, two, three] = [add('one'), add('two'), add('three')]
  const track = verbs.addTrack(start, { name: 'Memory' })
  verbs.setLead(start, track, twin, true)
  verbs.setSpeaker(start, one, ada, true)
  verbs.setAttendee(start, one, ada, 'contingent')
  verbs.setAttendee(start, one, twin, 'required')
  verbs.setAttendee(start, two, ada, 'required')
  verbs.setAttendee(start, two, twin, 'contingent')
  verbs.removeEntry(start, 'topic', three)
  addAway(start, twin, { from: '2026-10-05T08:00', to: '2026-10-05T12:00' })
  verbs.editPerson(start, twin, { zone: 'Asia/Tokyo' })
  return { door: undoableReplicaOf(start, 2), ada, twin, one, two, three, track }
}

describe('merging two people', () => {
  it('[M16] gives the one every role, absence and missing fact of the other, in one step', () => {
    const { door, ada, twin, one, two, three, track } = scene()
    const before = contentHash(readBoard(door.doc))
    mergePeople(door, ada, twin)
    const board = readBoard(door.doc)
    expect([...board.people.keys()]).toEqual([ada])
    expect(board.people.get(ada)).toMatchObject({
      affiliation: 'Engines',
      contact: 'ada@example.org',
      zone: 'Asia/Tokyo',
      away: [{ from: '2026-10-05T08:00' }],
    })
    expect(board.topics.get(one)?.speakers).toEqual([ada])
    expect([...(board.topics.get(one)?.attendees ?? [])]).toEqual([[ada, 'required']])
    expect([...(board.topics.get(two)?.attendees ?? [])]).toEqual([[ada, 'required']])
    expect(board.tracks.get(track)?.leads).toEqual([ada])
    verbs.restoreEntry(door, 'topic', three)
    expect(readBoard(door.doc).topics.get(three)?.speakers).toEqual([ada])
    door.undo()
    door.undo()
    expect(contentHash(readBoard(door.doc))).toBe(before)
  })

  it('[M16] does nothing with oneself, or with somebody who is gone', () => {
    const { door, ada, twin } = scene()
    verbs.removeEntry(door, 'person', twin)
    const before = contentHash(readBoard(door.doc))
    mergePeople(door, ada, twin)
    mergePeople(door, twin, ada)
    mergePeople(door, ada, ada)
    expect(contentHash(readBoard(door.doc))).toBe(before)
  })
})
