/**
 * iCalendar's lines (RFC 5545, 3.1) as properties with parameters. A library that stops at the first bad line would lose the
 * rest of the calendar, and one that follows rules of recurrence could follow them for ever: here every line stands for itself.
 */

export interface IcalProperty {
  /** Upper case. */
  readonly name: string
  readonly parameters: ReadonlyMap<string, string>
  /** As it is written. */
  readonly value: string
  /** From 1. */
  readonly line: number
}

export interface IcalComponent {
  readonly name: string
  readonly properties: IcalProperty[]
  readonly inner: IcalComponent[]
  readonly line: number
}

export interface IcalText {
  readonly components: readonly IcalComponent[]
  /** Lines of which nothing can be made. */
  readonly odd: readonly { readonly line: number; readonly quote: string }[]
  readonly isWhole: boolean
}

const DEEPEST = 20
const NAME = /^([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)?)(?=[;:])/

/** Never throws. What is deeper than calendars are is taken as if it were not so deep. */
export function icalText(text: string): IcalText {
  const top: IcalComponent = { name: '', properties: [], inner: [], line: 1 }
  const open: IcalComponent[] = [top]
  const odd: { line: number; quote: string }[] = []
  for (const { line, text: whole } of unfolded(text)) {
    const property = propertyOf(whole, line)
    if (!property) {
      if (whole.trim() !== '') odd.push({ line, quote: whole })
    } else if (property.name === 'BEGIN') {
      const component = { name: property.value.trim().toUpperCase(), properties: [], inner: [], line }
      open.at(-1)?.inner.push(component)
      if (open.length < DEEPEST) open.push(component)
    } else if (property.name === 'END') {
      const named = property.value.trim().toUpperCase()
      const at = open.findLastIndex(({ name }) => name === named)
      if (at > 0) open.length = at
    } else open.at(-1)?.properties.push(property)
  }
  return { components: top.inner, odd, isWhole: open.length === 1 }
}

/** A line that begins with a blank goes on with the one before. */
function* unfolded(text: string): Generator<{ line: number; text: string }> {
  let parts: string[] = []
  let begin = 1
  for (const [at, line] of text.split(/\r\n|\n|\r/).entries()) {
    if (/^[ \t]/.test(line) && parts.length > 0) {
      parts.push(line.slice(1))
      continue
    }
    if (parts.length > 0) yield { line: begin, text: parts.join('') }
    parts = [line]
    begin = at + 1
  }
  if (parts.length > 0) yield { line: begin, text: parts.join('') }
}

function propertyOf(text: string, line: number): IcalProperty | null {
  const name = NAME.exec(text.slice(0, 200))?.[1]
  if (!name) return null
  const parameters = new Map<string, string>()
  let at = name.length
  while (text[at] === ';') {
    const parameter = /^;([A-Za-z0-9-]+)=/.exec(text.slice(at, at + 100))
    if (!parameter) return null
    at += parameter[0].length
    const values: string[] = []
    for (;;) {
      const isQuoted = text[at] === '"'
      const end = isQuoted ? text.indexOf('"', at + 1) : endOf(text, at)
      if (end < 0) return null
      values.push(text.slice(isQuoted ? at + 1 : at, end))
      at = isQuoted ? end + 1 : end
      if (text[at] !== ',') break
      at++
    }
    parameters.set((parameter[1] ?? '').toUpperCase(), values.join(','))
  }
  if (text[at] !== ':') return null
  // Groups of vCard stand before a dot.
  return { name: (name.split('.').at(-1) ?? name).toUpperCase(), parameters, value: text.slice(at + 1), line }
}

/** Where a value without quotes ends: at `;`, `:` or `,`; -1 where it never does. */
function endOf(text: string, from: number): number {
  for (let at = from; at < text.length; at++) if (';:,'.includes(text.charAt(at))) return at
  return -1
}

/** A text without its escapes. */
export const icalPlain = (value: string): string =>
  value.replace(/\\(.)/gs, (_, sign: string) => (sign === 'n' || sign === 'N' ? '\n' : sign)).trim()

/** A list of texts: commas that are not escaped are between them. */
export const icalList = (value: string): string[] =>
  (value.match(/(?:\\.|[^,\\])+/gs) ?? []).map(icalPlain).filter((one) => one !== '')
