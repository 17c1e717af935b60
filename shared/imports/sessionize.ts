/** Sessionize's views in JSON: All, Sessions, Speakers and GridSmart → draft (forms: FORMATS, "CSV / sheets"). */

import { record } from '../board/values.ts'
import { EventDraft } from './event-draft.ts'
import type { FoundEvent } from './found-event.ts'
import { foundEvent } from './found-event.ts'
import type { Loose } from './loose-values.ts'
import { countOf, listOf, nameIn, plainLine, recordsOf, textAt, textOf, valueAt } from './loose-values.ts'
import { momentFrom } from './moments.ts'
import type { Reader } from './reader.ts'
import { ImportFailure } from './reader.ts'

export const sessionize: Reader = {
  id: 'sessionize',
  name: 'a view of Sessionize (JSON)',
  knows: ({ json }) => viewOf(json) !== null,
  read({ json }, { timeZone }) {
    const view = viewOf(json)
    if (!view)
      throw new ImportFailure(
        'This is no view of Sessionize: it has neither sessions nor speakers in their form. Open the view “All” of its API in a browser, and copy and paste all of its text.',
      )
    return new Sessionize(view, timeZone).draft()
  },
}

interface View {
  readonly sessions: readonly Loose[]
  readonly speakers: readonly Loose[]
  readonly rooms: readonly Loose[]
  readonly categories: readonly Loose[]
  readonly questions: readonly Loose[]
}

const isSession = (one: Loose): boolean =>
  Object.hasOwn(one, 'title') &&
  ['startsAt', 'isServiceSession', 'isPlenumSession', 'categoryItems', 'roomId'].some((key) => Object.hasOwn(one, key))
const isSpeaker = (one: Loose): boolean =>
  Object.hasOwn(one, 'fullName') || (Object.hasOwn(one, 'firstName') && Object.hasOwn(one, 'lastName'))

function viewOf(json: unknown): View | null {
  const empty: View = { sessions: [], speakers: [], rooms: [], categories: [], questions: [] }
  const root = record(json)
  if (root) {
    const sessions = recordsOf(valueAt(root, 'sessions'))
    const speakers = recordsOf(valueAt(root, 'speakers'))
    const isAll = sessions.some(isSession) || (Object.hasOwn(root, 'sessions') && speakers.some(isSpeaker))
    if (!isAll) return null
    const [rooms, categories, questions] = ['rooms', 'categories', 'questions'].map((key) =>
      recordsOf(valueAt(root, key)),
    )
    return { sessions, speakers, rooms: rooms ?? [], categories: categories ?? [], questions: questions ?? [] }
  }
  const list = Array.isArray(json) ? recordsOf(json) : []
  const grouped = list.filter((one) => Array.isArray(valueAt(one, 'sessions')) && Object.hasOwn(one, 'groupName'))
  if (grouped.length > 0) return { ...empty, sessions: grouped.flatMap((one) => recordsOf(valueAt(one, 'sessions'))) }
  const days = list.filter((one) => Array.isArray(valueAt(one, 'rooms')) && Object.hasOwn(one, 'timeSlots'))
  if (days.length > 0) {
    const rooms = days.flatMap((day) => recordsOf(valueAt(day, 'rooms')))
    const inRooms = rooms.flatMap((room) => recordsOf(valueAt(room, 'sessions')))
    const inSlots = days
      .flatMap((day) => recordsOf(valueAt(day, 'timeSlots')))
      .flatMap((slot) => recordsOf(valueAt(slot, 'rooms')))
      .flatMap((room) => recordsOf(valueAt(room, 'session')))
    return { ...empty, rooms, sessions: [...inRooms, ...inSlots] }
  }
  if (list.some(isSpeaker)) return { ...empty, speakers: list.filter(isSpeaker) }
  return list.some(isSession) ? { ...empty, sessions: list.filter(isSession) } : null
}

const TAKEN = new Set(
  `id title description startsAt endsAt isServiceSession isPlenumSession speakers categoryItems categories questionAnswers
   roomId room status isInformed isConfirmed`.split(/\s+/),
)
const LABELS = new Map(Object.entries({ liveUrl: 'live', recordingUrl: 'recording' }))

class Sessionize {
  readonly #view: View
  readonly #found: EventDraft
  readonly #rooms: ReadonlyMap<string, string>
  readonly #speakers: ReadonlyMap<string, Loose>
  readonly #items: ReadonlyMap<string, readonly [category: string, name: string]>
  readonly #questions: ReadonlyMap<string, string>

