/**
 * Lines of a printed timetable, each understood for itself.
 *
 *   Monday, 5 October 2026
 *   Memory MC (until 12:30) (Memory MC/Hall 2)
 *   10:00 TITLE - Ada King (Engines), Bo Li   (Memory MC/Hall 2)
 *   11:00 --- Break ---
 */

import { nameKey } from '../names.ts'
import type { Day } from '../time.ts'
import { minutesOfClock } from '../time.ts'
import type { DraftPerson } from './draft.ts'
import { readDays } from './page-dates.ts'
import { readPerson, splitPeople } from './page-people.ts'

/** `''` where the line does not say it. */
export interface PrintPlace {
  readonly session: string
  readonly room: string
}

/** Times are minutes after midnight. */
export type PrintLine =
  | { readonly kind: 'day'; readonly day: Day }
  | {
      readonly kind: 'session'
      readonly at: number | null
      readonly until: number
      readonly name: string
      readonly place: PrintPlace
    }
  | {
      readonly kind: 'break'
      readonly at: number
      readonly until: number | null
      readonly title: string
      readonly place: PrintPlace
    }
  | {
      readonly kind: 'entry'
      readonly at: number
      readonly until: number | null
      readonly title: string
      readonly people: readonly DraftPerson[]
      readonly place: PrintPlace
    }
  | { readonly kind: 'text' }

/** Longer lines are prose, whatever they begin with. */
const LONGEST = 2_000
const NOWHERE: PrintPlace = { session: '', room: '' }
const TEXT: PrintLine = { kind: 'text' }

const TIMED = /^(\d{1,2}:\d{2})(?:\s{0,3}[-–—]\s{0,3}(\d{1,2}:\d{2}))?\s+(?=\S)/
const YEAR = /\b\d{4}\b/
const UNTIL = /\(until (\d{1,2}:\d{2})\)/i

/** `sessions`: the keys of their names, as far as they are known from other lines. */
export function printLineOf(line: string, sessions: ReadonlySet<string>): PrintLine {
  if (line.length > LONGEST) return TEXT
  const days = YEAR.test(line) ? readDays(line) : null
  if (days) return days.firstDay === days.lastDay ? { kind: 'day', day: days.firstDay } : TEXT
  const timed = TIMED.exec(line)
  const [at, to] = [minuteIn(timed?.[1]), minuteIn(timed?.[2])]
  const rest = line.slice(at === null ? 0 : (timed?.[0].length ?? 0))
  const until = UNTIL.exec(rest)
  const end = minuteIn(until?.[1])
  if (at !== null && /^[-–—]{2}/.test(rest)) {
    const said = until ? rest.replace(until[0], '') : rest
    const bracket = lastBracket(said)
    const [title, place] =
      bracket && /[-–—]\s*$/.test(bracket.before.slice(-20))
        ? [bracket.before, placeIn(bracket.inside, sessions)]
        : [said, NOWHERE]
    return { kind: 'break', at, until: end ?? to, title: withoutDashes(title) || 'Break', place }
  }
  if (until && end !== null) {
    const name = rest.slice(0, until.index).trim()
    const bracket = lastBracket(rest.slice(until.index + until[0].length))
    if (name === '' || (bracket && bracket.before.trim() !== '')) return TEXT
    return { kind: 'session', at, until: end, name, place: placeOfSession(bracket?.inside ?? '', name) }
  }
  return at === null ? TEXT : entryOf(at, to, rest, sessions)
}

function entryOf(at: number, until: number | null, rest: string, sessions: ReadonlySet<string>): PrintLine {
  const bracket = lastBracket(rest)
  const isPlace = bracket !== null && bracket.before.trim() !== '' && isPlaceAfter(bracket, sessions)
  const place = isPlace ? placeIn(bracket.inside, sessions) : NOWHERE
  const said = (isPlace ? bracket.before : rest).trim()
  const { title, people } = titleAndPeople(said)
  return { kind: 'entry', at, until, title, people, place }
}

