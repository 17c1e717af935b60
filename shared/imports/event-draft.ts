/** Events as schedules list them, each with a room and a time of its own → a draft. What is true of many is said once. */

import { asWebAddress, cut, LIMITS } from '../board/values.ts'
import type { Day, WallTime } from '../time.ts'
import { dayOf } from '../time.ts'
import type { Draft, DraftSlot, DraftTopic } from './draft.ts'
import { draftTopic } from './draft.ts'
import { DraftBuilder } from './draft-builder.ts'
import type { FoundEvent, Speaker } from './found-event.ts'
import { OWN_SYSTEM, TIME } from './found-event.ts'
import { slugOf } from './keys.ts'
import { proseOf } from './loose-values.ts'
import { minuteOf, wallIn, zoneOf } from './moments.ts'
import { talkKindOf } from './talk-kind.ts'
import { events, Tally } from './tally.ts'

/** Where nobody says a room, its events stand in one of this name. */
export const NO_ROOM = 'Room to be decided'
const USUAL_MINUTES = 20
/** More than a board ever holds; beyond, only counting goes on. */
const MOST_EVENTS = 10_000

export interface EventFacts {
  readonly title: string
  readonly zone: string
  readonly firstDay: Day | null
  readonly lastDay: Day | null
  readonly description: string
  readonly url: string
}

export class EventDraft {
  readonly builder: DraftBuilder
  readonly tally = new Tally()
  readonly #system: string
  readonly #events: FoundEvent[] = []
  readonly #ids = new Map<string, number>()
  /** People of whom something was said already. */
  readonly #described = new Set<number>()
  /** Of whom something is said, and who speak nowhere yet. */
  readonly #silent = new Map<number, string>()
  readonly #hint: string

