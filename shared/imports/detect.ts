/** Any text → draft: finds out which form it has, or says what it looks like instead. */

import type { Draft } from './draft.ts'
import { frabJson } from './frab-json.ts'
import { frabXml } from './frab-xml.ts'
import { ical } from './ical.ts'
import { indicoCsv } from './indico-csv.ts'
import { indicoJson } from './indico-json.ts'
import { indicoPage } from './indico-page.ts'
import { indicoRows } from './indico-rows.ts'
import { parsedJson } from './json-documents.ts'
import { plumblineBoard } from './plumbline-board.ts'
import { pretalx } from './pretalx.ts'
import { printTimetable } from './print-timetable.ts'
import type { Given, Hints, Reader } from './reader.ts'
import { ImportFailure } from './reader.ts'
import { sessionize } from './sessionize.ts'
import { table } from './table.ts'

/** In the order in which they are asked; what knows its form by a sure sign comes before what guesses. */
export const READERS: readonly Reader[] = [
  ical,
  frabXml,
  plumblineBoard,
  frabJson,
  indicoJson,
  sessionize,
  pretalx,
  indicoCsv,
  indicoRows,
  table,
  printTimetable,
  indicoPage,
]

/** Characters; a request's body has the same bound in bytes. */
const LONGEST = 10_000_000
const TRY =
  'Open the proposal page in a browser, select all of it, copy, and paste the text here; or choose the file of a schedule.'

/** The reader for a text; throws `ImportFailure` where there is none. */
export function detect(given: Given): Reader {
  const found = READERS.find((reader) => reader.knows(given))
  if (!found) throw new ImportFailure(`${looksLike(given)} ${TRY}`)
  return found
}

/** `format` is the id of a reader, or `auto`. */
export function importText(text: string, format: string, hints: Hints = { timeZone: 'UTC' }): Draft {
  const given = givenOf(text)
  const reader = format === 'auto' ? detect(given) : READERS.find(({ id }) => id === format)
  if (!reader) throw new ImportFailure(`There is no format “${format}”: leave it out, or use one of ${idsOf()}.`)
  return reader.read(given, hints)
}

const idsOf = (): string => ['auto', ...READERS.map(({ id }) => id)].join(', ')

/** Throws where nobody could read it. */
export function givenOf(raw: string): Given {
  const text = raw.startsWith('\uFEFF') ? raw.slice(1) : raw
  const start = text.slice(0, 4_000).trimStart()
  if (start === '' && text.trim() === '') throw new ImportFailure(`There is no text. ${TRY}`)
  if (text.length > LONGEST) throw new ImportFailure('This is longer than ten million characters. Import it in parts.')
  if (start.startsWith('%PDF') || start.startsWith('PK\u0003\u0004') || isBinary(text)) {
    throw new ImportFailure(
      `This looks like a file that is no text, such as a PDF or a document of an office program. ${TRY}`,
    )
  }
  return { text, start, json: /^[[{]/.test(start) ? parsedJson(text) : undefined }
}

function looksLike({ text, start, json }: Given): string {
  if (/^(<!doctype|<\?xml|<!--|<[a-z][\w:-]*(\s[^<>]*)?>)/i.test(start))
    return 'This looks like the HTML or XML source of a page, and it is no schedule that we know.'
  if (json === undefined && /^[[{]\s*[[{"]/.test(start)) return brokenJson(text)
  if (json !== undefined) return 'This is JSON, but none of the forms that we know.'
  return 'This is text, but it has neither a list of topics nor the parts of a proposal page, a schedule or a table.'
}

/** Where a text stops being JSON, as the runtime says it. */
function brokenJson(text: string): string {
  try {
    JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    const [, position = text.length] = /position (\d+)/.exec(error.message) ?? []
    const [line = ''] = /line \d+/.exec(error.message) ?? []
    const where = Number(position) >= text.trimEnd().length ? 'at its end, as if it were cut off' : line && `in ${line}`
    return `This looks like JSON, but it is broken${where && ` ${where}`}.`
  }
  return 'This looks like JSON, but it is broken.'
}

/** Control characters, or bytes that were no UTF-8: one could be an accident of copying, more are not. */
function isBinary(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  const odd = text.slice(0, 100_000).match(/[\u0000-\u0008\u000E-\u001F\uFFFD]/g)?.length ?? 0
  return text.slice(0, 100_000).includes('\u0000') || odd > Math.max(3, Math.min(text.length, 100_000) / 100)
}