/** A place stands apart by more than one blank; where blanks were lost, what is in it and before it decide. */
function isPlaceAfter({ before, inside }: Bracket, sessions: ReadonlySet<string>): boolean {
  if (/\s{2}$/.test(before)) return true
  const key = nameKey(inside)
  const slash = key.indexOf('/')
  if (sessions.has(key) || (slash > 0 && sessions.has(key.slice(0, slash).trim()))) return true
  return slash > 0 && (before.trimEnd().endsWith(')') || titleAndPeople(before.trim()).people.length === 0)
}

/** In how many dashes from the end the last one before people is looked for. */
const DASHES = 4

/** At the last dash behind which there are only people; a single word there may be anything. */
function titleAndPeople(said: string): { title: string; people: readonly DraftPerson[] } {
  let from = said.length
  for (let n = 0; n < DASHES; n++) {
    from = said.lastIndexOf(' - ', from - 1)
    if (from <= 0) break
    const people = peopleIn(said.slice(from + 3))
    if (people) return { title: said.slice(0, from).trim(), people }
  }
  return { title: said, people: [] }
}

function peopleIn(text: string): readonly DraftPerson[] | null {
  const people: DraftPerson[] = []
  for (const part of splitPeople(text)) {
    const person = readPerson(part)
    if (!person || (!/\s/.test(person.name) && !person.affiliation && !/\p{Lo}/u.test(person.name))) return null
    people.push(person)
  }
  return people.length > 0 ? people : null
}

/** `SESSION/ROOM`; both may have a slash, so a name that is known decides where one ends. */
function placeIn(inside: string, sessions: ReadonlySet<string>): PrintPlace {
  const text = inside.trim()
  if (sessions.has(nameKey(text))) return { session: text, room: '' }
  let first = -1
  for (let at = text.indexOf('/'), n = 0; at >= 0 && n < DASHES; at = text.indexOf('/', at + 1), n++) {
    if (first < 0) first = at
    if (sessions.has(nameKey(text.slice(0, at)))) return splitAt(text, at)
  }
  return first > 0 ? splitAt(text, first) : { session: '', room: unquoted(text) }
}

/** Behind a session's line a bracket without a slash is its room. */
function placeOfSession(inside: string, name: string): PrintPlace {
  const text = inside.trim()
  if (text === '') return { session: name, room: '' }
  const key = `${nameKey(name)}/`
  if (nameKey(text).startsWith(key)) {
    for (let at = text.indexOf('/'); at >= 0; at = text.indexOf('/', at + 1)) {
      if (`${nameKey(text.slice(0, at))}/` === key) return splitAt(text, at)
    }
  }
  const slash = text.indexOf('/')
  if (nameKey(text) === nameKey(name)) return { session: text, room: '' }
  return slash > 0 ? splitAt(text, slash) : { session: name, room: unquoted(text) }
}

const splitAt = (text: string, at: number): PrintPlace => ({
  session: text.slice(0, at).trim(),
  room: unquoted(text.slice(at + 1).trim()),
})

const unquoted = (text: string): string => text.replace(/^["“„]\s*(.*?)\s*["”“]$/, '$1')

interface Bracket {
  /** With the blanks at its end. */
  readonly before: string
  readonly inside: string
}

/** The bracket that a line ends with; brackets may nest. */
function lastBracket(text: string): Bracket | null {
  const line = text.trimEnd()
  if (!line.endsWith(')')) return null
  let depth = 0
  for (let at = line.length - 1; at >= 0; at--) {
    if (line[at] === ')') depth++
    if (line[at] === '(' && --depth === 0) return { before: line.slice(0, at), inside: line.slice(at + 1, -1) }
  }
  return null
}

function withoutDashes(text: string): string {
  const isDash = (at: number) => /[-–—\s]/.test(text[at] ?? '')
  let [from, to] = [0, text.length]
  while (from < to && isDash(from)) from++
  while (to > from && isDash(to - 1)) to--
  return text.slice(from, to)
}

function minuteIn(clock: string | undefined): number | null {
  const padded = clock?.padStart(5, '0')
  return padded && /^([01]\d|2[0-3]):[0-5]\d$/.test(padded) ? minutesOfClock(padded) : null
}
