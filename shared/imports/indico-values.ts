/** Values of Indico's JSON, read for what they may be: keys come and go between its versions, and forms differ. */

import { asWebAddress, cut, LIMITS, record } from '../board/values.ts'

export type Entry = Record<string, unknown>

/** Of a text, a number, or the first text of a translated one; empty for everything else. */
export function textIn(value: unknown): string {
  if (typeof value === 'string') return value.trim()
  if (typeof value === 'number') return String(value)
  return ''
}

/** The first of some keys that says something. */
export function textOf(entry: Entry, ...keys: readonly string[]): string {
  for (const key of keys) {
    const text = Object.hasOwn(entry, key) ? textIn(entry[key]) : ''
    if (text !== '') return text
  }
  return ''
}

/** What a thing is called, whether it stands there as a text or as a thing of its own. */
export const titleIn = (value: unknown): string => {
  const entry = record(value)
  return entry ? textOf(entry, 'title', 'name', 'code') : textIn(value)
}

/** A list, or the values of a thing that old versions keep under keys; nothing else. */
export function listIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  const entry = record(value)
  return entry ? Object.values(entry) : []
}

export const entriesIn = (value: unknown): readonly Entry[] =>
  listIn(value)
    .map(record)
    .filter((entry) => entry !== null)

/** A whole web address, also of a path at the place that the export came from. */
export function addressIn(value: unknown, base: string): string {
  const text = textIn(value)
  const whole = text.startsWith('/') && !text.startsWith('//') ? `${base}${text}` : text
  return whole.length <= LIMITS.line ? (asWebAddress(whole) ?? '') : ''
}

const [DEEPEST, LONGEST] = [5, 4_000]

/** Any value as a line for people; empty where it says nothing. Deeper and longer than people read is cut. */
export function sayValue(value: unknown, depth = 0): string {
  if (value === null || value === undefined || value === false || value === '') return ''
  if (typeof value !== 'object') return cut(String(value).trim(), LONGEST)
  if (depth >= DEEPEST) return '…'
  const parts: string[] = []
  let length = 0
  for (const [key, inner] of Object.entries(value)) {
    const said = sayValue(inner, depth + 1)
    if (said === '') continue
    parts.push(Array.isArray(value) ? said : `${cut(key, 200)}: ${said}`)
    length += said.length
    if (length > LONGEST) break
  }
  return cut(parts.join(Array.isArray(value) ? ', ' : '; '), LONGEST)
}
