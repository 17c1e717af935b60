/**
 * Indico's `/export/timetable/ID.json`: `results[ID][YYYYMMDD][key]`, where a key is a block, a contribution or a break.
 * What runs over midnight stands under both days: it is one, by its id.
 */

import { cut, record } from '../board/values.ts'
import { isTimeZone } from '../time.ts'
import type { BlockItem } from './indico-block.ts'
import { contributionOf } from './indico-contribution.ts'
import { placeAlone, readBlock } from './indico-event.ts'
import type { IndicoReading } from './indico-reading.ts'
import type { Entry } from './indico-values.ts'
import { entriesIn, textOf } from './indico-values.ts'

/** Of one thing of the timetable, what each day says. */
interface Standing {
  readonly key: string
  readonly entry: Entry
  readonly inside: Map<string, Entry>
}

const OF_BREAK = new Set(
  `_type _fossil id db_id uniqueId entryType title slotTitle description startDate endDate duration contribDuration
  room roomFullname location address inheritRoom inheritLoc color textColor conferenceId sessionId sessionSlotId
  sessionSlotEntryId sessionCode conveners presenters attachments url code friendlyId scheduleId parentType isPoster`.split(
    /\s+/,
  ),
)
const [DEEPEST, BREAK] = [4, 30]

/** Whether it is one, at any depth that one has. */
export const hasEntries = (results: unknown): boolean => !found(results, 0).next().done

export function readTimetable(reading: IndicoReading, results: unknown, system: string, prefix = ''): void {
  const standing = new Map<string, Standing>()
  for (const [key, entry] of found(results, 0)) {
    reading.count(1)
    const id = textOf(entry, 'uniqueId', 'id') || key
    const known = standing.get(id)
    const here = known ? { ...known, entry: joined(reading, known.entry, entry) } : { key, entry, inside: new Map() }
    for (const [at, inner] of entriesIn(entry.entries).entries()) {
      reading.count(1)
      here.inside.set(textOf(inner, 'uniqueId', 'id') || `${key} ${at}`, inner)
    }
    standing.set(id, here)
  }
  for (const { key, entry, inside } of standing.values()) {
    if (isBreak(entry)) placeBreak(reading, entry, prefix + cut(key, 200))
    else if (/^session/i.test(textOf(entry, 'entryType', '_type')) || record(entry.entries)) {
      const within = [...inside.values()]
      // Old ones count the blocks of each session anew: `s1l0`.
      const id = /^s\d+l\d+$/.test(key) ? key.slice(1) : textOf(entry, 'sessionSlotId') || key.replace(/^s/, '')
      const contributions = within.filter((one) => !isBreak(one)).map((one) => contributionOf(reading, one, system))
      const breaks = within.filter(isBreak).flatMap((one) => breakItem(reading, one, prefix) ?? [])
      readBlock(reading, entry, contributions, `${prefix}s${cut(id, 200)}`, breaks)
    } else placeAlone(reading, contributionOf(reading, entry, system), prefix)
  }
}

/** The zone that the first date names. */
export function zoneOfTimetable(results: unknown): string | null {
  for (const [, entry] of found(results, 0)) {
    const zone = textOf(record(entry.startDate) ?? {}, 'tz')
    if (isTimeZone(zone)) return zone
  }
  return null
}

function* found(value: unknown, depth: number): Generator<[string, Entry]> {
  const level = record(value)
  if (!level || depth > DEEPEST) return
  for (const [key, inner] of Object.entries(level)) {
    const entry = record(inner)
    if (!entry) continue
    if ('entryType' in entry || 'startDate' in entry) yield [key, entry]
    else yield* found(entry, depth + 1)
  }
}

const isBreak = (entry: Entry): boolean => /^break/i.test(textOf(entry, 'entryType', '_type'))

/** From the earlier start to the later end. */
function joined(reading: IndicoReading, one: Entry, other: Entry): Entry {
  const title = textOf(one, 'title')
  const [a, b] = [reading.wall(one.startDate, title), reading.wall(other.startDate, title)]
  const [c, d] = [reading.wall(one.endDate, title), reading.wall(other.endDate, title)]
  const startDate = a && b && b < a ? other.startDate : one.startDate
  const endDate = c && d && d > c ? other.endDate : one.endDate
  const same = a === b && c === d
  return { ...one, startDate, endDate, ...(!same && { duration: undefined }) }
}

/** One that stands in no block is for all rooms, unless it says a room of its own. */
function placeBreak(reading: IndicoReading, entry: Entry, origin: string): void {
  const title = textOf(entry, 'title') || 'Break'
  const start = reading.wall(entry.startDate, title)
  aboutBreak(reading, entry, title)
  if (!start) {
    reading.builder.warn('A break without a time has no place on the board; it was left out.', title)
    return
  }
  const room = entry.inheritRoom === true || entry.inheritLoc === true ? null : reading.room(entry)
  const minutes = reading.minutes(entry, start, title) ?? BREAK
  reading.builder.slot({ origin, room, start, minutes, kind: 'break', title, track: null, public: true })
}

function breakItem(reading: IndicoReading, entry: Entry, prefix: string): BlockItem | null {
  const title = textOf(entry, 'title') || 'Break'
  const start = reading.wall(entry.startDate, title)
  aboutBreak(reading, entry, title)
  if (!start) {
    reading.builder.warn('A break without a time has no place on the board; it was left out.', title)
    return null
  }
  const origin = `${prefix}${cut(textOf(entry, 'id', 'uniqueId'), 200) || `b${start}`}`
  return { start, minutes: reading.minutes(entry, start, title) ?? BREAK, is: { kind: 'break', title, origin } }
}

/** A break has no text on a board: it stands in the event's. */
function aboutBreak(reading: IndicoReading, entry: Entry, title: string): void {
  const said = [reading.html(entry.description), ...reading.left(entry, OF_BREAK, 'in the event’s description')]
  const text = said.filter(Boolean).join('\n')
  if (text === '') return
  reading.once('A break has no text on the board; kept in the event’s description.', text)
  reading.about(`${title}: ${text}`)
}
