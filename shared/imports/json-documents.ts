/** JSON that was pasted one after the other, as answers of an interface are: each by itself, in one pass over the text. */

import type { Given } from './reader.ts'

const READ = new WeakMap<Given, readonly unknown[]>()
const MOST = 1_000

/** The whole where it is JSON, else the parts of which it is made; none where one of them, or what is between, is no JSON. */
export function documentsOf(given: Given): readonly unknown[] {
  if (given.json !== undefined) return [given.json]
  if (!/^[[{]/.test(given.start)) return []
  const known = READ.get(given)
  if (known) return known
  const documents = split(given.text)
  READ.set(given, documents)
  return documents
}

function split(text: string): readonly unknown[] {
  const documents: unknown[] = []
  let [depth, begin, inText] = [0, 0, false]
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at)
    if (inText) {
      if (sign === 0x5c) at++
      else if (sign === 0x22) inText = false
    } else if (sign === 0x22 && depth > 0) inText = true
    else if (sign === 0x7b || sign === 0x5b) {
      if (depth++ === 0) begin = at
    } else if (sign === 0x7d || sign === 0x5d) {
      if (--depth < 0) return []
      if (depth > 0) continue
      const document = parsedJson(text.slice(begin, at + 1))
      if (document === undefined || documents.length >= MOST) return []
      documents.push(document)
    } else if (depth === 0 && !/[\s,;]/.test(text.charAt(at))) return []
  }
  return depth === 0 ? documents : []
}

/** `undefined` for what is no JSON. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
