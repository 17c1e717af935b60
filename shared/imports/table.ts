/**
 * A table of any kind → draft: one row a topic, by what its columns mean. A row of which something is not understood is
 * taken nevertheless: what is not goes to the topic's notes with its heading, and is said with the row's number.
 */

import { LIMITS } from '../board/values.ts'
import type { Day, WallTime } from '../time.ts'
import type { Draft, DraftPerson, DraftTopic } from './draft.ts'
import { draftTopic } from './draft.ts'
import { DraftBuilder } from './draft-builder.ts'
import { textOfHtml } from './html-text.ts'
import { slugOf, topicId } from './keys.ts'
import type { Hints, Reader } from './reader.ts'
import { ImportFailure } from './reader.ts'
import type { Roomless } from './spare-rooms.ts'
import { inSpareRooms } from './spare-rooms.ts'
import { isTable, type Table, tableOf } from './table-columns.ts'
import { isMeaning, type Meaning } from './table-meanings.ts'
import { besidePeople, peopleIn } from './table-people.ts'
import { ReadRow } from './table-row.ts'
import { dayOrderOf } from './table-times.ts'
import { RowTimes } from './table-when.ts'
import { kindOf, slotKindOf, stageOf } from './table-words.ts'

export const table: Reader = {
  id: 'table',
  name: 'a table',
  knows: isTable,
  read: ({ text }, hints) => draftOfTable(tableOf(text), hints),
}

/** The guess, and where a person settled a column, what they said. */
const columnsOf = ({ columns }: Table, settled: readonly string[] | undefined): Meaning[] =>
  columns.map((guess, at) => {
    const meaning = settled?.[at]
    return meaning !== undefined && isMeaning(meaning) ? meaning : guess
  })

/** Throws `ImportFailure` where no column can be a title, and where there are no rows. */
export function draftOfTable(table: Table, hints: Hints): Draft {
  const columns = columnsOf(table, hints.columns)
  const has = (...meanings: Meaning[]) => meanings.some((meaning) => columns.includes(meaning))
  if (!has('title') && !(has('start', 'time') && has('kind', 'room', 'minutes', 'end'))) {
    throw new ImportFailure(
      'This looks like a table, but no column says what the topics are called. Choose which column is the title.',
    )
  }
  if (table.rows.length === 0) {
    throw new ImportFailure('This looks like a table that has headings and no rows. Copy the rows below them too.')
  }
  return new TableReading(table, columns, hints).finish()
}

interface ReadTopic {
  readonly topic: DraftTopic
  readonly room: number | null
  readonly start: WallTime | null
}

class TableReading {
  readonly #table: Table
  readonly #columns: readonly Meaning[]
  readonly #builder: DraftBuilder
  readonly #times: RowTimes
  readonly #days: Day[] = []
  /** By their id: a sheet of speakers has a row for each person of one topic. */
  readonly #topics = new Map<string, ReadTopic>()

  constructor(table: Table, columns: readonly Meaning[], hints: Hints) {
    this.#table = table
    this.#columns = columns
    const headOf = (meaning: Meaning) => table.heads[columns.indexOf(meaning)] ?? ''
    this.#builder = new DraftBuilder('table', headOf('id') ? `table:${slugOf(headOf('id')).slice(0, 100)}` : 'table')
    const isDay = columns.map((meaning) => meaning === 'date' || meaning === 'start' || meaning === 'end')
    const days = table.rows.flatMap(({ cells }) => cells.filter((_, at) => isDay[at]))
    const { order, isOpen } = dayOrderOf(days)
    const inHours = /\b(hours?|stunden|heures|horas)\b/i.test(headOf('minutes'))
    this.#times = new RowTimes(hints, order, inHours, columns.includes('date'))
    if (isOpen) {
      const said = order === 'day-month' ? 'the day before the month' : 'the month before the day'
      const quote = days.find((cell) => /\d[/-]\d/.test(cell)) ?? ''
      this.#builder.warn(`The days can be read in two ways; they were read with ${said}.`, quote)
    }
  }

  finish(): Draft {
    const { above, openQuote, rows } = this.#table
    for (const { line, cells } of above)
      this.#builder.warn('This stands above the headings, and was left out.', cells.filter(Boolean).join(' · '), line)
    if (openQuote !== null)
      this.#builder.warn('A quotation mark that opens here is never closed; all were read as they are.', '', openQuote)
    for (const row of rows) this.#read(new ReadRow(row, this.#table, this.#columns, this.#builder))
    const namesRooms = this.#columns.includes('room')
    const roomless: Roomless[] = []
    for (const { topic, room, start } of this.#topics.values()) {
      if (start === null) this.#builder.topic(topic)
      else if (namesRooms) this.#builder.timed({ topic, room, start })
      else roomless.push({ topic, start, session: topic.track === null ? '' : String(topic.track) })
    }
    inSpareRooms(this.#builder, roomless)
    const draft = this.#builder.finish()
    const days = this.#days.sort()
    return { ...draft, firstDay: days[0] ?? null, lastDay: days.at(-1) ?? null }
  }

  #read(row: ReadRow): void {
    const title = row.get('title')
    const { day, start, minutes } = this.#times.read(row)
    if (day ?? start) this.#days.push((start ?? day ?? '').slice(0, 10))
    const room = this.#builder.room({ name: row.get('room') })
    const track = this.#builder.track({ name: row.get('track') })
    const slotKind = slotKindOf(row.get('kind')) ?? (title.length < 40 ? slotKindOf(title) : null)
    const isBare = ['speakers', 'first-name', 'last-name', 'abstract'].every((one) => row.get(one as Meaning) === '')
    if (start && isBare && (slotKind !== null || title === '')) {
      const kind = slotKind ?? 'session'
      const named = title || row.get('kind')
      this.#builder.slot({ origin: '', room, start, minutes, kind, title: named, track, public: true })
      if (row.remains.length > 0) row.warn('a slot has no notes; this was left out', row.remains.join(' · '))
      return
    }
    const { id, known } = this.#idOf(row, start)
    if (title === '' && !known) row.warn('there is no title', row.text)
    const topic = this.#topic(row, title, id)
    if (known) this.#topics.set(id, { ...known, topic: joined(known.topic, topic) })
    else this.#topics.set(id, { topic: { ...topic, minutes, track }, room, start })
  }

