/** What is said about an import: what was recognised, how many of what, what a field is called. */

import type { EntryKind } from '../../shared/board/model.ts'
import type { Choice } from '../../shared/imports/comparison.ts'
import { READERS } from '../../shared/imports/detect.ts'
import type { Draft } from '../../shared/imports/draft.ts'
import { sayWhen, wallPlus } from '../../shared/time.ts'

const COUNTED: Readonly<Record<EntryKind, readonly [one: string, many: string]>> = {
  topic: ['topic', 'topics'],
  slot: ['slot', 'slots'],
  room: ['room', 'rooms'],
  track: ['track', 'tracks'],
  person: ['person', 'people'],
}

export const count = (kind: EntryKind, number: number): string =>
  `${number.toLocaleString('en')} ${COUNTED[kind][number === 1 ? 0 : 1]}`

export const KIND_NAMES: Readonly<Record<EntryKind, string>> = {
  topic: 'Topics',
  slot: 'Slots',
  room: 'Rooms',
  track: 'Tracks',
  person: 'People',
}

export const sayForm = ({ format }: Pick<Draft, 'format'>): string =>
  READERS.find(({ id }) => id === format)?.name ?? format

type Found = Pick<Draft, 'format'> &
  Readonly<Record<'topics' | 'slots' | 'rooms' | 'tracks' | 'people', { readonly length: number }>>

/** "This is a frab schedule (XML): 900 topics, 30 rooms." What there is none of is not named, but for topics. */
export function sayFound(draft: Found): string {
  const { topics, slots, rooms, tracks, people } = draft
  const counts = (
    [
      ['topic', topics.length],
      ['room', rooms.length],
      ['slot', slots.length],
      ['track', tracks.length],
      ['person', people.length],
    ] as const
  ).filter(([kind, number]) => number > 0 || kind === 'topic')
  return `This is ${sayForm(draft)}: ${counts.map(([kind, number]) => count(kind, number)).join(', ')}.`
}

/** "12 new, 3 changes, 1 to the bin" */
export function sayChoice({ entries, fields, remove, same }: Choice): string {
  const parts = [
    entries.size > 0 && `${entries.size.toLocaleString('en')} new`,
    fields.size > 0 && `${fields.size.toLocaleString('en')} ${fields.size === 1 ? 'change' : 'changes'}`,
    remove.size > 0 && `${remove.size.toLocaleString('en')} to the bin`,
    same.size > 0 && `${same.size.toLocaleString('en')} made one`,
  ].filter(Boolean)
  return parts.length === 0 ? 'Nothing is chosen.' : parts.join(', ')
}

const FIELD_NAMES: Readonly<Record<string, string>> = {
  firstDay: 'first day',
  lastDay: 'last day',
  timeZone: 'time zone',
  url: 'web page',
  trackId: 'track',
  attendees: 'key attendees',
  materials: 'links',
  place: 'place',
  order: 'order of its topics',
  audience: 'expected audience',
  features: 'what is in it',
  follows: 'follows',
  public: 'shown to attendees',
}

export const sayField = (field: string): string => FIELD_NAMES[field] ?? field

/** "Mon 5 Oct, 14:30 · Aurora", by the place of a topic in the draft; nothing for one on the tray. */
export function placesOf({ topics, slots, rooms }: Draft): string[] {
  const filled = new Map<number, number>()
  return topics.map(({ slot: at, minutes }) => {
    const slot = at === null ? undefined : slots[at]
    if (at === null || !slot) return ''
    const before = filled.get(at) ?? 0
    filled.set(at, before + minutes)
    const room = slot.room === null ? 'all rooms' : (rooms[slot.room]?.name ?? '')
    return [sayWhen(wallPlus(slot.start, before)), room].filter(Boolean).join(' · ')
  })
}

export const saySize = (text: string): string =>
  text.length < 1_000_000
    ? `${Math.ceil(text.length / 1_000).toLocaleString('en')} kB of text`
    : `${(text.length / 1_000_000).toLocaleString('en', { maximumFractionDigits: 1 })} MB of text`
