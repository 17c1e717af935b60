/** Keyframes as they are stored: content as deflated JSON. */

import { promisify } from 'node:util'
import { deflate, deflateSync, inflate } from 'node:zlib'
import type { Content } from '../../shared/board/content.ts'
import { contentFrom, contentJson } from '../../shared/board/content.ts'
import type { StoredWith } from '../ports/history-store.ts'
import type { Written } from './scribe.ts'

const inflated = promisify(inflate)
const deflatedApart = promisify(deflate)

/** What takes longer than it takes to hand it to another thread. */
const LARGE = 64_000

const deflated = async (json: string): Promise<Uint8Array> =>
  json.length > LARGE ? deflatedApart(json) : deflateSync(json)

export const packedContent = (content: Content): Promise<Uint8Array> => deflated(JSON.stringify(contentJson(content)))

export async function unpackedContent(bytes: Uint8Array): Promise<Content> {
  return contentFrom(JSON.parse((await inflated(bytes)).toString()))
}

const NOTHING: StoredWith = { steps: [], keyframes: [] }

/** What was written down, as it is stored. */
export async function storable({ steps, keyframes }: Written): Promise<StoredWith> {
  if (keyframes.length === 0) return steps.length === 0 ? NOTHING : { steps, keyframes: [] }
  const packed = keyframes.map(async ({ step, at, json }) => ({ step, at, bytes: await deflated(json) }))
  return { steps, keyframes: await Promise.all(packed) }
}