  constructor(view: View, timeZone: string) {
    this.#view = view
    this.#found = new EventDraft('sessionize', 'sessionize:event', timeZone)
    this.#rooms = new Map(view.rooms.map((room) => [textAt(room, 'id'), textAt(room, 'name')]))
    this.#speakers = new Map(view.speakers.map((speaker) => [textAt(speaker, 'id'), speaker]))
    this.#questions = new Map(view.questions.map((one) => [textAt(one, 'id'), textAt(one, 'question')]))
    this.#items = new Map(
      view.categories.flatMap((category) =>
        recordsOf(valueAt(category, 'items')).map(
          (item) => [textAt(item, 'id'), [textAt(category, 'title', 'name'), textAt(item, 'name')] as const] as const,
        ),
      ),
    )
  }

  draft() {
    const { builder } = this.#found
    const order = (room: Loose) => countOf(valueAt(room, 'sort')) ?? Number.MAX_SAFE_INTEGER
    for (const room of this.#view.rooms.toSorted((a, b) => order(a) - order(b)))
      builder.room({ name: textAt(room, 'name'), origin: originOf(textAt(room, 'id')) })
    for (const speaker of this.#view.speakers) this.#found.person(personFacts(speaker))

    const seen = new Set<string>()
    const fromSpeakers =
      this.#view.sessions.length > 0
        ? []
        : this.#view.speakers.flatMap((speaker) =>
            recordsOf(valueAt(speaker, 'sessions')).map((one) => ({
              id: textAt(one, 'id'),
              title: textAt(one, 'name'),
              speakers: [speaker],
            })),
          )
    const shared = new Map<string, { id: string; title: string; speakers: Loose[] }>()
    for (const one of fromSpeakers) {
      const known = shared.get(one.id)
      if (known) known.speakers.push(...one.speakers)
      else shared.set(one.id, one)
    }
    for (const session of [...this.#view.sessions, ...shared.values()]) {
      const id = textAt(session, 'id')
      if (id !== '' && seen.has(id)) continue
      seen.add(id)
      this.#found.add(this.#eventOf(session, id))
    }
    if (this.#found.isEmpty && this.#view.speakers.length === 0)
      throw new ImportFailure(
        'This is a view of Sessionize without sessions. Paste the view “All” once there are some.',
      )
    return this.#found.finish({ title: '', zone: '', firstDay: null, lastDay: null, description: '', url: '' })
  }

  #eventOf(session: Loose, id: string): FoundEvent {
    const isService = valueAt(session, 'isServiceSession') === true
    const isPlenum = valueAt(session, 'isPlenumSession') === true
    const room = nameIn(valueAt(session, 'room')) || this.#rooms.get(textAt(session, 'roomId')) || ''
    const categories = this.#categories(session)
    const track = categories.find(([category]) => /track|topic|theme|stream/i.test(category))
    const type = categories.find(([category]) => /format|type|kind/i.test(category))
    const status = textAt(session, 'status').toLowerCase()
    return {
      ...foundEvent(textAt(session, 'title')),
      id,
      texts: [textAt(session, 'description')],
      type: type?.[1] ?? '',
      stage: /declin|reject/.test(status)
        ? 'declined'
        : /withdraw|cancel/.test(status)
          ? 'withdrawn'
          : /nominat|queue|wait/.test(status)
            ? 'proposed'
            : 'accepted',
      track: track ? { name: track[1] } : null,
      room: isPlenum ? 'all' : room === '' ? null : { name: room, origin: originOf(textAt(session, 'roomId')) },
      start: momentFrom(textAt(session, 'startsAt')),
      end: momentFrom(textAt(session, 'endsAt')),
      speakers: listOf(valueAt(session, 'speakers')).flatMap((speaker) => {
        const facts = record(speaker)
        const known = this.#speakers.get(facts ? textAt(facts, 'id') : textOf(speaker)) ?? facts
        return known ? [personFacts(known)] : textOf(speaker) === '' ? [] : [{ name: textOf(speaker) }]
      }),
      rest: [
        ...categories.filter((one) => one !== track && one !== type),
        ...this.#answers(session),
        ...Object.entries(session)
          .filter(([key, value]) => !TAKEN.has(key) && value !== false)
          .map(([key, value]) => [LABELS.get(key) ?? key.slice(0, 60), plainLine(value).slice(0, 2_000)] as const),
      ],
      slot: isService ? 'break' : null,
    }
  }

  /** By the ids of items of the whole view's categories, or with names beside the session. */
  #categories(session: Loose): (readonly [string, string])[] {
    const byId = listOf(valueAt(session, 'categoryItems')).flatMap((id) => {
      const item = this.#items.get(textOf(id))
      return item ? [item] : []
    })
    const named = recordsOf(valueAt(session, 'categories')).flatMap((category) =>
      recordsOf(valueAt(category, 'categoryItems')).map(
        (item) => [textAt(category, 'name', 'title'), nameIn(item)] as const,
      ),
    )
    return [...byId, ...named]
  }

  #answers(session: Loose): (readonly [string, string])[] {
    return recordsOf(valueAt(session, 'questionAnswers')).map((answer) => {
      const asked = textAt(answer, 'question') || this.#questions.get(textAt(answer, 'questionId')) || 'answer'
      return [asked.slice(0, 60), textAt(answer, 'answerValue', 'answer').slice(0, 2_000)] as const
    })
  }
}

const originOf = (id: string): string => id.slice(0, 200)

const personFacts = (speaker: Loose) => ({
  name:
    textAt(speaker, 'fullName') ||
    [textAt(speaker, 'firstName'), textAt(speaker, 'lastName')].filter(Boolean).join(' ') ||
    textAt(speaker, 'name'),
  origin: originOf(textAt(speaker, 'id')),
  affiliation: textAt(speaker, 'tagLine'),
  about: textAt(speaker, 'bio'),
  contact: textAt(speaker, 'email'),
})
