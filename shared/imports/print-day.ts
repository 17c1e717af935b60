/**
 * One day of a printed timetable: what belongs to which session, and how long it takes.
 *
 *   Memory MC (until 12:30)   10:00 A  10:30 B  11:00 --- Break ---  11:30 C
 *   slots                     ╰──── one ─────╯  ╰── a break ──────╯  ╰ one, to 12:30
 */

import { LIMITS } from '../board/values.ts'
import { nameKey } from '../names.ts'
import type { Day, WallTime } from '../time.ts'
import { isWallTime, wallPlus } from '../time.ts'
import type { DraftSlot, DraftTopic } from './draft.ts'
import { draftTopic } from './draft.ts'
import type { DraftBuilder } from './draft-builder.ts'
import { slugOf } from './keys.ts'
import { namePerson } from './namesakes.ts'
import type { PageLine } from './page-lines.ts'
import type { PrintLine, PrintPlace } from './print-lines.ts'
import { A_DAY, beyond, endsOf, nextAfter } from './print-times.ts'

type Entry = Extract<PrintLine, { kind: 'entry' }>
type Break = Extract<PrintLine, { kind: 'break' }>
type Session = Extract<PrintLine, { kind: 'session' }>

/** `at`: minutes after the day's midnight, beyond 1,440 in the night after it. */
interface Item {
  readonly said: Entry | Break
  readonly line: PageLine
  readonly at: number
  readonly notes: string[]
}

interface Block {
  readonly said: Session
  readonly line: PageLine
  readonly items: Item[]
  /** When it begins, as far as is known by now. */
  from: number | null
  until: number
}

type SlotFacts = Pick<DraftSlot, 'room' | 'track' | 'title' | 'kind'> & { readonly name: string }

/** Where nothing says when something ends. */
const USUAL = 30

export class PrintDay {
  readonly #builder: DraftBuilder
  readonly #day: Day
  /** Lines that belong to nothing of the day. */
  readonly #rest: PageLine[]
  readonly #idOf: (group: string, title: string) => string
  readonly #blocks: Block[] = []
  readonly #latest = new Map<string, Block>()
  readonly #loose: Item[] = []
  readonly #counts = new Map<string, number>()
  #block: Block | null = null
  #last: Item | null = null

  constructor(builder: DraftBuilder, day: Day, rest: PageLine[], idOf: (group: string, title: string) => string) {
    this.#builder = builder
    this.#day = day
    this.#rest = rest
    this.#idOf = idOf
  }

  take(line: PageLine, said: Exclude<PrintLine, { kind: 'day' }>): void {
    switch (said.kind) {
      case 'session': {
        const block: Block = { said, line, items: [], from: said.at, until: beyond(said.at, said.until) }
        this.#blocks.push(block)
        this.#block = block
        this.#last = null
        for (const name of [said.place.session, said.name]) this.#latest.set(nameKey(name), block)
        return
      }
      case 'entry':
      case 'break': {
        const block = this.#blockOf(said)
        const at = (block && inside(block, said.at)) ?? said.at
        const item = { said, line, at, notes: [] }
        if (block && block.from === null) {
          block.from = at
          block.until = beyond(at, block.said.until)
        }
        ;(block?.items ?? this.#loose).push(item)
        this.#last = item
        return
      }
      case 'text':
        this.#keep(line)
        return
      default:
        said satisfies never
    }
  }

  build(): void {
    for (const block of this.#blocks) this.#session(block)
    const nextIn = this.#starts()
    for (const item of this.#loose) this.#alone(item, nextIn)
  }

  /** The session that an entry names, or the one whose lines it goes on with. */
  #blockOf({ at, place }: Entry | Break): Block | null {
    if (place.session) {
      const named = this.#latest.get(nameKey(place.session))
      return named && isOfRoom(named, place) && inside(named, at) !== null ? named : null
    }
    const block = this.#block
    const then = block && inside(block, at)
    if (!block || then === null || then < (block.items.at(-1)?.at ?? 0)) return null
    return isOfRoom(block, place) ? block : null
  }

  #session({ said, line, items, until }: Block): void {
    const { place, name } = said
    const track = this.#builder.track({ name: place.session })
    const room = place.room ? this.#builder.room({ name: place.room }) : null
    const title = nameKey(name) === nameKey(place.session) ? '' : name
    const facts: SlotFacts = { name, room, track, title, kind: room === null ? 'plenary' : 'session' }
    const sorted = items.toSorted((a, b) => a.at - b.at)
    if (sorted.every((item) => item.said.kind === 'break')) {
      if (sorted.length > 0) this.#warn(line, 'This session has breaks alone; its track is made, and no slot.')
      else if (said.at !== null && until > said.at) this.#slot(said.at, until - said.at, facts)
      else this.#warn(line, 'Nothing says when this session begins; draw its slot on the board.')
      for (const [n, item] of sorted.entries()) {
        if (item.said.kind === 'break')
          this.#break(item, item.said, this.#minutes(item, sorted[n + 1]?.at ?? until), room)
      }
      return
    }
    if (said.at !== null && said.at !== sorted[0]?.at)
      this.#warn(line, 'What is in this session begins at another time than it does: its slot begins then.')
    const ends = endsOf(sorted, until)
    let slot: { at: number; end: number } | null = null
    for (const [n, item] of sorted.entries()) {
      const minutes = this.#minutes(item, ends[n] ?? until)
      if (item.said.kind === 'break') {
        slot = null
        this.#break(item, item.said, minutes, room)
        continue
      }
      const fits = slot && slot.end === item.at && this.#lengthen(slot.at, minutes)
      if (!slot || !fits) {
        const at = this.#slot(item.at, minutes, facts)
        slot = at === null ? null : { at, end: 0 }
      }
      if (slot) slot.end = item.at + minutes
      const topic = this.#topic(item.said, item, place.session, track, minutes)
      this.#builder.topic({ ...topic, slot: slot?.at ?? null })
    }
  }

  /** What stands in no session. */
  #alone(item: Item, nextIn: (room: string, after: number) => number | null): void {
    const { said, at, line } = item
    const { place } = said
    const end = said.until === null ? nextIn(place.room, at) : beyond(at, said.until)
    if (end === null) this.#warn(line, `Nothing says when this ends; taken as ${USUAL} minutes.`)
    const minutes = end === null ? USUAL : this.#minutes(item, end)
    const room = place.room ? this.#builder.room({ name: place.room }) : null
    if (said.kind === 'break') {
      this.#break(item, said, minutes, room)
      if (place.session) this.#warn(line, 'This break is not within its session; it stands in its room alone.')
      return
    }
    const track = this.#builder.track({ name: place.session })
    const topic = this.#topic(said, item, place.session, track, minutes)
    const start = this.#wall(at)
    if (start) this.#builder.timed({ topic, room, start })
    else this.#builder.topic(topic)
  }

