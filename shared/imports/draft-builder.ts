/**
 * Puts a draft together for the readers: people, rooms and tracks once each, and events with a time of their own into
 * slots. Everything that is too long for a board is cut there, and what was cut stands in a warning.
 *
 *   events of one room  10:00 A  10:20 A  10:40 A │ 11:20 B   (A, B: tracks; │: a gap)
 *   slots               ╰────── one, of A ──────╯   ╰ one ╯
 */

import { cut, LIMITS } from '../board/values.ts'
import { nameKey } from '../names.ts'
import type { WallTime } from '../time.ts'
import { wallPlus } from '../time.ts'
import type { Draft, DraftPerson, DraftRoom, DraftSlot, DraftTopic, DraftTrack } from './draft.ts'
import { draftPerson, draftTrack, emptyDraft, MOST } from './draft.ts'

/** A topic with its own time and room, as most systems have them. */
export interface TimedTopic {
  readonly topic: DraftTopic
  readonly room: number | null
  readonly start: WallTime
  /** Of its slot; without one it is made of the topic's. */
  readonly origin?: string
}

/** Where entries of one kind stand, by name and by id. */
interface Found {
  readonly places: Map<string, number>
  /** Those that came with an id. */
  readonly claimed: Set<number>
}

export class DraftBuilder {
  readonly draft: Draft
  readonly #people: Found = { places: new Map(), claimed: new Set() }
  readonly #rooms: Found = { places: new Map(), claimed: new Set() }
  readonly #tracks: Found = { places: new Map(), claimed: new Set() }
  readonly #timed: TimedTopic[] = []
  readonly #beyond = new Set<string>()
  /** What does not fit any more, by its kind; said once, with the first of them. */
  readonly #left = new Map<string, { count: number; readonly most: number; readonly quote: string }>()

  constructor(format: string, system: string) {
    this.draft = { ...emptyDraft(format), system }
  }

