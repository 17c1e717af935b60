/** pretalx's lists, as its interface gives them, and the schedule that sites store of it → draft (forms: FORMATS). */

import { record } from '../board/values.ts'
import { EventDraft } from './event-draft.ts'
import type { FoundEvent } from './found-event.ts'
import { foundEvent } from './found-event.ts'
import { documentsOf } from './json-documents.ts'
import type { Loose } from './loose-values.ts'
import { countOf, listOf, nameIn, recordsOf, textAt, textOf, valueAt } from './loose-values.ts'
import type { Moment } from './moments.ts'
import { dayFrom, minutesFrom, momentFrom } from './moments.ts'
import { byKey, codeIn, dayAfter, personFacts, restOf, roomFacts, stageOf, trackFacts } from './pretalx-facts.ts'
import type { PretalxLists } from './pretalx-lists.ts'
import { pretalxLists } from './pretalx-lists.ts'
import type { Reader } from './reader.ts'
import { ImportFailure } from './reader.ts'
import { events } from './tally.ts'

export const pretalx: Reader = {
  id: 'pretalx',
  name: 'lists of pretalx (JSON)',
  knows: (given) => pretalxLists(documentsOf(given)) !== null,
  read(given, { timeZone }) {
    const lists = pretalxLists(documentsOf(given))
    if (!lists)
      throw new ImportFailure(
        'This is nothing of pretalx: it has no list of submissions, slots, speakers or rooms. Open /api/events/…/submissions/ of the event, and paste all of its text, and that of /slots/ and /rooms/ behind it.',
      )
    return new Pretalx(lists, timeZone).draft()
  },
}

class Pretalx {
  readonly #lists: PretalxLists
  readonly #found: EventDraft
  readonly #rooms: ReadonlyMap<string, Loose>
  readonly #tracks: ReadonlyMap<string, Loose>
  readonly #types: ReadonlyMap<string, Loose>
  readonly #speakers: ReadonlyMap<string, Loose>
  readonly #slots = new Map<string, Loose[]>()
  readonly #slotById: ReadonlyMap<string, Loose>

  constructor(lists: PretalxLists, timeZone: string) {
    this.#lists = lists
    this.#found = new EventDraft('pretalx', `pretalx:${lists.slug || 'event'}`, timeZone)
    this.#rooms = byKey(lists.rooms, 'id')
    this.#tracks = byKey(lists.tracks, 'id')
    this.#types = byKey(lists.types, 'id')
    this.#speakers = byKey(lists.speakers, 'code')
    this.#slotById = byKey(lists.slots, 'id')
    for (const slot of lists.slots) {
      const code = codeIn(valueAt(slot, 'submission'))
      if (code === '') continue
      const same = this.#slots.get(code)
      if (same) same.push(slot)
      else this.#slots.set(code, [slot])
    }
  }

