import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { contentHash } from '../../../shared/board/content-hash.ts'
import type { BoardDoc } from '../../../shared/board/doc.ts'
import { MAP_OF } from '../../../shared/board/doc.ts'
import type { Board, EntryKind } from '../../../shared/board/model.ts'
import { readBoard } from '../../../shared/board/read.ts'
import * as verbs from '../../../shared/board/verbs.ts'
import { canonical } from '../../../shared/hash.ts'
import { applyDraft } from '../../../shared/imports/apply.ts'
import { compareDraft } from '../../../shared/imports/compare.ts'
import { FIELDS } from '../../../shared/imports/fields.ts'
import { copyOf, doorOf, join, newBoard, replicaOf, undoableReplicaOf } from '../../support/boards.ts'
import { cases } from '../../support/cases.ts'
import { dice } from '../../support/dice.ts'
import { laterDraft, madeDraft } from '../../support/made-drafts.ts'
import { furnish, randomVerb } from '../../support/random-verbs.ts'

const seeds = fc.integer({ min: 1, max: 1_000_000 })
const hashOf = (door: BoardDoc) => contentHash(readBoard(door.doc))

/** All fields of all entries, by kind, id and field, in the form in which they are compared. */
function fieldsOf(board: Board): Map<string, string> {
  const found = new Map<string, string>()
  for (const kind of Object.keys(FIELDS) as EntryKind[]) {
    for (const [id, entry] of board[MAP_OF[kind]] as ReadonlyMap<string, unknown>) {
      for (const { name, on } of FIELDS[kind]) found.set(`${kind} ${id} ${name}`, canonical(on(entry)))
    }
  }
  return found
}

function furnished(seed: number): BoardDoc {
  const door = newBoard({}, seed)
  furnish(door, dice(seed))
  return door
}

describe('a source imported again', () => {
  it('[I24] after edits on both sides: no edit of the board is lost, all else follows the source, nothing else changes', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 0, max: 25 }), (seed, edits) => {
        const chance = dice(seed)
        const door = furnished(seed)
        const first = madeDraft(chance)
        const byHand = fieldsOf(readBoard(door.doc))
        applyDraft(door, first)
        const imported = fieldsOf(readBoard(door.doc))
        const ours = new Set(compareDraft(door, first).entries.map(({ kind, id }) => `${kind} ${id}`))
        for (let at = 0; at < edits; at++) randomVerb(door, chance)
        const before = readBoard(door.doc)
        const [edited, bin] = [fieldsOf(before), before.bin]
        const second = laterDraft(first, chance)
        const compared = compareDraft(door, second)
        applyDraft(door, second)
        const after = readBoard(door.doc)
        const now = fieldsOf(after)
        const spoken = new Set(compared.entries.flatMap(({ id, kind }) => (id ? [`${kind} ${id}`] : [])))

        for (const [key, value] of edited) {
          const isSpoken = spoken.has(key.split(' ').slice(0, 2).join(' '))
          const isGap = !ours.has(key.split(' ').slice(0, 2).join(' ')) && ['""', 'null', '[]'].includes(value)
          // No edit is lost; and what the source does not speak of stays.
          if (isGap && isSpoken) continue
          if (imported.get(key) !== value || !isSpoken) expect([key, now.get(key)]).toEqual([key, value])
        }
        // Whatever still differs from the source was edited.
        for (const { id, kind, fields, state } of compareDraft(door, second).entries) {
          if (state === 'removed') continue
          expect(['changed', 'same']).toContain(state)
          for (const { field, since } of fields) {
            expect([field, since]).toEqual([field, 'edited'])
            const key = `${kind} ${id} ${field}`
            // What people had there before, and a colour that the source left to the board, is the board's own.
            if (field === 'order' || field === 'color' || byHand.has(key) || !ours.has(`${kind} ${id}`)) continue
            expect(edited.get(key) ?? 'new').not.toBe(imported.get(key))
          }
        }
        expect(after.bin).toEqual(bin)
      }),
      cases(200),
    )
  }, 120_000)

  it('[I3] twice changes nothing: not one update is written', () => {
    fc.assert(
      fc.property(seeds, fc.boolean(), fc.integer({ min: 0, max: 10 }), (seed, hasIds, edits) => {
        const chance = dice(seed)
        const door = furnished(seed)
        const made = madeDraft(chance)
        const bare = <E extends object>(entry: E): E => ({ ...entry, origin: '' })
        const draft = hasIds
          ? made
          : {
              ...made,
              rooms: made.rooms.map(bare),
              people: made.people.map(bare),
              tracks: made.tracks.map(bare),
              slots: made.slots.map(bare),
            }
        applyDraft(door, draft)
        for (let at = 0; at < edits; at++) randomVerb(door, chance)
        applyDraft(door, draft)
        const hash = hashOf(door)
        const updates: unknown[] = []
        door.doc.on('update', (update: unknown) => updates.push(update))
        expect(applyDraft(door, draft)).toMatchObject({
          added: 0,
          updated: 0,
          unchanged: draft.topics.length,
          gone: [],
        })
        expect(updates).toEqual([])
        expect(hashOf(door)).toBe(hash)
      }),
      cases(150),
    )
  }, 120_000)

  it('[I24] [M7] is one undo step, whatever it changes', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const chance = dice(seed)
        const made = furnished(seed)
        const first = madeDraft(chance)
        applyDraft(made, first)
        const door = undoableReplicaOf(made, 7)
        const before = hashOf(door)
        applyDraft(door, laterDraft(first, chance))
        const after = hashOf(door)
        if (after === before) return
        door.undo()
        expect(hashOf(door)).toBe(before)
        door.redo()
        expect(hashOf(door)).toBe(after)
      }),
      cases(60),
    )
  }, 120_000)
})