  /** The place of a person; the same one for the same name, or the same `origin`. `null` for one without a name. */
  person(facts: Partial<DraftPerson> & { readonly name: string }): number | null {
    const { people } = this.draft
    return this.#once(this.#people, facts.origin, facts.name, MOST.people, 'people', people, (name, known) => ({
      ...draftPerson(name),
      origin: facts.origin ?? known?.origin ?? '',
      affiliation: this.line(known?.affiliation || facts.affiliation || '', name),
      contact: this.line(known?.contact || facts.contact || '', name),
    }))
  }

  room(facts: Partial<DraftRoom> & { readonly name: string }): number | null {
    const { rooms } = this.draft
    return this.#once(this.#rooms, facts.origin, facts.name, MOST.rooms, 'rooms', rooms, (name, known) => ({
      origin: facts.origin ?? known?.origin ?? '',
      name,
      capacity: facts.capacity ?? known?.capacity ?? null,
      features: this.line(known?.features || facts.features || '', name),
    }))
  }

  track(facts: Partial<DraftTrack> & { readonly name: string }): number | null {
    const { tracks } = this.draft
    return this.#once(this.#tracks, facts.origin, facts.name, MOST.tracks, 'tracks', tracks, (name, known) => ({
      ...draftTrack(name),
      origin: facts.origin ?? known?.origin ?? '',
      color: known?.color ?? facts.color ?? null,
      description: this.text(known?.description || facts.description || '', name),
      background: this.text(known?.background || facts.background || '', name),
      leads: [...new Set([...(known?.leads ?? []), ...(facts.leads ?? [])])],
    }))
  }

  /** A slot that the source itself has; topics name it by its place. `null` beyond the most. */
  slot(slot: DraftSlot): number | null {
    if (!this.#fits(this.draft.slots, MOST.slots, 'slots', slot.title)) return null
    return this.draft.slots.push({ ...slot, title: this.line(slot.title, 'a slot') }) - 1
  }

  topic(topic: DraftTopic): void {
    if (!this.#fits(this.draft.topics, MOST.topics, 'topics', topic.title)) return
    const whole = topic.title.trim().replace(/\s+/gu, ' ') || 'Untitled'
    const title = cut(whole, LIMITS.title).trimEnd()
    this.draft.topics.push({
      ...topic,
      title,
      abstract: this.text(whole === title ? topic.abstract : `${whole}\n\n${topic.abstract}`, title),
      notes: this.text(topic.notes, title),
    })
  }

  /** A topic that has a time of its own: `finish` puts those that follow each other in one room and track into one slot. */
  timed(timed: TimedTopic): void {
    this.#timed.push(timed)
  }

  /** `line` counts from 1. */
  warn(message: string, quote = '', line = 1): void {
    const { warnings } = this.draft
    if (warnings.length < MOST.warnings - 1) warnings.push({ line, quote: cut(quote, LIMITS.text), message })
    else if (warnings.length < MOST.warnings)
      warnings.push({ line, quote, message: 'And more that were not understood.' })
  }

  /** Cut to what a line of a board holds; what is cut is said. */
  line(value: string, where: string): string {
    return this.#cutTo(LIMITS.line, value, where)
  }

  text(value: string, where: string): string {
    return this.#cutTo(LIMITS.text, value, where)
  }

  finish(): Draft {
    this.#gather()
    for (const [what, { count, most, quote }] of this.#left) {
      const rest = count === 1 ? 'one more is' : `${count} more are`
      this.warn(`One import can have ${most} ${what} at most; ${rest} left out.`, quote)
    }
    this.#left.clear()
    return this.draft
  }

  #gather(): void {
    const timed = this.#timed.toSorted((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0))
    /** By room: the slot that the next may go on, and when it ends. */
    const open = new Map<number | null, { at: number; end: WallTime; track: number | null }>()
    for (const { topic, room, start, origin: given } of timed) {
      if (this.draft.topics.length >= MOST.topics) {
        this.topic(topic)
        continue
      }
      const before = open.get(room)
      const end = wallPlus(start, topic.minutes)
      const slot = before && this.draft.slots[before.at]
      if (
        before &&
        slot &&
        before.end === start &&
        before.track === topic.track &&
        slot.minutes + topic.minutes <= LIMITS.minutes
      ) {
        this.draft.slots[before.at] = { ...slot, minutes: slot.minutes + topic.minutes }
        before.end = end
        this.topic({ ...topic, slot: before.at })
        continue
      }
      const { minutes, track } = topic
      const origin = given ?? (topic.source.id && `of ${topic.source.id}`)
      const kind = room === null ? 'plenary' : 'session'
      const at = this.slot({ origin, room, start, minutes, kind, title: '', track, public: true })
      if (at !== null) open.set(room, { at, end, track })
      this.topic({ ...topic, slot: at })
    }
  }

  #once<E>(
    { places, claimed }: Found,
    origin: string | undefined,
    named: string,
    most: number,
    what: string,
    list: E[],
    make: (name: string, known: E | undefined) => E,
  ): number | null {
    const whole = named.trim().replace(/\s+/gu, ' ')
    const name = this.#cutTo(LIMITS.title, whole, whole).trimEnd()
    if (name === '') return null
    const [byId, byName] = [origin && `id ${origin}`, `name ${nameKey(name)}`]
    const namesake = places.get(byName)
    // Two of one name with different ids are two.
    const unclaimed = namesake !== undefined && !claimed.has(namesake) ? namesake : undefined
    const known = byId ? (places.get(byId) ?? unclaimed) : namesake
    if (known === undefined && list.length >= most) {
      // Named again and again, it is one that is left out.
      if (!this.#beyond.has(`${what} ${byId || byName}`)) this.#fits(list, most, what, name)
      this.#beyond.add(`${what} ${byId || byName}`)
      return null
    }
    const place = known ?? list.length
    list[place] = make(name, list[place])
    if (byId) {
      places.set(byId, place)
      claimed.add(place)
    }
    if (namesake === undefined) places.set(byName, place)
    return place
  }

  #fits(list: readonly unknown[], most: number, what: string, quote: string): boolean {
    if (list.length < most) return true
    const known = this.#left.get(what)
    if (known) known.count++
    else this.#left.set(what, { count: 1, most, quote })
    return false
  }

  #cutTo(limit: number, value: string, where: string): string {
    if (value.length <= limit) return value
    const kept = cut(value, limit)
    this.warn(
      `This is longer than the ${limit} characters that fit (“${cut(where, 80)}”); the rest was left out.`,
      value.slice(kept.length),
    )
    return kept
  }
}
