/**
 * What an update contains, read before the document is touched: the V1 form of Yjs 13 (`utils/updates.js`, `structs/*.js`)
 * to its last byte, and nothing in it that a board does not have. Yjs itself reads whatever it can, ignores what stands
 * behind, and may throw when half of it is applied.
 */

import * as decoding from 'lib0/decoding'
import { LIMITS } from '../../shared/board/values.ts'
import { checkKey, passJson, passPlain } from './plain-values.ts'
import { Refusal } from './refusal.ts'

export interface Form {
  /** Bytes of what it brings, without what it deletes. */
  readonly bytes: number
  /** Keys under which something new is put on the root map that is counted. */
  readonly made: readonly string[]
  /** Nothing but deletions. */
  readonly onlyDeletes: boolean
  /** Whether a Yjs type is put inside of another, so that one has to look how deep [`nesting.ts`]. */
  readonly nestsTypes: boolean
}

export interface FormBounds {
  /** The line of the table that bounds its structs. */
  readonly limit: 'structs' | 'catchUpStructs'
  /** Of structs; of stretches that are deleted, three times as many. */
  readonly structs: number
  /** Characters of a text that comes in one piece. */
  readonly text: number
  /** The root map whose new keys are told. */
  readonly counted: string
}

/** More sections than this share of the structs is no board: each is a client that every state vector has to name. */
const STRUCTS_A_CLIENT = 10
/**
 * Whoever comes back names all that was ever deleted, in stretches, most of which the server knows; passing over one costs
 * a small part of what a struct costs.
 */
const STRETCHES_A_STRUCT = 3
/** No client ever writes so much; beyond it, numbers would be no whole ones any more. */
const MOST_CLOCK = 2 ** 40
/** The types that a board has: array, map, text. */
const MOST_TYPE = 2

/** [L19] Throws a `Refusal`: `malformed` for what is no update, or none of a board; `too-large` beyond the bounds. */
export function formOf(update: Uint8Array, bounds: FormBounds): Form {
  const reader = new Reader(update, bounds)
  try {
    return reader.read()
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal('malformed', { cause: error })
  }
}

class Reader {
  readonly #input: decoding.Decoder
  readonly #bounds: FormBounds
  readonly #made: string[] = []
  #structs = 0
  #items = 0
  #nestsTypes = false

  constructor(update: Uint8Array, bounds: FormBounds) {
    this.#input = decoding.createDecoder(update)
    this.#bounds = bounds
  }

  read(): Form {
    const input = this.#input
    this.#readSections()
    const bytes = input.pos
    this.#readDeletions()
    if (input.pos !== input.arr.length) throw new Refusal('malformed')
    return {
      bytes,
      made: this.#made,
      onlyDeletes: this.#items === 0,
      nestsTypes: this.#nestsTypes,
    }
  }

  /** Each client once: of two sections of one client, Yjs would forget the first. */
  #readSections(): void {
    const sections = this.#number()
    this.#atMostStructs(sections, Math.ceil(this.#bounds.structs / STRUCTS_A_CLIENT))
    const clients = new Set<number>()
    for (let section = 0; section < sections; section++) {
      const structs = this.#number()
      this.#structs += structs
      this.#atMostStructs(this.#structs, this.#bounds.structs)
      clients.add(this.#number())
      let clock = this.#number()
      for (let struct = 0; struct < structs; struct++) clock = this.#after(clock, this.#readStruct())
    }
    if (clients.size !== sections) throw new Refusal('malformed')
  }

  /** Returns its length. */
  #readStruct(): number {
    const info = decoding.readUint8(this.#input)
    if (info === INFO.gc || info === INFO.skip) return this.#number()
    const isBesideAnother = (info & (INFO.left | INFO.right)) !== 0
    if (info & INFO.left) this.#readId()
    if (info & INFO.right) this.#readId()
    const isInRoot = !isBesideAnother && this.#readParent(info)
    const kind = info & INFO.kind
    if (kind === CONTENT.type && !isInRoot) this.#nestsTypes = true
    if (kind !== CONTENT.deleted) this.#items++
    return this.#readContent(kind)
  }

  /** Whether it is one of the maps that have names. */
  #readParent(info: number): boolean {
    const input = this.#input
    const isRoot = this.#number()
    if (isRoot > 1) throw new Refusal('malformed')
    const root = isRoot ? decoding.readVarString(input) : null
    if (root !== null) checkKey(root)
    else this.#readId()
    const key = info & INFO.key ? decoding.readVarString(input) : null
    if (key !== null) {
      checkKey(key)
      if (root === this.#bounds.counted) this.#made.push(key)
    }
    return root !== null
  }

  /** Returns its length. Sub-documents, JSON of old versions and XML are no part of a board. */
  #readContent(kind: number): number {
    const input = this.#input
    switch (kind) {
      case CONTENT.deleted:
        return this.#number()
      case CONTENT.binary:
        this.#atMost(decoding.readVarUint8Array(input).length, LIMITS.text)
        return 1
      case CONTENT.string:
        return this.#atMost(decoding.readVarString(input).length, this.#bounds.text)
      case CONTENT.embed:
        passJson(input)
        return 1
      case CONTENT.format:
        checkKey(decoding.readVarString(input))
        passJson(input)
        return 1
      case CONTENT.type:
        if (this.#number() > MOST_TYPE) throw new Refusal('malformed')
        return 1
      case CONTENT.any: {
        const values = this.#atMost(this.#number(), this.#bounds.structs)
        for (let value = 0; value < values; value++) passPlain(input)
        return values
      }
      default:
        throw new Refusal('malformed')
    }
  }

  #readDeletions(): void {
    const clients = this.#number()
    let stretches = 0
    for (let client = 0; client < clients; client++) {
      this.#number()
      const count = this.#number()
      stretches += count
      this.#atMostStructs(stretches + client, this.#bounds.structs * STRETCHES_A_STRUCT)
      for (let stretch = 0; stretch < count; stretch++) this.#after(this.#number(), this.#number())
    }
  }

  #readId(): void {
    this.#number()
    this.#number()
  }

  /** lib0 lets numbers through that are no whole ones any more. */
  #number(): number {
    const value = decoding.readVarUint(this.#input)
    if (!Number.isSafeInteger(value)) throw new Refusal('malformed')
    return value
  }

  /** The clock behind a struct or a stretch. One without a length would stand where the next stands. */
  #after(clock: number, length: number): number {
    if (length < 1 || clock + length > MOST_CLOCK) throw new Refusal('malformed')
    return clock + length
  }

  #atMostStructs(value: number, most: number): void {
    if (value > most) throw new Refusal('too-large', { limit: this.#bounds.limit })
  }

  #atMost(value: number, most: number): number {
    if (value > most) throw new Refusal('too-large')
    return value
  }
}

/** The first byte of a struct: what it has, and in its lower bits the kind of its content. */
const INFO = { gc: 0, skip: 10, kind: 31, key: 32, right: 64, left: 128 } as const
const CONTENT = { deleted: 1, binary: 3, string: 4, embed: 5, format: 6, type: 7, any: 8 } as const
