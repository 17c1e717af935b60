/** A pasted text as numbered lines, and lines as paragraphs: where breaks and bullets mean something, and where not. */

export interface PageLine {
  /** From 1. */
  readonly number: number
  /** Trimmed; empty for a blank line. */
  readonly text: string
  readonly indent: number
  readonly bullet: boolean
  /** The text without its bullet. */
  readonly content: string
}

const BULLET = /^(?:[•‣◦▪▫●○∙·*–—-]|\(?\d{1,2}[.)])(?:\s+|$)/
/** What browsers put into a selection and nobody sees: zero-width signs, soft hyphens, byte order marks. */
const UNSEEN = /[\u200B\u200C\u2060\uFEFF\u00AD]/g

const BLANK = /[\u00A0\u2007\u202F]/g
const BREAK = /\r\n?|\n|\u2028|\u2029/
/** Of lines without them most is asked only once. */
const SPECIAL = /[\u200B\u200C\u2060\uFEFF\u00AD\u00A0\u2007\u202F\t]/

export function linesOf(text: string): PageLine[] {
  return text.split(BREAK).map((raw, index) => {
    if (raw === '') return { number: index + 1, text: '', indent: 0, bullet: false, content: '' }
    const seen = SPECIAL.test(raw) ? raw.replace(UNSEEN, '').replace(BLANK, ' ').replace(/\t/g, '    ') : raw
    const line = seen.trimEnd()
    const trimmed = line.trimStart()
    const bullet = BULLET.exec(trimmed)?.[0] ?? (line !== trimmed ? /^o\s+/.exec(trimmed)?.[0] : undefined)
    return {
      number: index + 1,
      text: trimmed,
      indent: line.length - trimmed.length,
      bullet: bullet !== undefined,
      content: trimmed.slice(bullet?.length ?? 0),
    }
  })
}

/** Whether a text has more lines than somebody wrote, without reading them; empty ones cost nothing. */
export function hasMoreLinesThan(most: number, text: string): boolean {
  let [count, isEmpty] = [0, true]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const isBreak = code === 10 || code === 13 || code === 0x2028 || code === 0x2029
    if (isEmpty && !isBreak && ++count > most) return true
    isEmpty = isBreak
  }
  return false
}

/** A line shorter than this was ended by somebody, not by the width of a window. */
const WRAPS_FROM = 45

/** Whether `next` goes on with the sentence of `line` rather than standing for itself. */
const goesOn = (line: PageLine, next: PageLine): boolean =>
  !next.bullet && (line.bullet || (line.text.length >= WRAPS_FROM && !line.text.endsWith(':')))

/** Prose as Markdown: hard-wrapped lines joined, paragraphs apart, list items on lines of their own. */
export function proseOf(lines: readonly PageLine[]): string {
  let prose = ''
  let last: PageLine | null = null
  for (const line of lines) {
    if (line.text === '') {
      if (last) prose += '\n\n'
      last = null
      continue
    }
    const text = line.bullet ? `- ${line.content}` : line.text
    prose += last === null ? text : goesOn(last, line) ? ` ${text}` : `\n${text}`
    last = line
  }
  return prose.replace(/\n{3,}/g, '\n\n').trim()
}

/** One point of a list, with what is written under it. */
export interface ListItem {
  readonly line: PageLine
  readonly text: string
  /** Points of a deeper list, and what follows them. */
  readonly under: readonly string[]
}

/** A sentence or two, rather than the title of something. */
const isProse = (text: string): boolean =>
  text.length > 200 || (text.length > 80 && (/[.!?]$/.test(text) || /[.!?]\s+\p{Lu}/u.test(text)))

/** The list that the lines begin with, by bullets or bare, one point a line, and the lines after it. */
export function takeList(lines: readonly PageLine[]): { items: ListItem[]; rest: PageLine[] } {
  const items: { line: PageLine; said: string[]; under: string[] }[] = []
  const bulleted = lines.find(({ text }) => text !== '')?.bullet ?? false
  let last: PageLine | null = null
  for (const [at, line] of lines.entries()) {
    if (line.text === '') {
      last = null
      continue
    }
    const item = items.at(-1)
    const deeper = item !== undefined && line.bullet && line.indent >= item.line.indent + 2
    if (item && deeper) item.under.push(`- ${line.content}`)
    else if (bulleted ? line.bullet : line.bullet || startsPoint(line, last)) {
      if (!bulleted && isProse(line.text)) return { items: written(items), rest: lines.slice(at) }
      items.push({ line, said: [line.content], under: [] })
    } else if (item && last) {
      if (item.under.length > 0) item.under.push(`${item.under.pop()} ${line.text}`)
      else item.said.push(line.text)
    } else return { items: written(items), rest: lines.slice(at) }
    last = line
  }
  return { items: written(items), rest: [] }
}

const written = (items: readonly { line: PageLine; said: readonly string[]; under: readonly string[] }[]): ListItem[] =>
  items
    .map(({ line, said, under }) => ({ line, text: said.join(' ').trim(), under }))
    .filter(({ text, under }) => text !== '' || under.length > 0)

/** In a bare list a line that begins small, after a long one, is the second half of a wrapped point. */
const startsPoint = (line: PageLine, last: PageLine | null): boolean =>
  last === null || last.text.length < WRAPS_FROM || !/^\p{Ll}/u.test(line.text)
