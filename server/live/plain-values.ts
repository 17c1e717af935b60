/** Plain values in the bytes of an update, read to see that they are small and harmless before Yjs makes objects of them. */

import * as decoding from 'lib0/decoding'
import { LIMITS } from '../../shared/board/values.ts'
import { Refusal } from './refusal.ts'

/** What verbs write is two deep; whoever reads a value may call itself so often. */
const MOST_DEPTH = 8
/** Characters, and 8 for whatever is no text. */
const MOST_WEIGHT = 24_000
const PART_WEIGHT = 8

/** Keys that mean something to JavaScript itself: an object that is built from them is not what it seems. */
const RESERVED = new Set(['__proto__', 'constructor', 'prototype'])

/** Throws a `Refusal` for a key that nobody writes in good faith. */
export function checkKey(key: string): void {
  if (RESERVED.has(key)) throw new Refusal('malformed')
  if (key.length > LIMITS.title) throw new Refusal('too-large')
}

interface Budget {
  weight: number
}

function spend(budget: Budget, weight: number): void {
  budget.weight += weight
  if (budget.weight > MOST_WEIGHT) throw new Refusal('too-large')
}

/**
 * Passes over one value as lib0 encodes it (`lib0/encoding`, `writeAny`). Throws a `Refusal` if it is too large, too
 * deep, or none that a board has; whatever lib0 throws if the bytes end before it.
 */
export const passPlain = (input: decoding.Decoder): void => pass(input, { weight: 0 }, 0)

function pass(input: decoding.Decoder, budget: Budget, depth: number): void {
  if (depth > MOST_DEPTH) throw new Refusal('malformed')
  spend(budget, PART_WEIGHT)
  switch (decoding.readUint8(input)) {
    case 127: // undefined
    case 126: // null
    case 121: // false
    case 120: // true
      return
    case 125:
      decoding.readVarInt(input)
      return
    case 124:
      decoding.readFloat32(input)
      return
    case 123:
      decoding.readFloat64(input)
      return
    case 119:
      spendText(budget, decoding.readVarString(input))
      return
    case 118:
      for (let left = decoding.readVarUint(input); left > 0; left--) {
        const key = decoding.readVarString(input)
        checkKey(key)
        spend(budget, key.length)
        pass(input, budget, depth + 1)
      }
      return
    case 117:
      for (let left = decoding.readVarUint(input); left > 0; left--) pass(input, budget, depth + 1)
      return
    case 116:
      spend(budget, decoding.readVarUint8Array(input).length)
      return
    default: // a bigint, which is no JSON, or nothing that lib0 knows
      throw new Refusal('malformed')
  }
}

function spendText(budget: Budget, text: string): void {
  if (text.length > LIMITS.text) throw new Refusal('too-large')
  spend(budget, text.length)
}

/** The same for a value that Yjs writes as JSON: how a text is formatted, what is embedded in it. */
export function passJson(input: decoding.Decoder): void {
  const text = decoding.readVarString(input)
  if (text.length > MOST_WEIGHT) throw new Refusal('too-large')
  checkParsed(JSON.parse(text), 0)
}

function checkParsed(value: unknown, depth: number): void {
  if (depth > MOST_DEPTH) throw new Refusal('malformed')
  if (!(value instanceof Object)) return
  for (const [key, inner] of Object.entries(value)) {
    checkKey(key)
    checkParsed(inner, depth + 1)
  }
}
