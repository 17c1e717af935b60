/** The compact print view of an Indico timetable, as text → draft: sessions become tracks with slots, their entries topics. */

import { nameKey } from '../names.ts'
import type { Day } from '../time.ts'
import type { Draft } from './draft.ts'
import { DraftBuilder } from './draft-builder.ts'
import { idsByTitle } from './keys.ts'
import { readDays, readZone } from './page-dates.ts'
import type { PageLine } from './page-lines.ts'
import { hasMoreLinesThan, linesOf, proseOf } from './page-lines.ts'
import { PrintDay } from './print-day.ts'
import type { PrintLine } from './print-lines.ts'
import { printLineOf } from './print-lines.ts'
import { type Given, ImportFailure, type Reader } from './reader.ts'

const FORMAT = 'indico-print'
/** So far the signs of its form are looked for. */
const LOOKS_AT = 20_000
/** A printed timetable of a thousand talks is a quarter as long. */
const [LONGEST, MOST_LINES] = [500_000, 20_000]
const NONE: ReadonlySet<string> = new Set()

export const printTimetable: Reader = {
  id: FORMAT,
  name: 'a printed timetable of Indico',
  knows,
  read({ text }) {
    if (text.length <= LONGEST && !hasMoreLinesThan(MOST_LINES, text)) return new Print(text).draft()
    throw new ImportFailure(
      `This looks like a printed timetable, but it is longer than ${LONGEST} characters or ${MOST_LINES} lines. Import it in parts, a day at a time.`,
    )
  },
}

/** A day, two times, and a session or break as nothing else writes them. */
function knows({ text, json, start }: Given): boolean {
  if (json !== undefined || /^[<[{]|^BEGIN:/.test(start)) return false
  let [days, times, sure] = [0, 0, 0]
  for (const { text: line } of linesOf(text.slice(0, LOOKS_AT))) {
    const { kind } = printLineOf(line, NONE)
    if (kind === 'day') days++
    if (kind === 'session' || kind === 'break') sure++
    if (kind === 'entry' || kind === 'break') times++
  }
  return days > 0 && times > 1 && sure > 0
}

class Print {
  readonly #lines: readonly PageLine[]
  readonly #sessions = new Set<string>()
  readonly #builder = new DraftBuilder(FORMAT, FORMAT)
  readonly #above: PageLine[] = []
  readonly #idOf = idsByTitle()

  constructor(text: string) {
    this.#lines = joinWrapped(linesOf(text))
    for (const { text: line } of this.#lines) {
      if (!/\(until /i.test(line)) continue
      const read = printLineOf(line, NONE)
      if (read.kind === 'session') for (const name of [read.name, read.place.session]) this.#sessions.add(nameKey(name))
    }
  }

  draft(): Draft {
    const { draft } = this.#builder
    const days: PrintDay[] = []
    const byDay = new Map<Day, PrintDay>()
    let day: PrintDay | null = null
    for (const line of this.#lines) {
      if (line.text === '') {
        if (!day) this.#above.push(line)
        continue
      }
      const read = printLineOf(line.text, this.#sessions)
      if (read.kind === 'day') {
        day = byDay.get(read.day) ?? new PrintDay(this.#builder, read.day, this.#above, this.#idOf)
        if (!byDay.has(read.day)) days.push(day)
        byDay.set(read.day, day)
      } else if (day) day.take(line, read)
      else this.#takeAbove(line, read)
    }
    if (days.length === 0) {
      throw new ImportFailure(
        'This looks like a printed timetable, but no line of it is a day, such as “Monday, 5 October 2026”. Copy the page from its top, with the days.',
      )
    }
    for (const one of days) one.build()
    draft.description = this.#builder.text(proseOf(this.#above), 'the event')
    if (!draft.firstDay) {
      const dates = [...byDay.keys()].sort()
      Object.assign(draft, { firstDay: dates[0] ?? null, lastDay: dates.at(-1) ?? null })
    }
    const finished = this.#builder.finish()
    finished.warnings.sort((a, b) => a.line - b.line)
    return finished
  }

  /** Above the first day: what the event is called, when it is, in which zone. */
  #takeAbove(line: PageLine, { kind }: PrintLine): void {
    const { draft } = this.#builder
    const days = readDays(withoutClocks(line.text))
    const zone = readZone(line.text)
    if (days && !draft.firstDay) Object.assign(draft, days)
    else if (zone && !draft.timeZone) draft.timeZone = zone
    else if (draft.title === null && kind === 'text' && line.text.length <= 300) draft.title = line.text
    else {
      this.#above.push(line)
      this.#builder.warn('Stands above the first day; kept in the event’s description.', line.text, line.number)
    }
  }
}

/** `from Monday, 5 October 2026 (09:00) to Wednesday, 7 October 2026 (18:00)` without its times. */
const withoutClocks = (text: string): string =>
  text.length > 200
    ? text
    : text
        .replace(/^from\s+/i, '')
        .replace(/\s*\(\d{1,2}:\d{2}\)/g, '')
        .trim()

/** An entry that a page's width broke before its place is one line again, by the number of its first. */
function joinWrapped(lines: readonly PageLine[]): PageLine[] {
  const joined: PageLine[] = []
  for (const line of lines) {
    const before = joined.at(-1)
    const isOpen = before && /^\d{1,2}:\d{2}\s/.test(before.text) && !before.text.endsWith(')')
    const isEnd = () =>
      line.text.endsWith(')') && !/^\d{1,2}:\d{2}\b/.test(line.text) && printLineOf(line.text, NONE).kind === 'text'
    if (before && isOpen && isEnd() && before.text.length < 2_000) {
      const text = `${before.text} ${line.text}`
      joined[joined.length - 1] = { ...before, text, content: text }
    } else joined.push(line)
  }
  return joined
}