  draft() {
    const { builder, tally } = this.#found
    const { event, partly, rooms, speakers, tracks } = this.#lists
    const order = (room: Loose) => countOf(valueAt(room, 'position')) ?? Number.MAX_SAFE_INTEGER
    for (const room of rooms.toSorted((a, b) => order(a) - order(b))) builder.room(roomFacts(room))
    for (const track of tracks) builder.track(trackFacts(track))
    for (const speaker of speakers) this.#found.person(personFacts(speaker))

    const seen = new Set<string>()
    for (const submission of this.#lists.submissions) {
      const code = textAt(submission, 'code')
      if (seen.has(code)) continue
      seen.add(code)
      this.#submission(submission, code)
    }
    for (const slot of this.#lists.slots) {
      const code = codeIn(valueAt(slot, 'submission'))
      if (code !== '' && seen.has(code)) continue
      if (code !== '') {
        const one = record(valueAt(slot, 'submission'))
        if (!one)
          tally.add(
            'code',
            events(
              'belongs to a submission that is not here; it is called by its code',
              'belong to submissions that are not here; they are called by their codes',
            ),
            code,
          )
        this.#found.add({ ...this.#eventOf(one ?? { code, title: code }, code), ...this.#when(slot) })
      } else this.#break(slot)
    }
    if (partly.length > 0) {
      const [{ count, here } = { count: 0, here: 0 }] = partly
      const all = this.#lists.submissions.length + this.#lists.slots.length + rooms.length + speakers.length
      const total = Math.max(...partly.map((one) => one.count))
      if (all < total || partly.length === 1)
        builder.warn(
          `A page of ${here} entries of ${count} is here. Paste the other pages behind it, or ask for it with ?limit=${count}.`,
        )
    }
    if (this.#found.isEmpty && rooms.length + speakers.length + tracks.length === 0)
      throw new ImportFailure(
        'This is a list of pretalx with nothing in it. Paste /submissions/, /slots/ and /rooms/ of the event.',
      )
    return this.#found.finish({
      title: event ? nameIn(valueAt(event, 'name')) || textAt(event, 'slug') : '',
      zone: event ? textAt(event, 'timezone') : '',
      firstDay: event ? dayFrom(textAt(event, 'date_from')) : null,
      lastDay: event ? dayFrom(textAt(event, 'date_to')) : null,
      description: '',
      url: event ? textAt(event, 'custom_domain', 'url') : '',
    })
  }

  /** A topic a slot: a talk that is given twice is two. */
  #submission(submission: Loose, code: string): void {
    const event = this.#eventOf(submission, code)
    const own = [...listOf(valueAt(submission, 'slots')), ...listOf(valueAt(submission, 'slot'))].flatMap((slot) => {
      const found = record(slot) ?? this.#slotById.get(textOf(slot))
      return found && textAt(found, 'start') !== '' ? [found] : []
    })
    const slots = own.length > 0 ? own : (this.#slots.get(code) ?? [])
    const once = [
      ...new Map(slots.map((slot) => [`${textAt(slot, 'start')} ${nameIn(valueAt(slot, 'room'))}`, slot])).values(),
    ]
    if (once.length === 0) this.#found.add(event)
    for (const slot of once) this.#found.add({ ...event, ...this.#when(slot, event.minutes) })
  }

  #eventOf(submission: Loose, code: string): FoundEvent {
    const type = this.#named(valueAt(submission, 'submission_type'), this.#types)
    const track = this.#named(valueAt(submission, 'track'), this.#tracks)
    return {
      ...foundEvent(textAt(submission, 'title')),
      id: code,
      url: /^https?:/.test(textAt(submission, 'url')) ? textAt(submission, 'url') : '',
      texts: [textAt(submission, 'abstract'), textAt(submission, 'description')],
      type: type ? nameIn(valueAt(type, 'name')) : textOf(valueAt(submission, 'submission_type')),
      stage: stageOf(submission),
      track: track && nameIn(valueAt(track, 'name')) !== '' ? trackFacts(track) : null,
      minutes:
        minutesFrom(valueAt(submission, 'duration')) ?? (type ? minutesFrom(valueAt(type, 'default_duration')) : null),
      speakers: listOf(valueAt(submission, 'speakers')).flatMap((speaker) => {
        const facts = record(speaker) ?? this.#speakers.get(textOf(speaker))
        return facts
          ? [personFacts(facts)]
          : textOf(speaker) === ''
            ? []
            : [{ name: textOf(speaker), origin: textOf(speaker).slice(0, 200) }]
      }),
      materials: recordsOf(valueAt(submission, 'resources')).map((resource) => ({
        title: textAt(resource, 'description', 'title'),
        url: textAt(resource, 'link', 'resource', 'url'),
      })),
      rest: [...restOf(submission)],
    }
  }

  /** By id, by itself, or by its name alone. */
  #named(value: unknown, known: ReadonlyMap<string, Loose>): Loose | null {
    const facts = record(value)
    if (facts && Object.hasOwn(facts, 'name')) return facts
    const text = textOf(value)
    return known.get(text) ?? (text !== '' && !/^\d+$/.test(text) ? { name: text } : null)
  }

  #when(slot: Loose, usual: number | null = null): Pick<FoundEvent, 'start' | 'end' | 'minutes' | 'room'> {
    const start = momentFrom(textAt(slot, 'start'))
    const end = momentFrom(textAt(slot, 'end'))
    const room = this.#named(valueAt(slot, 'room'), this.#rooms)
    const shifted: Moment | null = start && valueAt(slot, 'isNextDay') === true ? dayAfter(start) : start
    return {
      start: shifted,
      end,
      minutes: end && start ? null : (minutesFrom(valueAt(slot, 'duration')) ?? usual),
      room: room
        ? roomFacts(room)
        : valueAt(slot, 'room') === undefined
          ? null
          : { name: `Room ${textOf(valueAt(slot, 'room'))}` },
    }
  }

  /** A slot without a talk: a break, where it says so or says nothing, in its room or in all. */
  #break(slot: Loose): void {
    const title = textOf(valueAt(slot, 'description')) || nameIn(valueAt(slot, 'title'))
    const when = this.#when(slot)
    this.#found.add({
      ...foundEvent(title || 'Break'),
      ...when,
      room: when.room ?? 'all',
      slot: 'break',
      id: textAt(slot, 'id') && `slot ${textAt(slot, 'id')}`,
    })
  }
}
