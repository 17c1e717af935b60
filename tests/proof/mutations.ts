/** Bytes that were right, made wrong: blindly, or where numbers, lengths and types stand. */

import * as encoding from 'lib0/encoding'
import type { Dice } from '../support/dice.ts'

type Mutation = (bytes: Uint8Array, dice: Dice, another: Uint8Array) => Uint8Array

/** Where numbers turn over: of bytes, of 31 and 32 bits, of what a double holds. */
const EDGES = [0, 1, 2, 63, 64, 127, 128, 255, 256, 16_383, 65_536, 2 ** 31 - 1, 2 ** 31, 2 ** 32, 2 ** 52, 2 ** 53 - 1]
const BYTES = [0, 1, 0x20, 0x40, 0x7f, 0x80, 0x81, 0xc0, 0xff]
/** Kinds of content and of structs (raw-update.ts), and one that there is not. */
const KINDS = 12

const joined = (...parts: readonly Uint8Array[]): Uint8Array => {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** In place of `length` bytes at `at`. */
const replaced = (bytes: Uint8Array, at: number, length: number, by: Uint8Array): Uint8Array =>
  joined(bytes.subarray(0, at), by, bytes.subarray(at + length))

function withByte(bytes: Uint8Array, at: number, change: (byte: number) => number): Uint8Array {
  const copy = bytes.slice()
  copy[at] = change(copy[at] ?? 0)
  return copy
}

const numberBytes = (value: number): Uint8Array => encoding.encode((encoder) => encoding.writeVarUint(encoder, value))

/** The number that would be read at `at`, and how many bytes it has. */
function numberAt(bytes: Uint8Array, at: number): { value: number; length: number } {
  let [value, scale, length] = [0, 1, 0]
  for (const byte of bytes.subarray(at, at + 8)) {
    value += (byte & 0x7f) * scale
    scale *= 128
    length++
    if (byte < 0x80) break
  }
  return { value, length }
}

const changeNumber =
  (change: (value: number, dice: Dice) => number): Mutation =>
  (bytes, dice) => {
    const at = dice.roll(bytes.length)
    const { value, length } = numberAt(bytes, at)
    return replaced(bytes, at, length, numberBytes(Math.min(Number.MAX_SAFE_INTEGER, Math.max(0, change(value, dice)))))
  }

const MUTATIONS: readonly Mutation[] = [
  // A bit, a byte, some bytes.
  (bytes, dice) => withByte(bytes, dice.roll(bytes.length), (byte) => byte ^ (1 << dice.roll(8))),
  (bytes, dice) => withByte(bytes, dice.roll(bytes.length), () => dice.pick(BYTES)),
  (bytes, dice) => replaced(bytes, dice.roll(bytes.length + 1), 0, dice.bytes(1 + dice.roll(4))),
  (bytes, dice) => replaced(bytes, dice.roll(bytes.length), 1 + dice.roll(4), new Uint8Array()),
  (bytes, dice) => bytes.subarray(0, dice.roll(bytes.length)),
  // The same twice, or the head of one and the tail of another.
  (bytes, dice) => {
    const at = dice.roll(bytes.length)
    return replaced(bytes, at, 0, bytes.subarray(at, at + 1 + dice.roll(20)))
  },
  (bytes, dice, another) =>
    joined(bytes.subarray(0, dice.roll(bytes.length)), another.subarray(dice.roll(another.length))),
  // Numbers: clocks, clients, counts, lengths.
  changeNumber((_, dice) => dice.pick(EDGES)),
  changeNumber((value, dice) => value + dice.pick([-2, -1, 1, 2])),
  (bytes, dice) => {
    const at = dice.roll(bytes.length)
    const { length } = numberAt(bytes, at)
    const last = Math.min(bytes.length, at + length) - 1
    return replaced(
      withByte(bytes, last, (byte) => byte | 0x80),
      last + 1,
      0,
      Uint8Array.of(0),
    )
  },
  // What a struct is, and what stands beside it.
  (bytes, dice) => withByte(bytes, dice.roll(bytes.length), (byte) => (byte & 0xe0) | dice.roll(KINDS)),
  (bytes, dice) => withByte(bytes, dice.roll(bytes.length), (byte) => byte ^ dice.pick([0x20, 0x40, 0x80, 0xc0])),
]

/** One to three mutations; `another` is what a splice takes its tail from. */
export function mutate(bytes: Uint8Array, dice: Dice, another: Uint8Array): Uint8Array {
  let made = bytes
  for (let left = 1 + dice.roll(3); left > 0 && made.length > 0; left--)
    made = dice.pick(MUTATIONS)(made, dice, another)
  return made
}
