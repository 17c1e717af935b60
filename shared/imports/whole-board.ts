/** Whether a board of another server can move as it is, and the way it does [I20]. */

import type { BoardJson } from '../board/board-json.ts'
import { boardJsonSchema } from '../board/board-json.ts'
import type { BoardDoc } from '../board/doc.ts'
import { mapOf } from '../board/doc.ts'
import { readMeta } from '../board/entries.ts'
import { LAYOUT } from '../board/model.ts'
import { isUntouched, moveIn } from '../board/move-in.ts'
import { isRank } from '../board/ranks.ts'
import { asAbsence, asPlace, asPlacement, asWish } from '../board/values.ts'
import { editMeta } from '../board/verbs.ts'
import type { IdKind } from '../ids.ts'
import { parseId } from '../ids.ts'
import type { Draft, Warning } from './draft.ts'
import { MOST } from './draft.ts'

/** The board where everything in it is sound; else why it cannot move whole. */
export function wholeBoard(json: unknown): BoardJson | { readonly why: string } {
  const parsed = boardJsonSchema.safeParse(json)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return { why: `${issue?.path.slice(0, 4).map(String).join('.').slice(0, 80) || 'something'} is not as it must be` }
  }
  const board = parsed.data
  if (board.layout > LAYOUT) return { why: `it is of a newer Plumbline (layout ${board.layout})` }
  for (const [kind, key] of KINDS) {
    const ids = board[key].map(({ id }) => id)
    if (board[key].length > MOST[key]) return { why: `it has more than ${MOST[key]} ${key}` }
    const odd = ids.find((id, at) => parseId(kind, id) === null || (at > 0 && ids[at - 1] === id))
    if (odd !== undefined || new Set(ids).size < ids.length)
      return { why: `ids of its ${key} are missing, or there twice` }
  }
  const { rooms, tracks, people, slots, topics } = board
  if (![...rooms, ...tracks].every(({ rank }) => isRank(rank)))
    return { why: 'the order of its rooms or tracks cannot be read' }
  if (!slots.every(({ place }) => asPlace(place))) return { why: 'the place of a slot cannot be read' }
  if (!topics.every(({ placement }) => placement === null || asPlacement(placement)))
    return { why: 'where a topic stands cannot be read' }
  if (!people.every(({ away }) => away.every((absence) => asAbsence(absence, absence.id))))
    return { why: 'an absence cannot be read' }
  if (!topics.every(({ wishes }) => wishes.every((wish) => asWish(wish, wish.id))))
    return { why: 'a wish cannot be read' }
  const named = [...tracks.flatMap(({ leads }) => leads), ...topics.flatMap(({ speakers }) => speakers)]
  const attending = topics.flatMap(({ keyAttendees }) => keyAttendees.map(({ personId }) => personId))
  if (![...named, ...attending].every((id) => parseId('person', id)))
    return { why: 'somebody in it has no readable id' }
  if (!topics.every(({ materials }) => materials.every(({ id }) => parseId('material', id))))
    return { why: 'a material has no readable id' }
  return board
}

const KINDS = [
  ['room', 'rooms'],
  ['track', 'tracks'],
  ['person', 'people'],
  ['slot', 'slots'],
  ['topic', 'topics'],
] as const satisfies readonly (readonly [IdKind, keyof typeof MOST])[]

interface Moved {
  readonly added: number
  readonly updated: 0
  readonly unchanged: 0
  readonly warnings: Warning[]
}

/** An empty board takes a whole one as it is; `null` where there is none, or something is there. For within one change. */
export function applyWhole(door: BoardDoc, draft: Draft): Moved | null {
  const { whole, title, timeZone, firstDay, lastDay } = draft
  if (!whole || !isUntouched(door.doc)) return null
  const hasTitle = readMeta(mapOf(door.doc, 'meta')).title !== ''
  editMeta(door, {
    ...(!hasTitle && title && { title }),
    ...(timeZone && { timeZone }),
    ...(firstDay && lastDay && { firstDay, lastDay }),
  })
  moveIn(door, whole)
  // What the draft warns of is left out only where the board does not move whole.
  return { added: whole.topics.length, updated: 0, unchanged: 0, warnings: [] }
}
