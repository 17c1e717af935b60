/**
 * A mail that is written but not sent (RFC 5322, `.eml`): mail programs open it as a draft (`X-Unsent`). It has no `From`: who
 * opens it sends it. Everything is ASCII: texts are quoted-printable (RFC 2045), other letters in the head encoded words (RFC 2047).
 */

import { oneLine } from '../exports/safe.ts'

export interface MailDraft {
  /** A mail address as somebody wrote it; anything else is left out. */
  readonly contact: string
  readonly name: string
  readonly subject: string
  /** Lines end with LF. */
  readonly text: string
  /** Milliseconds since 1970. */
  readonly now: number
}

/** As browsers take it in a field for mail addresses (WHATWG HTML, "valid e-mail address"). */
const ADDRESS = /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)*$/i

/** `ada@example.org`, `mailto:ada@example.org` or `Ada <ada@example.org>`; `null` for what is none. */
export function mailAddress(contact: string): string | null {
  const [, inside] = /^[^<>]*<([^<>]*)>\s*$/.exec(contact) ?? []
  const address = (inside ?? contact).trim().replace(/^mailto:/i, '')
  return address.length <= 254 && ADDRESS.test(address) ? address : null
}

export function mailDraft({ contact, name, subject, text, now }: MailDraft): string {
  const address = mailAddress(contact)
  const fields = [
    `Date: ${new Date(now).toUTCString().replace('GMT', '+0000')}`,
    ...(address ? [field('To', name, ` <${address}>`)] : []),
    field('Subject', subject),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
    'X-Unsent: 1',
  ]
  return `${fields.join('\r\n')}\r\n\r\n${quotedPrintable(text)}\r\n`
}

/** Lines of a head have at most 78 characters, encoded words 75. */
const WORD = 75 - '=?UTF-8?Q??='.length

/** People's words are never more than words: neither a line break nor a comma of theirs means anything. */
function field(name: string, words: string, end = ''): string {
  const text = oneLine(words.toWellFormed())
  if (/^[\w '-]{0,60}$/.test(text)) return `${name}: ${text}${end === '' ? '' : `\r\n${end}`}`
  const lines = ['']
  for (const letter of text) {
    const written = /[a-z\d]/i.test(letter) && letter < '\x7f' ? letter : letter === ' ' ? '_' : bytesOf(letter)
    if ((lines.at(-1) ?? '').length + written.length > WORD) lines.push('')
    lines.push((lines.pop() ?? '') + written)
  }
  const encoded = lines.map((line) => `=?UTF-8?Q?${line}?=`)
  return `${name}:\r\n ${encoded.join('\r\n ')}${end === '' ? '' : `\r\n${end}`}`
}

const LINE = 76

function quotedPrintable(text: string): string {
  return text
    .toWellFormed()
    .split(/\r\n|\r|\n/)
    .map(quotedLine)
    .join('\r\n')
}

function quotedLine(line: string): string {
  const letters = [...line].map((letter, at, all) => {
    const isLast = at === all.length - 1
    const isPlain = /^[!-<>-~]$/.test(letter) || (letter === ' ' && !isLast)
    return isPlain ? letter : bytesOf(letter)
  })
  const lines = ['']
  for (const letter of letters) {
    // Room for the `=` that says that the line goes on.
    if ((lines.at(-1) ?? '').length + letter.length > LINE - 1) lines.push('')
    lines.push((lines.pop() ?? '') + letter)
  }
  return lines.join('=\r\n')
}

/** Of its UTF-8, each as `=C3`. */
const bytesOf = (letter: string): string =>
  letter.charCodeAt(0) < 0x80
    ? `=${letter.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
    : encodeURIComponent(letter).replaceAll('%', '=')

/** Where several messages of one name are put side by side. */
export function draftName(name: string, at: number): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z\d]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40)
  return `${String(at + 1).padStart(3, '0')}-${plain || 'somebody'}.eml`
}
