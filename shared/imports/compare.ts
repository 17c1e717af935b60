/** What an import would do, without doing it [I23, I24]. */

import type { BoardDoc } from '../board/doc.ts'
import { mapOf } from '../board/doc.ts'
import type { Board } from '../board/model.ts'
import type { Comparison } from './comparison.ts'
import type { Draft } from './draft.ts'
import { factChanges } from './event-facts.ts'
import { maybeSame } from './maybe-same.ts'
import { type Plan, planning } from './plan.ts'
import { asSeen, hasIds, seenKey, systemOf } from './seen.ts'

/** Pure reading. `board`: as the document shows it, where that was read already. */
export function compareDraft(door: BoardDoc, draft: Draft, board?: Board): Comparison {
  return drained(comparing(door, draft, board))
}

/** The same in small portions. */
export function* comparing(door: BoardDoc, draft: Draft, board?: Board): Generator<number, Comparison> {
  const plan = yield* planning(door, draft, undefined, board)
  yield 0
  const compared = comparisonOf(door, draft, plan)
  yield 0
  const { people } = draft
  const unknown = plan.matches.person.flatMap(({ id, speaker }, at) =>
    id === null && speaker === at && people[at] ? [{ key: `person ${at}`, ...people[at] }] : [],
  )
  const drafted = people.map((person, at) => ({ key: `person ${at}`, ...person }))
  const found = new Set(plan.matches.person.flatMap(({ id }) => id ?? []))
  const others = [...plan.board.people.values()].filter(({ id }) => !found.has(id))
  const standing = others.map(({ id, name, contact }) => ({ key: id as string, name, contact }))
  return { ...compared, maybeSame: maybeSame(unknown, [...standing, ...drafted]) }
}

/** All but who may be one with whom, which takes as long as all else. */
export function comparisonOf({ doc }: BoardDoc, draft: Draft, plan: Plan): Comparison {
  const seen = !hasIds(draft) ? null : asSeen(mapOf(doc, 'meta').get(seenKey(systemOf(draft))))
  return {
    meta: factChanges(plan.board, draft, seen),
    entries: plan.entries.map(({ key, kind, id, title, state, fields }) => ({ key, kind, id, title, state, fields })),
    gone: plan.gone,
    twice: plan.twice,
    maybeSame: [],
    warnings: draft.warnings,
  }
}

/** Runs to its end. */
export function drained<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const { done, value } = work.next()
    if (done) return value as T
  }
}
