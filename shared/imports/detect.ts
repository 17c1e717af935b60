/** Any pasted text → draft: finds out which form it has, or says what it looks like instead. */

import type { Draft } from './draft.ts'
import { readIndicoPage } from './indico-page.ts'

/** The text cannot be imported; the message says what it looks like, what is wrong and what to try. */
export class ImportFailure extends Error {
  override readonly name = 'ImportFailure'
}

/** A page of this many characters is no proposal page any more. */
const LONGEST = 200_000
const TRY = 'Open the proposal page in a browser, select all of it, copy, and paste the text here.'

export function importText(text: string, format: 'auto' | 'indico-page'): Draft {
  const refusal = refusalOf(text)
  if (refusal) throw new ImportFailure(`${refusal} ${TRY}`)
  switch (format) {
    case 'auto':
    case 'indico-page': {
      const draft = readIndicoPage(text)
      if (!isPage(draft)) {
        throw new ImportFailure(
          `This is text, but it has neither a list of topics nor the parts of a proposal page. ${TRY}`,
        )
      }
      return draft
    }
    default:
      return format satisfies never
  }
}

/** A list of topics is enough; without one, at least a page's days and a description. */
const isPage = ({ topics, firstDay, tracks }: Draft): boolean =>
  topics.length > 0 || (firstDay !== null && tracks.some(({ description }) => description !== ''))

/** What is wrong with a text before anybody reads it, or `null`. */
function refusalOf(text: string): string | null {
  const start = text.slice(0, 2_000).trimStart()
  if (text.trim() === '') return 'There is no text.'
  if (text.length > LONGEST) return 'This is longer than any proposal page.'
  if (start.startsWith('%PDF') || start.startsWith('PK\u0003\u0004') || isBinary(text)) {
    return 'This looks like a file that is no text, such as a PDF or a document of an office program.'
  }
  if (/^(<!doctype|<\?xml|<!--|<[a-z][\w:-]*(\s[^<>]*)?>)/i.test(start)) {
    return 'This looks like the HTML or XML source of a page, not like its text.'
  }
  if (/^\s*[[{]/.test(start) && isJson(text)) return 'This looks like JSON, which cannot be imported yet.'
  if (/^BEGIN:VCALENDAR/i.test(start)) return 'This looks like a calendar file, which cannot be imported yet.'
  return null
}

/** Control characters, or bytes that were no UTF-8: one could be an accident of copying, more are not. */
function isBinary(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  const odd = text.match(/[\u0000-\u0008\u000E-\u001F\uFFFD]/g)?.length ?? 0
  return text.includes('\u0000') || odd > Math.max(3, text.length / 100)
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch (error) {
    if (error instanceof SyntaxError) return false
    throw error
  }
}