  /** The id of a row's topic, and the topic where an earlier row began it. */
  #idOf(row: ReadRow, start: WallTime | null): { id: string; known?: ReadTopic } {
    // `topicKey` takes numbers before a hyphen for the place on a page: 2026-14 and 2025-14 are two.
    const own = row
      .get('id')
      .slice(0, 200)
      .replace(/(^|\/)(?=\d+-[^/]*$)/, '$1#')
    const title = row.get('title')
    const known = own ? this.#topics.get(own) : undefined
    if (known?.topic.title === title && (start === null || known.start === start)) return { id: own, known }
    if (own && !known) return { id: own }
    if (known) row.warn('another row has the same id', own)
    return { id: topicId('rows', this.#topics.size + 1, title.slice(0, LIMITS.title)) }
  }

  #topic(row: ReadRow, title: string, id: string): DraftTopic {
    const kind = kindOf(row.get('kind'))
    const stage = stageOf(row.get('stage'))
    row.keep('Kind', kind.over)
    row.keep('Stage', stage.over)
    const audience = /^\d{1,6}$/.exec(row.get('audience'))
    if (!audience) row.keepAs('audience')
    const url = /^https?:\/\/\S+$/i.exec(row.get('url'))?.[0] ?? ''
    if (url === '') row.keepAs('url')
    const materials = row.all('material').flatMap((cell) => {
      const urls = cell.match(/https?:\/\/[^\s,;|]+/gi) ?? []
      if (urls.length === 0) row.keep('Materials', cell)
      return urls.map((address) => ({ title: '', url: this.#builder.line(address, title) }))
    })
    const speakers = this.#speakers(row)
    const attendees = this.#persons(row, row.all('attendees').flatMap(peopleIn))
    return {
      ...draftTopic(title, { system: this.#builder.draft.system, id, url: this.#builder.line(url, title) }),
      abstract: row.all('abstract').map(textOfCell).join('\n\n'),
      notes: [...row.all('notes'), ...row.remains].join('\n'),
      kind: kind.kind,
      stage: stage.stage,
      speakers,
      attendees: attendees.map((person) => ({ person, attendance: 'required' })),
      materials,
      audience: audience ? Number(audience[0]) : null,
    }
  }

  #speakers(row: ReadRow): number[] {
    const [firsts, lasts] = [row.every('first-name'), row.every('last-name')]
    const pairs = Array.from({ length: Math.max(firsts.length, lasts.length) }, (_, at) =>
      [firsts[at], lasts[at]].filter(Boolean).join(' '),
    )
    const cells = [...row.every('speakers'), ...pairs]
    // With a column for each speaker, what stands beside one who is missing belongs to nobody.
    const beside = (meaning: Meaning) => row.every(meaning).filter((_, at) => cells.length < 2 || cells[at])
    const named = [
      ...row.all('speakers').flatMap(peopleIn),
      ...pairs.filter(Boolean).map((name) => ({ origin: '', name, affiliation: '', contact: '' })),
    ]
    const { people, over } = besidePeople(named, beside('affiliation'), beside('email'))
    for (const text of over) row.keep('Of the speakers', text)
    return this.#persons(row, people)
  }

  /** The places of people; who cannot be one of a draft is kept as text. */
  #persons(row: ReadRow, people: readonly DraftPerson[]): number[] {
    const places = people.flatMap((person) => {
      const at = this.#builder.person(person)
      if (at !== null) return at
      row.keep('Person', [person.name, person.affiliation, person.contact].filter(Boolean).join(', '))
      return []
    })
    return [...new Set(places)]
  }
}

/** Of two rows of one topic: its people, and each line of the notes once. */
const joined = (topic: DraftTopic, more: DraftTopic): DraftTopic => ({
  ...topic,
  speakers: [...new Set([...topic.speakers, ...more.speakers])],
  abstract: topic.abstract || more.abstract,
  notes: [...new Set([...topic.notes.split('\n'), ...more.notes.split('\n')])].filter(Boolean).join('\n'),
  materials: [
    ...topic.materials,
    ...more.materials.filter(({ url }) => topic.materials.every((one) => one.url !== url)),
  ],
})

/** Sheets of other systems hold HTML; `List<T>` in plain words is none. */
const textOfCell = (cell: string): string =>
  /<\/?(p|br|div|ul|ol|li|a|b|i|em|strong|h[1-6]|span|pre)\b[^<>]*>/i.test(cell) ? textOfHtml(cell) : cell
