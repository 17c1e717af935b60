/** Plumbline's own `board.json` → draft; with it the whole board, for one that is empty. */

import { SLOT_KINDS, STAGES, TOPIC_KINDS, TRACK_COLORS } from '../board/model.ts'
import { asFollows, asMinutes, asWebAddress, cut, LIMITS, oneOf, record } from '../board/values.ts'
import { isDay, isTimeZone, isWallTime } from '../time.ts'
import type { Draft, DraftTopic } from './draft.ts'
import { draftTopic } from './draft.ts'
import { DraftBuilder } from './draft-builder.ts'
import { OWN_SYSTEM } from './found-event.ts'
import type { Loose } from './loose-values.ts'
import { countOf, listOf, plainLine, recordsOf, textAt, textOf, valueAt } from './loose-values.ts'
import type { Reader } from './reader.ts'
import { ImportFailure } from './reader.ts'
import { Tally } from './tally.ts'
import { wholeBoard } from './whole-board.ts'

export const plumblineBoard: Reader = {
  id: 'plumbline-board',
  name: 'a whole board of Plumbline (board.json)',
  knows: ({ json }) => boardIn(json) !== null,
  read({ json }) {
    const board = boardIn(json)
    if (!board)
      throw new ImportFailure(
        'This is no board.json: it has no layout, no meta and no list of topics. Download board.json from the other board again, and choose the file or paste its text.',
      )
    return new OwnBoard(board).draft()
  },
}

function boardIn(json: unknown): Loose | null {
  const root = record(json)
  if (!root || !Number.isInteger(valueAt(root, 'layout')) || !record(valueAt(root, 'meta'))) return null
  return ['rooms', 'slots', 'topics'].some((key) => Array.isArray(valueAt(root, key))) ? root : null
}

class OwnBoard {
  readonly #board: Loose
  readonly #builder = new DraftBuilder('plumbline-board', OWN_SYSTEM)
  readonly #tally = new Tally()
  readonly #people = new Map<string, number>()
  readonly #rooms = new Map<string, number>()
  readonly #tracks = new Map<string, number>()
  readonly #slots = new Map<string, number>()

  constructor(board: Loose) {
    this.#board = board
  }