  constructor(format: string, system: string, hint: string) {
    this.#system = cut(system, 200)
    this.builder = new DraftBuilder(format, this.#system)
    this.#hint = hint
  }

  add(event: FoundEvent): void {
    if (this.#events.length < MOST_EVENTS) this.#events.push(event)
    else
      this.tally.add(
        'more',
        (count) => `More than ${MOST_EVENTS} events: the last ${count} are left out.`,
        event.title,
        event.line,
      )
  }

  /** Somebody whom the source names by themselves. */
  person(speaker: Speaker): void {
    const at = this.builder.person(speaker)
    if (at !== null && speaker.about) this.#silent.set(at, speaker.name)
  }

  get isEmpty(): boolean {
    return this.#events.length === 0
  }

  finish(facts: EventFacts): Draft {
    const moments = this.#events.flatMap(({ start }) => start ?? [])
    const { zone, said } = zoneOf(moments, facts.zone, this.#hint)
    if (said) this.builder.warn(said)
    const days: Day[] = []
    for (const event of this.#events) {
      const wall = event.start && wallIn(event.start, zone)
      if (wall) days.push(dayOf(wall))
      if (event.slot) this.#slot(event, event.slot, wall)
      else this.#topic(event, wall)
    }
    for (const name of this.#silent.values()) {
      const say = (count: number) =>
        `What is said about ${count === 1 ? 'somebody who speaks' : `${count} people who speak`} nowhere has no place on a board.`
      this.tally.add('silent', say, name)
    }
    this.tally.say(this.builder)
    const draft = this.builder.finish()
    const [first, last] = daysOf(facts, days)
    return Object.assign(draft, {
      title: this.builder.line(facts.title.replace(/\s+/gu, ' ').trim(), 'the title') || null,
      timeZone: moments.length > 0 || facts.zone !== '' ? zone : null,
      firstDay: first,
      lastDay: last,
      description: this.builder.text(proseOf(facts.description), 'the description'),
      url: asWebAddress(facts.url) ? this.builder.line(facts.url, 'the address') : '',
    } satisfies Partial<Draft>)
  }

  #topic(event: FoundEvent, wall: WallTime | null): void {
    const { builder, tally } = this
    const { title, stage, line } = event
    if (title === '') tally.add('title', events('has no title', 'have no title'), event.texts[0] ?? '', line)
    const [, time = ''] = wall === null ? (event.rest.find(([label]) => label === TIME) ?? []) : []
    if (time !== '') {
      const say = (they: string) => `a time that cannot be read; ${they} on the tray`
      tally.add('time', events(`has ${say('it is')}`, `have ${say('they are')}`), time, line)
    }
    const { kind, isExact } = talkKindOf(event.type)
    const minutes = this.#minutes(event, wall)
    const about: (readonly [string, string])[] = []
    const speakers = event.speakers.flatMap((person) => {
      const at = builder.person(person)
      if (at !== null && person.about && !this.#described.has(at)) {
        this.#described.add(at)
        this.#silent.delete(at)
        about.push([`about ${cut(person.name, 50)}`, proseOf(person.about)])
      }
      return at ?? []
    })
    const { kept, notes } = this.#linked(event, isExact, about)
    const attendees = event.attendees.flatMap(({ person: named, attendance }) => {
      const person = builder.person(named)
      return person === null || speakers.includes(person) ? [] : [{ person, attendance }]
    })
    const topic: DraftTopic = {
      ...draftTopic(title || 'Untitled', { system: this.#system, id: this.#idOf(event), url: kept.url }),
      abstract: proseOnce(event.texts, this.#system === OWN_SYSTEM),
      notes,
      minutes,
      kind,
      stage,
      track: event.track && builder.track(event.track),
      speakers: [...new Set(speakers)],
      attendees: [...new Map(attendees.map((one) => [one.person, one])).values()],
      materials: kept.materials,
    }
    const room = this.#room(event, wall)
    if (wall === null || room === 'left out') builder.topic(topic)
    else builder.timed({ topic, room, start: wall })
  }

  #slot(event: FoundEvent, kind: DraftSlot['kind'], wall: WallTime | null): void {
    const { title, line } = event
    if (wall === null) {
      const say = events(
        'stands for no topic and has no time; it is left out',
        'stand for no topic and have no time; they are left out',
      )
      this.tally.add('slot', say, title, line)
      return
    }
    const room = event.room === 'all' || event.room === null ? null : this.builder.room(event.room)
    if (event.room !== 'all' && event.room !== null && room === null) return
    const track = event.track && this.builder.track(event.track)
    const minutes = this.#minutes(event, wall)
    this.builder.slot({ origin: this.#idOf(event), room, start: wall, minutes, kind, title, track, public: true })
  }

  /** Links that are none go to the notes, as does what a board has no place for. */
  #linked(
    event: FoundEvent,
    isExact: boolean,
    about: readonly (readonly [string, string])[],
  ): { kept: { url: string; materials: DraftTopic['materials'] }; notes: string } {
    const rest = isExact ? [...event.rest] : [['type', event.type] as const, ...event.rest]
    const materials: DraftTopic['materials'] = []
    for (const { title, url } of event.materials) {
      if (asWebAddress(url) && url.length <= LIMITS.line) materials.push({ title: cut(title, LIMITS.line), url })
      else if (url !== '' || title !== '') rest.push(['link', `${title} ${url}`.trim()])
    }
    const isAddress = asWebAddress(event.url) !== null && event.url.length <= LIMITS.line
    if (!isAddress && event.url !== '') rest.push(['address', event.url])
    return { kept: { url: isAddress ? event.url : '', materials }, notes: this.tally.notes(rest, about) }
  }

  #minutes({ minutes, start, end, title, line }: FoundEvent, wall: WallTime | null): number {
    const between = start && end ? minuteOf(end) - minuteOf(start) : null
    const length = Math.round(minutes ?? between ?? 0)
    if (length > LIMITS.minutes) {
      this.tally.add(
        'long',
        events('is longer than a day, and is cut to one', 'are longer than a day, and are cut to one'),
        title,
        line,
      )
      return LIMITS.minutes
    }
    if (length >= 1) return length
    if (wall !== null) {
      const say = (many: boolean) => `${many ? 'have' : 'has'} no length; ${USUAL_MINUTES} minutes are taken`
      this.tally.add('length', events(say(false), say(true)), title, line)
    }
    return USUAL_MINUTES
  }

  #room({ room, title, line }: FoundEvent, wall: WallTime | null): number | null | 'left out' {
    if (room === 'all') return null
    if (room !== null) return this.builder.room(room) ?? 'left out'
    if (wall === null) return 'left out'
    const say = (many: boolean) => `${many ? 'have' : 'has'} a time and no room: look for “${NO_ROOM}”`
    this.tally.add('room', events(say(false), say(true)), title, line)
    return this.builder.room({ name: NO_ROOM }) ?? 'left out'
  }

  /** Once each, so that the next import finds each again; one without an id is called by its title. */
  #idOf({ id, title }: FoundEvent): string {
    const wanted = cut(id === '' ? `title ${slugOf(title)}` : id, 200)
    const count = (this.#ids.get(wanted) ?? 0) + 1
    this.#ids.set(wanted, count)
    return count === 1 ? wanted : `${wanted} (${count})`
  }
}

/** Those that are said, widened to where events are; in order. */
function daysOf({ firstDay, lastDay }: EventFacts, days: readonly Day[]): [Day, Day] | [null, null] {
  const known = [...days].sort()
  const first = firstDay ?? known[0]
  const last = lastDay ?? known.at(-1) ?? first
  if (!first || !last) return [null, null]
  return first <= last ? [first, last] : [last, first]
}

function proseOnce(texts: readonly string[], isOwn: boolean): string {
  const said: string[] = []
  for (const text of texts) {
    const prose = isOwn ? text.toWellFormed().trim() : proseOf(text)
    if (prose !== '' && !said.some((other) => other === prose)) said.push(prose)
  }
  return said.join('\n\n')
}
