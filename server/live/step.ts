/** One step of a board's history: who changed what, when. Kept as small JSON, and read again from it. */

import { ROLES } from '../../shared/access.ts'
import type { Change } from '../../shared/board/changes.ts'
import { isTextChange } from '../../shared/board/changes.ts'
import { MAPS } from '../../shared/board/doc.ts'
import type { Writer } from '../../shared/board/writer.ts'
import { must } from '../../shared/must.ts'
import type { StoredStep } from '../ports/history-store.ts'

export interface Step {
  /** From 1 in its board; gapless where one server has it. */
  readonly step: number
  /** Milliseconds since 1970, of its last change. */
  readonly at: number
  readonly writer: Writer
  readonly changes: readonly Change[]
  /** A moment that is worth keeping by itself. */
  readonly isMark: boolean
}

const text = new TextEncoder()
const read = new TextDecoder()

/** Values are arrays, in a fixed order: thousands of steps lie on disk. */
type Packed = readonly [writer: readonly unknown[], ...changes: (readonly unknown[])[]]

export function packed({ step, at, writer, changes, isMark }: Step): StoredStep {
  const who =
    writer.by === 'person' ? [ROLES.indexOf(writer.role), writer.name, writer.label, writer.grant] : [writer.verb]
  const pack: Packed = [who, ...changes.map(packedChange)]
  return { step, at, isMark, bytes: text.encode(JSON.stringify(pack)) }
}

function packedChange(change: Change): readonly unknown[] {
  const spot = [MAPS.indexOf(change.map), change.id, change.key]
  if (isTextChange(change)) return [...spot, change.at, change.out, change.in]
  // An array of one says that there is a value: `null` is one.
  return [...spot, 'before' in change ? [change.before] : 0, 'after' in change ? [change.after] : 0]
}

/** What this server wrote is believed as it stands. */
export function unpacked({ step, at, isMark, bytes }: StoredStep): Step {
  const [who, ...changes] = JSON.parse(read.decode(bytes)) as Packed
  return { step, at, isMark, writer: writerOf(who), changes: changes.map(changeOf) }
}

function writerOf([first, name, label, grant]: readonly unknown[]): Writer {
  if (typeof first === 'string') return { by: 'server', verb: first }
  const role = must(ROLES[Number(first)], 'a role')
  return { by: 'person', role, name: String(name), label: String(label), grant: String(grant) }
}

function changeOf([map, id, key, ...rest]: readonly unknown[]): Change {
  const spot = { map: must(MAPS[Number(map)], 'a map'), id: String(id), key: String(key) }
  const [before, after, into] = rest
  if (rest.length === 3) return { ...spot, at: Number(before), out: String(after), in: String(into) }
  return {
    ...spot,
    ...(Array.isArray(before) && { before: before[0] as unknown }),
    ...(Array.isArray(after) && { after: after[0] as unknown }),
  }
}
