/** Drafts of pages that were pasted at once → one: each page a track, rooms and people that they share once. */

import { nameKey } from '../names.ts'
import type { Draft, DraftTrack, Warning } from './draft.ts'
import { emptyDraft } from './draft.ts'
import { topicKey } from './keys.ts'
import type { Head } from './page-head.ts'
import type { PageLine } from './page-lines.ts'
import { withinLimits } from './page-remains.ts'
import { PAGE_SYSTEM } from './page-topics.ts'

export interface ReadPage {
  readonly lines: readonly PageLine[]
  /** `null` for one that stands in the text already. */
  readonly page: { readonly draft: Draft; readonly head: Head } | null
}

/** A single page stays as it is, but for what it does not say of the event. */
export function joinPages(pages: readonly ReadPage[]): Draft {
  const only = pages.length === 1 ? pages[0]?.page?.draft : undefined
  const joined = new Joined()
  for (const page of pages) joined.add(page)
  const { draft } = joined
  const missing = [
    ...(draft.firstDay ? [] : ['The page says no days.']),
    ...(draft.timeZone ? [] : ['The page says no time zone.']),
  ].map((message) => ({ line: 1, quote: '', message }))
  const whole = only ?? { ...draft, tracks: joined.tracks() }
  return withinLimits({ ...whole, warnings: [...whole.warnings, ...missing] })
}

class Joined {
  readonly draft: Draft = { ...emptyDraft(PAGE_SYSTEM), system: PAGE_SYSTEM }
  readonly #people = new Map<string, number>()
  readonly #rooms = new Map<string, number>()
  readonly #tracks = new Map<string, number>()
  /** What pages of one title say, part by part: joined at the end, so that many cost no more than their length. */
  readonly #texts: {
    readonly description: Set<string>
    readonly background: Set<string>
    readonly leads: Set<number>
  }[] = []
  readonly #topics = new Set<string>()
  readonly #slots = new Map<string, number>()

  tracks(): DraftTrack[] {
    return this.draft.tracks.map((track, at) => {
      const texts = this.#texts[at]
      const joined = (parts: ReadonlySet<string> | undefined) => [...(parts ?? [])].filter(Boolean).join('\n\n')
      const leads = [...(texts?.leads ?? [])]
      return { ...track, leads, description: joined(texts?.description), background: joined(texts?.background) }
    })
  }

  add({ page: read, lines }: ReadPage): void {
    const { draft } = this
    if (!read) {
      const message = 'This page stands in the text more than once; it was read once.'
      const title = lines.find(({ text }) => text !== '')?.text ?? ''
      draft.warnings.push({ line: lines[0]?.number ?? 1, quote: title, message })
      return
    }
    const { draft: page, head } = read
    const [track] = page.tracks
    if (!track) return
    const others = this.#event(page, head)
    const people = page.people.map((person) => this.#person(person))
    const among = (places: readonly number[]) => [...new Set(places.flatMap((at) => people[at] ?? []))]
    const rooms = page.rooms.map((room) => this.#room(room))
    const background = [track.background, ...others].filter(Boolean).join('\n\n')
    const at = this.#track({ ...track, background, leads: among(track.leads) })
    for (const slot of page.slots) {
      const room = slot.room === null ? null : (rooms[slot.room] ?? null)
      draft.slots.push({ ...slot, origin: this.#originOf(slot.origin), room, track: at })
    }
    const titles = new Map<string, number>()
    for (const { title } of page.topics) titles.set(title, (titles.get(title) ?? 0) + 1)
    for (const topic of page.topics) {
      const attendees = topic.attendees.flatMap(({ person, attendance }) =>
        among([person]).map((known) => ({ person: known, attendance })),
      )
      const here = { ...topic, track: at, attendees }
      // Of a page that was pasted twice, once changed, what is the same is once.
      const key = JSON.stringify({ ...here, source: topicKey(here.source.system, here.source.id) })
      if (!this.#topics.has(key) || titles.get(topic.title) !== 1) draft.topics.push(here)
      this.#topics.add(key)
    }
    draft.warnings.push(...page.warnings)
  }

  /** What the page says of the event otherwise than the pages before it, as text. */
  #event(page: Draft, { days, zoneLine }: Head): string[] {
    const { draft } = this
    const others: string[] = []
    const differs = (line: PageLine, message: string) => {
      others.push(line.text)
      draft.warnings.push({ line: line.number, quote: line.text, message } satisfies Warning)
    }
    if (!draft.firstDay) Object.assign(draft, { firstDay: page.firstDay, lastDay: page.lastDay })
    else if (days && (days.firstDay !== draft.firstDay || days.lastDay !== draft.lastDay))
      differs(days.line, 'This page is for other days than the first; kept in the track’s background.')
    if (!draft.timeZone) draft.timeZone = page.timeZone
    else if (zoneLine && page.timeZone !== draft.timeZone)
      differs(zoneLine, 'This page is in another time zone than the first; kept in the track’s background.')
    return others
  }

  #person(person: Draft['people'][number]): number {
    const { people } = this.draft
    const at = placeIn(this.#people, nameKey(person.name), people.length)
    const known = people[at]
    const affiliation = known?.affiliation || person.affiliation
    const contact = known?.contact || person.contact
    people[at] = known ? { ...known, affiliation, contact } : person
    const lost = [
      person.affiliation !== affiliation && person.affiliation,
      person.contact !== contact && person.contact,
    ]
    for (const quote of lost) {
      if (!quote) continue
      const message = `Another page says this of ${person.name} otherwise; this was left out.`
      this.draft.warnings.push({ line: 1, quote, message })
    }
    return at
  }

  #room(room: Draft['rooms'][number]): number {
    const { rooms } = this.draft
    const at = placeIn(this.#rooms, nameKey(room.name), rooms.length)
    const known = rooms[at]
    rooms[at] = known
      ? { ...known, capacity: known.capacity ?? room.capacity, features: known.features || room.features }
      : room
    return at
  }

  /** Two pages of one title are one track. */
  #track(track: DraftTrack): number {
    const { tracks } = this.draft
    const at = placeIn(this.#tracks, nameKey(track.name), tracks.length)
    tracks[at] ??= track
    const texts = this.#texts[at] ?? { description: new Set(), background: new Set(), leads: new Set() }
    this.#texts[at] = texts
    texts.description.add(track.description)
    texts.background.add(track.background)
    for (const lead of track.leads) texts.leads.add(lead)
    return at
  }

  #originOf(origin: string): string {
    const times = (this.#slots.get(origin) ?? 0) + 1
    this.#slots.set(origin, times)
    return times === 1 ? origin : `${origin}/${times}`
  }
}

function placeIn(places: Map<string, number>, key: string, next: number): number {
  const at = places.get(key) ?? next
  places.set(key, at)
  return at
}
