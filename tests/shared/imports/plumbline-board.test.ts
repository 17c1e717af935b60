/** A whole board from one server to another. */

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { addAway } from '../../../shared/board/absences.ts'
import { acceptClash } from '../../../shared/board/acceptance.ts'
import { type BoardJson, boardJson } from '../../../shared/board/board-json.ts'
import { findClashes } from '../../../shared/board/clashes.ts'
import type { BoardDoc } from '../../../shared/board/doc.ts'
import { mapOf } from '../../../shared/board/doc.ts'
import { readBoard } from '../../../shared/board/read.ts'
import * as verbs from '../../../shared/board/verbs.ts'
import { addWish } from '../../../shared/board/wishes.ts'
import { applyDraft } from '../../../shared/imports/apply.ts'
import { importText } from '../../../shared/imports/detect.ts'
import { draftSchema } from '../../../shared/imports/draft.ts'
import { fillSample } from '../../../shared/imports/sample.ts'
import { project } from '../../../shared/programme/project.ts'
import { FACTS, newBoard, undoableReplicaOf } from '../../support/boards.ts'
import { dice } from '../../support/dice.ts'
import { furnish, randomVerb } from '../../support/random-verbs.ts'

const BLANK = { ...FACTS, title: '' }
const exported = (door: BoardDoc): BoardJson => boardJson(readBoard(door.doc), 1)
const imported = (json: unknown, into = newBoard(BLANK, 900)): BoardDoc => {
  const draft = importText(JSON.stringify(json), 'auto')
  applyDraft(into, draftSchema.parse(draft))
  return into
}

/** What could not be read on the one board reads as its default on the other: it has nothing to repair. */
const whole = (json: BoardJson): BoardJson =>
  JSON.parse(JSON.stringify(json, (key, value: unknown) => (key === 'repair' ? [] : value))) as BoardJson

/** With one of everything that only an organizer sees. */
function fullBoard(): BoardDoc {
  const door = newBoard(BLANK, 3)
  fillSample(door)
  const board = readBoard(door.doc)
  const [person] = board.people.keys()
  const [topic, other] = board.topics.keys()
  const [clash] = findClashes(board)
  if (!person || !topic || !other || !clash) throw new Error('the sample has too little in it')
  addAway(door, person, { from: '2026-10-05T09:00', to: '2026-10-05T12:00' })
  verbs.editPerson(door, person, { contact: 'somebody@example.org', zone: 'Asia/Tokyo' })
  addWish(door, topic, { kind: 'after', topicId: other, buffer: 30 })
  verbs.editTopic(door, topic, {
    outcome: { status: 'merged', text: 'It is in.', url: 'https://example.org/in' },
    audience: 40,
  })
  verbs.addMaterial(door, topic, { title: 'Slides', url: 'https://example.org/slides' })
  acceptClash(door, clash, 'we live with it')
  verbs.editMeta(door, { changeover: 10, url: 'https://example.org/' })
  return door
}

describe('board.json', () => {
  it('[I20] moves whole into an empty board: ids, ranks, absences, wishes, outcomes and accepted clashes', async () => {
    const before = exported(fullBoard())
    expect(before.meta.accepted).toHaveLength(1)
    await expect(`${JSON.stringify(before, null, 1)}\n`).toMatchFileSnapshot('../../golden/schedules/board.json')
    const door = imported(before)
    expect(exported(door)).toEqual(before)
    expect(project(readBoard(door.doc))).toEqual(project(readBoard(fullBoard().doc)))
  })

  it('[I20] [I21] any board comes out of another as it went in', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const door = newBoard({}, seed)
      const chance = dice(seed)
      furnish(door, chance)
      for (let step = 0; step < 40; step++) randomVerb(door, chance)
      verbs.editMeta(door, { title: 'Kernel days' })
      const before = whole(exported(door))
      const after = imported(before)
      expect(whole(exported(after)), `seed ${seed}`).toEqual(before)
      expect(exported(imported(exported(after)))).toEqual(exported(after))
    }
  })

  it('[I20] is one step, undone in one', () => {
    const door = undoableReplicaOf(newBoard(BLANK, 5), 6)
    const draft = importText(JSON.stringify(exported(fullBoard())), 'auto')
    expect(applyDraft(door, draft)).toMatchObject({ added: draft.topics.length, updated: 0, unchanged: 0 })
    door.undo()
    expect(readBoard(door.doc).topics.size).toBe(0)
    expect(readBoard(door.doc).rooms.size).toBe(0)
  })

  it('[I20] on a board that has things it is a draft like others, and what it was asked for is in the notes', () => {
    const draft = importText(
      readFileSync(new URL('../../golden/schedules/board.json', import.meta.url), 'utf8'),
      'auto',
    )
    expect(draft.system).toBe('plumbline')
    expect(draft.topics.some(({ notes }) => /^wish: after “.+”, 30 min between/m.test(notes))).toBe(true)
    expect(draft.topics.every(({ source }) => /^t_/.test(source.id))).toBe(true)
    expect(draft.warnings.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^When people are away \(1\) comes along only to an empty board/),
      expect.stringMatching(/^Where topics came from first \(\d+\) comes along only/),
      expect.stringMatching(/kept in the notes/),
    ])
    const door = newBoard(BLANK, 8)
    verbs.addTopic(door, { title: 'Here already' })
    applyDraft(door, draft)
    const titles = [...readBoard(door.doc).topics.values()].map(({ title }) => title)
    expect(titles).toContain('Here already')
    expect(titles).toHaveLength(1 + draft.topics.length)
    expect(
      [...mapOf(door.doc, 'topics').keys()].some((id) => draft.topics.some(({ source }) => source.id === id)),
    ).toBe(false)
  })

  it.each([
    [
      'ids that are none',
      (json: BoardJson) => ({ ...json, topics: json.topics.map((one) => ({ ...one, id: 'x' })) }),
      /ids of its topics/,
    ],
    ['a newer layout', (json: BoardJson) => ({ ...json, layout: 99 }), /newer Plumbline/],
    ['a part that is missing', (json: BoardJson) => ({ ...json, people: undefined }), /people is not as it must be/],
    [
      'a room that is nowhere',
      (json: BoardJson) => ({
        ...json,
        slots: json.slots.map((one) => ({ ...one, place: { ...one.place, roomId: 'nowhere' } })),
      }),
      /place of a slot/,
    ],
  ])('[I20] with %s it does not move whole, says why, and is still a draft', (_, damage, why) => {
    const draft = importText(JSON.stringify(damage(exported(fullBoard()))), 'auto')
    expect(draft.whole).toBeUndefined()
    expect(draft.topics.length).toBeGreaterThan(5)
    expect(draft.warnings.map(({ message }) => message).join('\n')).toMatch(why)
    expect(draftSchema.parse(draft)).toEqual(draft)
    applyDraft(newBoard(BLANK, 9), draft)
  })
})
