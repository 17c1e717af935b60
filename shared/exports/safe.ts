/** What people typed, made fit for forms that do not take everything. */

import { hash } from '../hash.ts'

/** Without what XML 1.0 has no place for: most control characters, half pairs, and the two that are no characters. */
export const xmlText = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')

/** On one line. */
export const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim()

/** The address as browsers write it, or `null` for what is none of the web's. */
export function webAddress(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null
  return url && /^https?:$/.test(url.protocol) ? url.href : null
}

/** A UUID (version 8 of RFC 9562) that an id always has, wherever and whenever it is asked for. */
export function uuidOf(id: string): string {
  const digits = hash(id) + hash(`plumbline ${id}`)
  const variant = '89ab'[Number.parseInt(digits[16] ?? '0', 16) % 4]
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `8${digits.slice(13, 16)}`,
    `${variant}${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ].join('-')
}

/** The end of an id, after its kind: letters and digits. */
export const idTail = (id: string): string => id.slice(id.indexOf('_') + 1).toLowerCase()
