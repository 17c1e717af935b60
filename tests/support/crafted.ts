/** Updates written byte by byte, as somebody would who means harm: what Yjs itself would never write. */

import * as encoding from 'lib0/encoding'

/** One struct: its first byte, then numbers (as lib0 writes them), texts, or bytes as they are. */
export type Parts = readonly (number | string | Uint8Array)[]

export interface Section {
  readonly client?: number
  readonly clock?: number
  readonly structs: readonly Parts[]
  /** Said instead of how many there are. */
  readonly count?: number
}

export type Stretch = readonly [client: number, clock: number, length: number]

function put(encoder: encoding.Encoder, parts: Parts): void {
  for (const part of parts) {
    if (typeof part === 'number') encoding.writeVarUint(encoder, part)
    else if (typeof part === 'string') encoding.writeVarString(encoder, part)
    else encoding.writeUint8Array(encoder, part)
  }
}

export function craftedUpdate(sections: readonly Section[], deleted: readonly Stretch[] = []): Uint8Array {
  const encoder = encoding.createEncoder()
  put(encoder, [sections.length])
  for (const { client = 7, clock = 0, structs, count = structs.length } of sections) {
    put(encoder, [count, client, clock])
    for (const [info, ...rest] of structs) {
      encoding.writeUint8(encoder, Number(info))
      put(encoder, rest)
    }
  }
  put(encoder, [deleted.length])
  for (const [client, clock, length] of deleted) put(encoder, [client, 1, clock, length])
  return encoding.toUint8Array(encoder)
}

export const GC = 0
export const SKIP = 10
const CONTENT = { deleted: 1, json: 2, binary: 3, string: 4, embed: 5, format: 6, type: 7, any: 8, doc: 9 } as const

/** Something under a key of a map that has a name. */
export const inRoot = (kind: keyof typeof CONTENT, root: string, key: string, ...content: Parts): Parts => [
  CONTENT[kind] | 32,
  1,
  root,
  key,
  ...content,
]

/** Something at the beginning of a type that was made by `client` at `clock`. */
export const inside = (kind: keyof typeof CONTENT, client: number, clock: number, ...content: Parts): Parts => [
  CONTENT[kind],
  0,
  client,
  clock,
  ...content,
]

/** Something behind another of the same type. */
export const behind = (kind: keyof typeof CONTENT, client: number, clock: number, ...content: Parts): Parts => [
  CONTENT[kind] | 128,
  client,
  clock,
  ...content,
]

/** One value, as `ContentAny` holds it. */
export function any(...values: readonly unknown[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, values.length)
  for (const value of values) encoding.writeAny(encoder, value as never)
  return encoding.toUint8Array(encoder)
}

/** An object with one key, whatever JavaScript thinks of the key. */
export function keyed(key: string, value: unknown): Uint8Array {
  const encoder = encoding.createEncoder()
  put(encoder, [1, Uint8Array.of(118), 1, key])
  encoding.writeAny(encoder, value as never)
  return encoding.toUint8Array(encoder)
}