  draft(): Draft {
    const builder = this.#builder
    const meta = record(valueAt(this.#board, 'meta')) ?? {}
    const list = (key: string) => recordsOf(valueAt(this.#board, key))
    for (const person of list('people')) {
      const [affiliation, contact] = [textAt(person, 'affiliation'), textAt(person, 'contact')]
      put(
        this.#people,
        person,
        builder.person({ name: textAt(person, 'name'), origin: originOf(person), affiliation, contact }),
      )
      if (listOf(valueAt(person, 'away')).length > 0)
        this.#tally.add(
          'away',
          (count) => `When people are away (${count}) comes along only to an empty board.`,
          textAt(person, 'name'),
        )
    }
    for (const room of list('rooms')) {
      const [capacity, features] = [countOf(valueAt(room, 'capacity')), textAt(room, 'features')]
      put(
        this.#rooms,
        room,
        builder.room({ name: textAt(room, 'name') || 'Unnamed room', origin: originOf(room), capacity, features }),
      )
    }
    for (const track of list('tracks')) {
      const leads = listOf(valueAt(track, 'leads')).flatMap((id) => this.#people.get(textOf(id)) ?? [])
      const color = oneOf(TRACK_COLORS)(valueAt(track, 'color'))
      const texts = { description: textAt(track, 'description'), background: textAt(track, 'background') }
      put(
        this.#tracks,
        track,
        builder.track({ name: textAt(track, 'name') || 'Untitled', origin: originOf(track), color, leads, ...texts }),
      )
    }
    for (const slot of list('slots')) this.#slot(slot)
    const titles = new Map(list('topics').map((topic) => [textAt(topic, 'id'), textAt(topic, 'title')]))
    const topics = list('topics').map((topic) => ({ topic, rank: rankOf(topic), id: textAt(topic, 'id') }))
    const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
    for (const { topic } of topics.sort((a, b) => order(a.rank, b.rank) || order(a.id, b.id)))
      this.#topic(topic, titles)
    const whole = wholeBoard(this.#board)
    if ('why' in whole)
      builder.warn(
        `This board cannot move whole, with its ids, absences and wishes: ${whole.why}. It is read as a draft like others.`,
      )
    this.#tally.say(builder)
    const days = [textAt(meta, 'firstDay'), textAt(meta, 'lastDay')]
    const areDays = days.every(isDay)
    return Object.assign(builder.finish(), {
      title: builder.line(textAt(meta, 'title'), 'the title') || null,
      timeZone: zoneIn(meta),
      firstDay: areDays ? (days[0] ?? null) : null,
      lastDay: areDays ? (days[1] ?? null) : null,
      description: builder.text(textAt(meta, 'description'), 'the description'),
      url: builder.line(textAt(meta, 'url'), 'the address'),
      ...(!('why' in whole) && { whole }),
    } satisfies Partial<Draft>)
  }

  #slot(slot: Loose): void {
    const place = record(valueAt(slot, 'place')) ?? {}
    const start = textAt(place, 'start')
    const title = textAt(slot, 'title')
    if (!isWallTime(start)) {
      this.#tally.add(
        'slot',
        (count) =>
          `The time of ${count === 1 ? 'a slot' : `${count} slots`} cannot be read: left out, and their topics are on the tray.`,
        `${title} ${start}`.trim(),
      )
      return
    }
    const roomId = textAt(place, 'roomId')
    const room = this.#rooms.get(roomId) ?? null
    if (roomId !== '' && room === null) {
      this.#tally.add(
        'slot room',
        (count) =>
          `The room of ${count === 1 ? 'a slot' : `${count} slots`} is not there: left out, and their topics are on the tray.`,
        title,
      )
      return
    }
    const at = this.#builder.slot({
      origin: originOf(slot),
      room,
      start,
      minutes: asMinutes(valueAt(slot, 'minutes')) ?? 30,
      kind: oneOf(SLOT_KINDS)(valueAt(slot, 'kind')) ?? 'session',
      title,
      track: this.#tracks.get(textAt(slot, 'trackId')) ?? null,
      public: valueAt(slot, 'public') !== false,
    })
    put(this.#slots, slot, at)
  }

  #topic(topic: Loose, titles: ReadonlyMap<string, string>): void {
    const placement = record(valueAt(topic, 'placement')) ?? {}
    const source = record(valueAt(topic, 'source')) ?? {}
    const personAt = (id: unknown): number[] => {
      const at = this.#people.get(textOf(id))
      return at === undefined ? [] : [at]
    }
    const materials = recordsOf(valueAt(topic, 'materials')).map((one) => ({
      title: textAt(one, 'title'),
      url: textAt(one, 'url'),
    }))
    const isLink = ({ url }: { url: string }) => asWebAddress(url) !== null && url.length <= LIMITS.line
    const follows = asFollows(valueAt(topic, 'follows'))
    const attendees = recordsOf(valueAt(topic, 'keyAttendees')).flatMap((one) =>
      personAt(valueAt(one, 'personId')).map((person) => ({
        person,
        attendance: oneOf(['required', 'contingent'])(valueAt(one, 'presence')) ?? ('required' as const),
      })),
    )
    const outcome = record(valueAt(topic, 'outcome'))
    if (textAt(source, 'system') !== '') {
      const say = (count: number) => `Where topics came from first (${count}) comes along only to an empty board.`
      this.#tally.add('source', say, textAt(topic, 'title'))
    }
    const rest = this.#tally.notes([
      ...recordsOf(valueAt(topic, 'wishes')).map((wish) => ['wish', wishLine(wish, titles)] as const),
      ...(outcome ? [['outcome', plainLine(outcome)] as const] : []),
      ...materials.filter((one) => !isLink(one)).map(({ title, url }) => ['link', `${title} ${url}`.trim()] as const),
    ])
    const made: DraftTopic = {
      ...draftTopic(textAt(topic, 'title') || 'Untitled', { system: OWN_SYSTEM, id: originOf(topic), url: '' }),
      abstract: textAt(topic, 'abstract'),
      notes: [textAt(topic, 'notes'), rest].filter(Boolean).join('\n\n'),
      minutes: asMinutes(valueAt(topic, 'minutes')) ?? 20,
      kind: oneOf(TOPIC_KINDS)(valueAt(topic, 'kind')) ?? 'discussion',
      stage: oneOf(STAGES)(valueAt(topic, 'stage')) ?? 'proposed',
      track: this.#tracks.get(textAt(topic, 'trackId')) ?? null,
      slot: this.#slots.get(textAt(placement, 'slotId')) ?? null,
      speakers: [...new Set(listOf(valueAt(topic, 'speakers')).flatMap(personAt))],
      attendees: [...new Map(attendees.map((one) => [one.person, one])).values()],
      materials: materials.filter(isLink).map(({ title, url }) => ({ title: cut(title, LIMITS.line), url })),
      follows: follows && {
        year: follows.year,
        status: cut(follows.status, LIMITS.line),
        url: cut(follows.url, LIMITS.line),
      },
      audience: countOf(valueAt(topic, 'audience')),
    }
    this.#builder.topic(made)
  }
}

const originOf = (entry: Loose): string => textAt(entry, 'id').slice(0, 200)

/** Where it has come to stand in the draft, by its id. */
function put(places: Map<string, number>, entry: Loose, at: number | null): void {
  if (at !== null) places.set(textAt(entry, 'id'), at)
}

const rankOf = (topic: Loose): string => textAt(record(valueAt(topic, 'placement')) ?? {}, 'rank')

const zoneIn = (meta: Loose): string | null => {
  const zone = textAt(meta, 'timeZone')
  return isTimeZone(zone) ? zone : null
}

function wishLine(wish: Loose, titles: ReadonlyMap<string, string>): string {
  const kind = textAt(wish, 'kind').replaceAll('-', ' ')
  const other = titles.get(textAt(wish, 'topicId'))
  const buffer = countOf(valueAt(wish, 'buffer')) ?? 0
  const said =
    other === undefined ? textAt(wish, 'clock', 'day') : `“${other}”${buffer > 0 ? `, ${buffer} min between` : ''}`
  return `${kind} ${said}`.trim()
}
