/** What the readers of Indico's exports share while they read one: its zone, people and rooms, and what they did not know. */

import { cut, LIMITS, record } from '../board/values.ts'
import type { WallTime } from '../time.ts'
import { dayOf, isWallTime, wallMinutes } from '../time.ts'
import type { Draft } from './draft.ts'
import { MOST } from './draft.ts'
import type { DraftBuilder } from './draft-builder.ts'
import { looksLikeHtml, textOfHtml } from './html-text.ts'
import type { Entry } from './indico-values.ts'
import { listIn, sayValue, textOf } from './indico-values.ts'
import { minutesIn, wallIn, wallOfIso } from './iso-times.ts'
import { namePerson } from './namesakes.ts'
import { ImportFailure } from './reader.ts'

/** Of a person; what else stands there is of no use on a board, or for managers alone. */
const OF_PERSON = new Set(
  `_type _fossil id db_id person_id emailHash email_hash displayOrderKey display_order_key first_name firstName last_name
  familyName lastName fullName full_name name affiliation email affiliation_link avatar_url is_submitter isSubmitter`.split(
    /\s+/,
  ),
)

const MOST_ENTRIES = 10_000

export class IndicoReading {
  readonly builder: DraftBuilder
  readonly zone: string
  /** `https://indico.example.org`, where the export says where it came from. */
  readonly base: string
  readonly #said = new Set<string>()
  readonly #about = new Set<string>()
  #count = 0

  constructor(builder: DraftBuilder, zone: string, base: string) {
    this.builder = builder
    this.zone = zone
    this.base = base
  }

  /** Of contributions, blocks and breaks; an event with more than any board can hold is refused. */
  count(more: number): void {
    this.#count += more
    if (this.#count <= MOST_ENTRIES) return
    throw new ImportFailure(
      `This looks like an export of Indico, but it has more than ${MOST_ENTRIES} contributions and sessions. Export a part of it: a board holds ${LIMITS.topics} topics.`,
    )
  }

  /** `{date, time, tz}` or an ISO text in the event's zone; `null` where there is none, or none that exists. */
  wall(value: unknown, where: string): WallTime | null {
    if (value === null || value === undefined || value === '') return null
    const entry = record(value)
    const text = entry
      ? `${textOf(entry, 'date')}T${textOf(entry, 'time') || '00:00'}`
      : typeof value === 'string'
        ? value
        : ''
    const wall = wallOfIso(text, this.zone)
    if (!wall || !isWallTime(wall)) {
      this.builder.warn(`The time of “${cut(where, 80)}” is none that exists; it has no place.`, sayValue(value))
      return null
    }
    const from = entry ? textOf(entry, 'tz') : ''
    if (from === '') return wall
    const moved = wallIn(wall, from, this.zone)
    if (!moved) this.once(`The time zone “${cut(from, 80)}” is not known here; taken as ${this.zone}.`, from)
    return moved ?? wall
  }

  /** As the entry says it, else from its times; `null` where it says neither. */
  minutes(entry: Entry, start: WallTime | null, title: string): number | null {
    const said = minutesIn(entry.duration) ?? minutesIn(entry.contribDuration)
    const end = start && said === null ? this.wall(entry.endDate, title) : null
    const minutes = said ?? (start && end ? wallMinutes(start, end) : null)
    if (minutes === null || minutes < 1) return null
    return this.atMost(minutes, title)
  }

  atMost(minutes: number, title: string): number {
    if (minutes > LIMITS.minutes)
      this.builder.warn(
        `“${cut(title, 80)}” takes longer than a day; it was cut to ${LIMITS.minutes} minutes.`,
        `${minutes}`,
      )
    return Math.min(minutes, LIMITS.minutes)
  }

  /** The places of people in the draft, each once. */
  people(value: unknown): number[] {
    return [...new Set(listIn(value).flatMap((one) => this.#person(one) ?? []))]
  }

  #person(value: unknown): number | null {
    const entry = record(value) ?? { name: value }
    const name = nameOf(entry)
    const facts = { name, affiliation: textOf(entry, 'affiliation'), contact: textOf(entry, 'email') }
    const { at, otherwise } = namePerson(this.builder, facts)
    if (at === null && sayValue(entry)) this.once('Somebody without a name was left out.', sayValue(entry))
    if (otherwise) this.once(`${name} is also said to be “${cut(otherwise, 80)}”; the first was taken.`, otherwise)
    for (const [key, inner] of Object.entries(entry)) {
      const said = OF_PERSON.has(key) ? '' : sayValue(inner)
      if (said) this.once(`“${cut(key, 80)}” of people has no place on the board; it was left out.`, said)
    }
    return at
  }

  /** A room by its name; where there is only a building, that. */
  room(entry: Entry): number | null {
    const [room, location] = [textOf(entry, 'room', 'roomFullname', 'roomName'), textOf(entry, 'location')]
    if (room === '') return location ? this.builder.room({ name: location }) : null
    const full = textOf(entry, 'roomFullname')
    const features = [full !== room && full, location].filter(Boolean).join(', ')
    return this.builder.room({ name: room, features })
  }

  html(value: unknown): string {
    const text = typeof value === 'object' ? textOf(record(value) ?? {}, 'html', 'source', 'content', 'text') : value
    return typeof text === 'string' ? (looksLikeHtml(text) ? textOfHtml(text) : text.trim()) : ''
  }

  /** Keys that nobody knows as lines of text, each said once. */
  left(entry: Entry, known: ReadonlySet<string>, kept: string): string[] {
    return Object.entries(entry).flatMap(([key, value]) => {
      const said = known.has(key) ? '' : sayValue(value)
      if (said === '') return []
      const name = cut(key, 200)
      this.once(`Indico’s “${name}” is not known here; kept ${kept}.`, `${name}: ${said}`)
      return [`${name}: ${said}`]
    })
  }

  /** Text for the event's description, each once. */
  about(text: string): void {
    this.#about.add(text)
  }

  /** The draft with what was gathered for it; days that nothing said are those on which something is. */
  finish(): Draft {
    const draft = this.builder.finish()
    const texts = [draft.description, ...this.#about].filter(Boolean)
    draft.description = this.builder.text(texts.join('\n\n'), 'the event')
    const days = draft.slots.map(({ start }) => dayOf(start)).sort()
    draft.firstDay ??= days[0] ?? null
    draft.lastDay ??= days.at(-1) ?? null
    return draft
  }

  /** What is said of many things is said once. */
  once(message: string, quote: string): void {
    if (this.#said.has(message) || this.#said.size >= MOST.warnings) return
    this.#said.add(message)
    this.builder.warn(message, quote)
  }
}

/** By given and family name where they stand apart; `Lovelace, Ada` is turned round, also behind a `Ms.`. */
export function nameOf(entry: Entry): string {
  const parts = [textOf(entry, 'first_name', 'firstName'), textOf(entry, 'last_name', 'lastName', 'familyName')]
  const whole = parts.filter(Boolean).join(' ')
  if (whole) return whole
  const said = textOf(entry, 'fullName', 'full_name', 'name')
  const turned = /^(?:(?:mr|mrs|ms|miss|dr|prof)\.?\s+)?([^,]+),\s*([^,]+)$/i.exec(said.slice(0, 400))
  return turned ? `${turned[2]} ${turned[1]}` : said
}
