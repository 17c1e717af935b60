/** Values as other systems write them, taken leniently: numbers as texts, one where a list is meant, a text by language. */

import { record } from '../board/values.ts'
import { looksLikeHtml, textOfHtml } from './html-text.ts'

export type Loose = Readonly<Record<string, unknown>>

/** Null is none, and what is no list is a list of one. */
export const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === null || value === undefined ? [] : [value]

export const recordsOf = (value: unknown): Loose[] =>
  listOf(value).flatMap((one): Loose[] => {
    const found = record(one)
    return found ? [found] : []
  })

/** The value under the first of the keys that says something; of the record's own keys alone. */
export function valueAt(from: Loose, ...keys: readonly string[]): unknown {
  for (const key of keys) {
    const value = Object.hasOwn(from, key) ? from[key] : undefined
    if (value !== undefined && value !== null && value !== '') return value
  }
  return undefined
}

/** Trimmed; a number as it is written; of a text by language the English, else the first; '' for anything else. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value.toWellFormed().trim()
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  const byLanguage = record(value)
  if (!byLanguage) return ''
  const texts = Object.entries(byLanguage).filter((pair): pair is [string, string] => typeof pair[1] === 'string')
  const isLanguages = texts.length > 0 && texts.every(([key]) => /^[a-z]{2,3}([-_][A-Za-z]+)*$/.test(key))
  if (!isLanguages) return ''
  const [, text = ''] = texts.find(([key, text]) => /^en\b/.test(key) && text.trim() !== '') ?? texts[0] ?? []
  return text.toWellFormed().trim()
}

export const textAt = (from: Loose, ...keys: readonly string[]): string => {
  for (const key of keys) {
    const text = textOf(valueAt(from, key))
    if (text !== '') return text
  }
  return ''
}

/** Of `{id, name}` and its like the name, else the text itself. */
export const nameIn = (value: unknown): string => {
  const named = record(value)
  return (named && textAt(named, 'name', 'title', 'public_name', 'fullName')) || textOf(value)
}

/** A whole number of at least nothing, also from a text; `null` for anything else. */
export function countOf(value: unknown): number | null {
  const count = typeof value === 'string' && /^\s*\d{1,9}\s*$/.test(value) ? Number(value) : value
  return typeof count === 'number' && Number.isSafeInteger(count) && count >= 0 ? count : null
}

/** Anything as a line for people; what lies deeper than three levels is left out. */
export function plainLine(value: unknown, depth = 0): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  const text = textOf(value)
  if (text !== '' || depth > 3) return text
  if (Array.isArray(value))
    return value
      .slice(0, 100)
      .map((one) => plainLine(one, depth + 1))
      .filter(Boolean)
      .join(', ')
  return Object.entries(record(value) ?? {})
    .slice(0, 100)
    .flatMap(([key, one]) => {
      const said = plainLine(one, depth + 1)
      return said === '' ? [] : [`${key}: ${said}`]
    })
    .join(', ')
}

/** Signs that a text is HTML, and not only a text about `vector<int>`. */
const TAGS =
  /<\/?(p|br|div|span|ul|ol|li|a|b|i|u|s|em|strong|small|code|pre|h[1-6]|blockquote|img|table|t[rdh]|tbody|thead|hr|script|style|iframe|svg|object|font|su[bp])(\s[^<>]*)?\/?>/i

/** Markdown of a text that may be HTML. */
export function proseOf(text: string): string {
  const plain = text.toWellFormed()
  if (TAGS.test(plain) && looksLikeHtml(plain)) {
    // Markdown's own links in angle brackets would be taken for tags.
    return textOfHtml(plain.replace(/<((?:https?:\/\/|mailto:)[^<>\s]*)>/gi, '$1'))
  }
  return plain.replaceAll('\r\n', '\n').trim()
}
