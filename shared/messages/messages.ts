/**
 * What speakers and leads of tracks are told of changes that are theirs: a message to each person, prepared for who sends it.
 * It is made of what attendees see, and of how the person can be reached, which is the organizers' alone: nothing public may
 * come from here.
 */

import { heirOf } from '../board/heirs.ts'
import type { Board } from '../board/model.ts'
import type { ChangeKind, ProgrammeChange } from '../exports/changes.ts'
import type { PublicEvent } from '../exports/events.ts'
import { oneLine } from '../exports/safe.ts'
import type { PersonId } from '../ids.ts'
import { clockOf, dayOf, isTimeZone, sayDay, wallAt } from '../time.ts'

export interface Message {
  readonly id: PersonId
  readonly name: string
  /** As somebody wrote it: an address, a telephone number, nothing. */
  readonly contact: string
  readonly subject: string
  /** Plain text, lines end with LF. */
  readonly text: string
  /** How many changes it tells. */
  readonly count: number
}

export interface MessageFacts {
  readonly changes: readonly ProgrammeChange[]
  /** Who they are now, and how they can be reached. */
  readonly board: Board
  /** Whole address of the programme's page. */
  readonly url: string
}

/** By name. Other words in a description are no news to who speaks; what is not theirs is told to nobody. */
export function messagesOf({ changes, board, url }: MessageFacts): Message[] {
  const told = new Map<PersonId, string[]>()
  const { timeZone, title } = board.meta
  for (const change of changes) {
    if (change.kinds.every((kind) => kind === 'text')) continue
    for (const [id, parts] of partsOf(change, board)) {
      const zone = board.people.get(id)?.zone ?? ''
      const words = sayChange(change, parts, timeZone, zone)
      told.set(id, [...(told.get(id) ?? []), words])
    }
  }
  const event = oneLine(title) || 'the conference'
  return [...told]
    .map(([id, words]): Message => {
      const person = board.people.get(id)
      const name = oneLine(person?.name ?? namesIn(changes).get(id) ?? '') || 'Unnamed'
      return {
        id,
        name,
        contact: person?.contact.trim() ?? '',
        subject: `${event}: ${words.length === 1 ? 'a change' : `${words.length} changes`} of yours in the programme`,
        text: [
          `Dear ${name},`,
          `the programme of ${event} has changed where you are part of it.`,
          ...words,
          sayZones(timeZone, person?.zone ?? ''),
          `The whole programme: ${url}`,
        ].join('\n\n'),
        count: words.length,
      }
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1))
}

/** As what somebody has to do with it: "you speak", "you lead Memory management". */
type Parts = Map<PersonId, Set<string>>

function partsOf({ before, after }: ProgrammeChange, board: Board): Parts {
  const parts: Parts = new Map()
  const add = (id: string, part: string) => {
    // Who was merged away since is told as the one that took them over.
    const heir = heirOf(board.heirs, id as PersonId)
    parts.set(heir, (parts.get(heir) ?? new Set()).add(part))
  }
  const speaks = (event: PublicEvent | null) => new Set(event?.people.map(({ id }) => id))
  const [were, are] = [speaks(before), speaks(after)]
  for (const id of are) add(id, before && !were.has(id) ? 'you are a speaker of it now' : 'you speak')
  for (const id of were) if (!are.has(id)) add(id, after ? 'you are no speaker of it any more' : 'you were to speak')
  for (const track of new Set([before?.track, after?.track]))
    for (const id of track?.leads ?? []) add(id, `you lead ${oneLine(track?.name ?? '') || 'its track'}`)
  return parts
}

const WORDS: Readonly<Record<ChangeKind, string>> = {
  new: 'new in the programme',
  cancelled: 'cancelled',
  moved: 'in another room',
  retimed: 'at another time',
  renamed: 'under another title',
  people: 'with other speakers',
  text: 'with another description',
}

function sayChange({ kinds, before, after }: ProgrammeChange, parts: ReadonlySet<string>, own: string, theirs: string) {
  const event = after ?? before
  if (!event) return ''
  const what = kinds.map((kind) => WORDS[kind]).join(', ')
  const isElsewhere = !before || !after || kinds.includes('moved') || kinds.includes('retimed')
  const people = after?.people.map(({ name }) => oneLine(name)).join(', ')
  return [
    `“${oneLine(event.title)}” (${[...parts].join('; ')}): ${what}`,
    ...(after ? [`  ${isElsewhere && before ? 'now:    ' : 'when:   '}${sayPlace(after, own, theirs)}`] : []),
    ...(before && isElsewhere ? [`  before: ${sayPlace(before, own, theirs)}`] : []),
    ...(before && after && kinds.includes('renamed') ? [`  it was: “${oneLine(before.title)}”`] : []),
    ...(kinds.includes('people') ? [`  by:     ${people || 'nobody yet'}`] : []),
  ].join('\n')
}

/** `Mon 5 Oct 2026, 14:30–15:00 in Birch (for you: Mon 5 Oct, 21:30–22:00)`. */
function sayPlace({ start, end, room }: PublicEvent, own: string, theirs: string): string {
  const [from, to] = [start.slice(0, 16), end.slice(0, 16)]
  const there = `${sayDay(dayOf(from))} ${from.slice(0, 4)}, ${clockOf(from)}–${clockOf(to)} in ${oneLine(room)}`
  if (!isOther(own, theirs)) return there
  const [begins, ends] = [start, end].map((iso) => wallAt(Date.parse(iso) / 60_000, theirs)) as [string, string]
  return `${there} (for you: ${sayDay(dayOf(begins))}, ${clockOf(begins)}–${clockOf(ends)})`
}

const sayZones = (own: string, theirs: string): string =>
  `Times are those of the conference (${own})${isOther(own, theirs) ? `; “for you” are those of ${theirs}` : ''}.`

const isOther = (own: string, theirs: string): boolean => theirs !== '' && theirs !== own && isTimeZone(theirs)

/** Of who is on the board no more, what attendees were told. */
function namesIn(changes: readonly ProgrammeChange[]): ReadonlyMap<string, string> {
  const people = changes.flatMap(({ before, after }) => [...(before?.people ?? []), ...(after?.people ?? [])])
  return new Map(people.map(({ id, name }) => [id, name]))
}