describe('two who import one source at the same moment', () => {
  it('[I28] have each entry twice, alike for both; the next import tells which and changes nothing', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const [one, two] = [newBoard({}, 1), newBoard({}, 1)].map((door, at) => replicaOf(door, at + 2)) as [
          BoardDoc,
          BoardDoc,
        ]
        const draft = madeDraft(dice(seed))
        for (const door of [one, two]) applyDraft(door, draft)
        join(one.doc, two.doc)
        expect(hashOf(one)).toBe(hashOf(two))
        const board = readBoard(one.doc)
        expect(board.topics.size).toBe(2 * draft.topics.length)
        const compared = compareDraft(one, draft)
        expect(compared.twice.filter(({ kind }) => kind === 'topic')).toHaveLength(draft.topics.length)
        expect(compared.gone).toEqual([])
        // Each stands where its own import put it: the usual choice leaves it there.
        expect(applyDraft(one, draft)).toMatchObject({ added: 0 })
        const remove = new Set(compared.twice.map(({ id }) => id))
        applyDraft(one, draft, { entries: new Set(), fields: new Set(), same: new Map(), remove })
        expect(readBoard(one.doc).topics.size).toBe(draft.topics.length)
        expect(compareDraft(one, draft).twice).toEqual([])
      }),
      cases(40),
    )
  }, 60_000)

  it('[I28] from copies that met before, nothing of what either edited is lost', () => {
    const door = newBoard()
    const draft = madeDraft(dice(3))
    applyDraft(door, draft)
    const [one, two] = [replicaOf(door, 2), replicaOf(door, 3)]
    const [topic] = [...readBoard(door.doc).topics.keys()]
    if (topic) verbs.editTopic(one, topic, { title: 'Ours' })
    applyDraft(two, laterDraft(draft, dice(4)))
    applyDraft(one, laterDraft(draft, dice(4)))
    join(one.doc, two.doc)
    expect(hashOf(one)).toBe(hashOf(two))
    if (topic) expect(readBoard(one.doc).topics.get(topic)?.title).toBe('Ours')
    expect(Y.encodeStateVector(copyOf(one.doc))).toEqual(Y.encodeStateVector(doorOf(copyOf(two.doc), 9).doc))
  })
})
