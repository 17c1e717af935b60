/** Yjs's updates (V1) written struct by struct, as no Yjs would: for hostile frames. See yjs/src/utils/encoding.js. */

import * as encoding from 'lib0/encoding'

/** A client and a clock; in a range of deletes a clock and a length. */
export type Id = readonly [client: number, clock: number]
type Write = (encoder: encoding.Encoder) => void

/** A struct of an update; `length` is how many clocks it takes. */
export type RawStruct = Write

export interface RawUpdate {
  readonly structs?: readonly (readonly [client: number, clock: number, structs: readonly RawStruct[]])[]
  readonly deletes?: readonly (readonly [client: number, ranges: readonly Id[]])[]
  /** Written in place of the true number of clients, or of the structs of the first client. */
  readonly claims?: { readonly clients?: number; readonly structs?: number; readonly deletedClients?: number }
}

export function rawUpdate({ structs = [], deletes = [], claims = {} }: RawUpdate): Uint8Array {
  return encoding.encode((encoder) => {
    const number = (value: number) => encoding.writeVarUint(encoder, value)
    number(claims.clients ?? structs.length)
    for (const [client, clock, list] of structs) {
      number(claims.structs ?? list.length)
      number(client)
      number(clock)
      for (const write of list) write(encoder)
    }
    number(claims.deletedClients ?? deletes.length)
    for (const [client, ranges] of deletes) {
      number(client)
      number(ranges.length)
      for (const [clock, length] of ranges) {
        number(clock)
        number(length)
      }
    }
  })
}

/** Collected garbage, or nothing at all, of so many clocks. */
export const gc = (length: number): RawStruct => span(0, length)
export const skip = (length: number): RawStruct => span(10, length)

const span =
  (kind: number, length: number): RawStruct =>
  (encoder) => {
    encoding.writeUint8(encoder, kind)
    encoding.writeVarUint(encoder, length)
  }

export interface RawContent {
  readonly kind: number
  readonly write: Write
}

export interface RawPlace {
  /** A top-level type by its name, or the item that made a type. */
  readonly parent?: string | Id
  /** The key in a map. */
  readonly key?: string
  readonly left?: Id
  readonly right?: Id
}

export const item =
  ({ parent = 'meta', key, left, right }: RawPlace, content: RawContent): RawStruct =>
  (encoder) => {
    const hasNeighbours = left !== undefined || right !== undefined
    const flags = (left ? 0x80 : 0) | (right ? 0x40 : 0) | (key !== undefined ? 0x20 : 0)
    encoding.writeUint8(encoder, flags | content.kind)
    for (const id of [left, right]) if (id) writeId(encoder, id)
    if (!hasNeighbours) {
      encoding.writeVarUint(encoder, typeof parent === 'string' ? 1 : 0)
      if (typeof parent === 'string') encoding.writeVarString(encoder, parent)
      else writeId(encoder, parent)
      if (key !== undefined) encoding.writeVarString(encoder, key)
    }
    content.write(encoder)
  }

function writeId(encoder: encoding.Encoder, [client, clock]: Id): void {
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, clock)
}

/** Bytes that stand for a text, whether they are UTF-8 or not. */
export const textBytes =
  (bytes: Uint8Array): Write =>
  (encoder) =>
    encoding.writeVarUint8Array(encoder, bytes)
const text =
  (value: string): Write =>
  (encoder) =>
    encoding.writeVarString(encoder, value)

/** How a type is named on the wire (yjs/src/structs/ContentType.js). */
export const TYPE = { array: 0, map: 1, text: 2, xmlElement: 3, xmlFragment: 4, xmlHook: 5, xmlText: 6 } as const

export const deleted = (length: number): RawContent => ({
  kind: 1,
  write: (encoder) => encoding.writeVarUint(encoder, length),
})
export const json = (...values: readonly string[]): RawContent => ({
  kind: 2,
  write(encoder) {
    encoding.writeVarUint(encoder, values.length)
    for (const value of values) text(value)(encoder)
  },
})
export const binary = (bytes: Uint8Array): RawContent => ({ kind: 3, write: textBytes(bytes) })
export const string = (value: string | Uint8Array): RawContent => ({
  kind: 4,
  write: typeof value === 'string' ? text(value) : textBytes(value),
})
export const embed = (value: string): RawContent => ({ kind: 5, write: text(value) })
export const format = (key: string, value: string): RawContent => ({
  kind: 6,
  write(encoder) {
    text(key)(encoder)
    text(value)(encoder)
  },
})
export const type = (kind: number, name?: string): RawContent => ({
  kind: 7,
  write(encoder) {
    encoding.writeVarUint(encoder, kind)
    if (name !== undefined) text(name)(encoder)
  },
})
/** Plain values; `claim` is written in place of their number. */
export const any = (values: readonly unknown[], claim = values.length): RawContent => ({
  kind: 8,
  write(encoder) {
    encoding.writeVarUint(encoder, claim)
    for (const value of values) encoding.writeAny(encoder, value as never)
  },
})
/** Plain values as the bytes of lib0's `writeAny`, as they come. */
export const anyBytes = (bytes: readonly number[], count = 1): RawContent => ({
  kind: 8,
  write(encoder) {
    encoding.writeVarUint(encoder, count)
    encoding.writeUint8Array(encoder, Uint8Array.from(bytes))
  },
})
export const subDocument = (guid: string, options: unknown = {}): RawContent => ({
  kind: 9,
  write(encoder) {
    text(guid)(encoder)
    encoding.writeAny(encoder, options as never)
  },
})