  #break(item: Item, { title }: Break, minutes: number, room: number | null): void {
    this.#slot(item.at, minutes, { name: `${title} break`, room, track: null, title, kind: 'break' })
    for (const text of item.notes) this.#rest.push({ ...item.line, text, bullet: false, content: text })
  }

  #topic(said: Entry, { notes, line }: Item, session: string, track: number | null, minutes: number): DraftTopic {
    const { system } = this.#builder.draft
    const speakers = said.people.flatMap((person) => {
      const { at, otherwise } = namePerson(this.#builder, person)
      if (otherwise) this.#warn(line, `${person.name} is also named with “${otherwise}”; the first was taken.`)
      return at ?? []
    })
    return {
      ...draftTopic(said.title, { system, id: this.#idOf(session || 'programme', said.title), url: '' }),
      minutes,
      kind: speakers.length > 0 ? 'talk' : 'discussion',
      stage: 'accepted',
      track,
      speakers: [...new Set(speakers)],
      notes: notes.join('\n'),
    }
  }

  #slot(at: number, minutes: number, { name, ...facts }: SlotFacts): number | null {
    const start = this.#wall(at)
    if (!start) return null
    const count = (this.#counts.get(name) ?? 0) + 1
    this.#counts.set(name, count)
    const origin = `${slugOf(name).slice(0, 200)}/${this.#day}/${count}`
    return this.#builder.slot({ ...facts, origin, start, minutes: Math.min(LIMITS.minutes, minutes), public: true })
  }

  /** Whether there was room for it. */
  #lengthen(at: number, minutes: number): boolean {
    const slot = this.#builder.draft.slots[at]
    if (!slot || slot.minutes + minutes > LIMITS.minutes) return false
    slot.minutes += minutes
    return true
  }

  #wall(at: number): WallTime | null {
    const wall = wallPlus(`${this.#day}T00:00`, at)
    return isWallTime(wall) ? wall : null
  }

  #minutes({ said, at, line }: Item, end: number): number {
    const until = said.until === null ? end : beyond(at, said.until)
    if (until > at) return Math.min(LIMITS.minutes, until - at)
    this.#warn(line, `This does not end after it begins; taken as ${USUAL} minutes.`)
    return USUAL
  }

  /** The next start after a time in a room, else in any. */
  #starts(): (room: string, after: number) => number | null {
    const times = new Map<string, number[]>()
    const everywhere: number[] = []
    const add = (room: string, at: number) => {
      everywhere.push(at)
      const key = nameKey(room)
      const known = times.get(key)
      if (known) known.push(at)
      else times.set(key, [at])
    }
    for (const { said, at } of this.#loose) add(said.place.room, at)
    for (const { said, items } of this.#blocks) for (const { at } of items) add(said.place.room, at)
    for (const list of [everywhere, ...times.values()]) list.sort((a, b) => a - b)
    return (room, after) => {
      const ofRoom = room ? nextAfter(times.get(nameKey(room)), after) : null
      const ofAll = room ? nextAfter(times.get(''), after) : nextAfter(everywhere, after)
      if (ofRoom !== null && ofAll !== null) return Math.min(ofRoom, ofAll)
      return ofRoom ?? ofAll ?? nextAfter(everywhere, after)
    }
  }

  #keep(line: PageLine): void {
    if (this.#last) this.#last.notes.push(line.text)
    else this.#rest.push(line)
    const where = this.#last?.said.kind === 'entry' ? 'the notes of the entry before it' : 'the event’s description'
    this.#warn(line, `Not understood; kept in ${where}.`)
  }

  #warn({ text, number }: PageLine, message: string): void {
    this.#builder.warn(message, text, number)
  }
}

const isOfRoom = ({ said }: Block, { room }: PrintPlace): boolean =>
  room === '' || nameKey(room) === nameKey(said.place.room)

/** When a time of the clock is within a session, after midnight too; `null` where it is not. */
function inside({ said, from, until }: Block, at: number): number | null {
  if (from === null) return at < said.until || beyond(at, said.until) > at ? at : null
  const then = at < from ? at + A_DAY : at
  return then < until ? then : null
}
