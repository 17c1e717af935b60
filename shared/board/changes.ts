/** What changed between two moments of a board, key by key, in plain form: it can be said, kept, and done again. */

import type { Content } from './content.ts'
import { isText } from './content.ts'
import type { MapName } from './doc.ts'
import { MAPS } from './doc.ts'
import { commonEnds } from './write.ts'

export interface Spot {
  readonly map: MapName
  /** '' for `meta`. */
  readonly id: string
  readonly key: string
}

/** A key got another value; one that was not there, or is not any more, has no `before` or `after`. */
export interface ValueChange extends Spot {
  readonly before?: unknown
  readonly after?: unknown
}

/** A stretch of a text was replaced: at code unit `at`, `out` by `in`. */
export interface TextChange extends Spot {
  readonly at: number
  readonly out: string
  readonly in: string
}

export type Change = ValueChange | TextChange

export const isTextChange = (change: Change): change is TextChange => 'out' in change

/** Of one key; `undefined` is for what is not there. `null` if nothing changed. */
export function changeBetween(spot: Spot, before: unknown, after: unknown): Change | null {
  if (isSame(before, after)) return null
  if (isText(spot.map, spot.key) && typeof before === 'string' && typeof after === 'string')
    return textChange(spot, before, after)
  return { ...spot, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }
}

export function textChange({ map, id, key }: Spot, before: string, after: string): TextChange {
  const { head, tail } = commonEnds(before, after)
  const [out, into] = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)]
  return { map, id, key, at: head, out, in: into }
}

/** Plain values are small, and written by verbs with their keys in one order. */
const isSame = (a: unknown, b: unknown): boolean =>
  a === b || (a instanceof Object && b instanceof Object && JSON.stringify(a) === JSON.stringify(b))

export function changesBetween(before: Content, after: Content): Change[] {
  const changes: Change[] = []
  for (const map of MAPS) {
    for (const id of new Set([...before[map].keys(), ...after[map].keys()])) {
      const [old, now] = [before[map].get(id), after[map].get(id)]
      for (const key of new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])) {
        const change = changeBetween({ map, id, key }, old?.get(key), now?.get(key))
        if (change) changes.push(change)
      }
    }
  }
  return changes
}

/** Makes the changes in `content` itself. Throws where a text is not as it was when the change was made. */
export function applyChanges(content: Content, changes: readonly Change[]): void {
  for (const change of changes) {
    const { map, id, key } = change
    const entry = content[map].get(id) ?? new Map<string, unknown>()
    if (isTextChange(change)) entry.set(key, spliced(entry.get(key), change))
    else if ('after' in change) entry.set(key, change.after)
    else entry.delete(key)
    if (entry.size > 0) content[map].set(id, entry)
    else content[map].delete(id)
  }
}

function spliced(text: unknown, { at, out, in: into, map, id, key }: TextChange): string {
  const fits = typeof text === 'string' && text.startsWith(out, at)
  if (!fits) throw new Error(`the text ${map}/${id}/${key} is not as the change found it`)
  return text.slice(0, at) + into + text.slice(at + out.length)
}
