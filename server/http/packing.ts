/** Answers in fewer bytes for who takes them, packed once for all readers of the same. */

import { promisify } from 'node:util'
import { brotliCompress, constants, crc32, deflateRaw } from 'node:zlib'
import type { Context } from 'hono'
import { names } from './etag.ts'

/** The same content for everybody, as long as somebody holds it. */
export interface Content {
  readonly text: string
  /** Strong: the same bytes, and only they, have it. */
  readonly etag: string
}

const WORTH_IT = 1_000
const brotli = promisify(brotliCompress)
const deflate = promisify(deflateRaw)
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }

/** RFC 9110, 12.5.3, as far as browsers and programs write it. */
export const takes = (c: Context, coding: 'br' | 'gzip'): boolean =>
  (c.req.header('Accept-Encoding') ?? '').split(',').some((one) => {
    const [name, weight] = one.split(';').map((part) => part.trim().toLowerCase())
    return name === coding && !/^q=0(\.0*)?$/.test(weight ?? '')
  })

const packed = new WeakMap<Content, Promise<Buffer<ArrayBuffer>>>()

function packedOnce(content: Content): Promise<Buffer<ArrayBuffer>> {
  const bytes = packed.get(content) ?? brotli(content.text, QUALITY)
  packed.set(content, bytes)
  return bytes
}

/** [H32] The content, or 304 for who has it; other bytes, packed ones among them, have another ETag. */
export async function answered(c: Context, content: Content, type: string): Promise<Response> {
  const { text, etag } = content
  const isPacked = text.length >= WORTH_IT && takes(c, 'br')
  const own = isPacked ? etag.replace(/"$/, '-br"') : etag
  c.header('ETag', own)
  c.header('Cache-Control', 'no-cache')
  c.header('Vary', 'Accept-Encoding')
  if (names(c.req.header('If-None-Match'), own)) return c.body(null, 304)
  c.header('Content-Type', type)
  if (!isPacked) return c.body(text)
  c.header('Content-Encoding', 'br')
  return c.body(await packedOnce(content))
}

/** GZIP without a name or a time (RFC 1952). */
const HEAD = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff])
const END = Buffer.from([0x03, 0x00])

/**
 * A text that is the same for everybody but for one word between its pieces, which each reader has an own of (a nonce): the
 * pieces are packed once, and each is a run of whole DEFLATE blocks, so that what stands between them can differ.
 */
export class PackedPieces {
  readonly #pieces: readonly string[]
  #blocks: Promise<readonly Buffer[]> | null = null

  constructor(pieces: readonly string[]) {
    this.#pieces = pieces
  }

  /** As GZIP. */
  async with(word: string): Promise<Buffer<ArrayBuffer>> {
    this.#blocks ??= Promise.all(this.#pieces.map((piece) => blocksOf(piece)))
    const [blocks, between] = [await this.#blocks, await blocksOf(word)]
    const whole = Buffer.from(this.#pieces.join(word))
    const foot = Buffer.alloc(8)
    foot.writeUInt32LE(crc32(whole))
    foot.writeUInt32LE(whole.length % 2 ** 32, 4)
    return Buffer.concat([HEAD, ...blocks.flatMap((block, at) => (at > 0 ? [between, block] : [block])), END, foot])
  }
}

const blocksOf = (text: string): Promise<Buffer> => deflate(text, { finishFlush: constants.Z_FULL_FLUSH })
