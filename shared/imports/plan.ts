/**
 * A draft beside a board: what each entry of the one is on the other, and how they differ [I23, I24]. `compareDraft` shows
 * it, `applyDraft` carries it out; both alike, so that nothing is done that was not shown.
 */

import type { BoardDoc } from '../board/doc.ts'
import { MAP_OF, mapOf } from '../board/doc.ts'
import { readPerson, readRoom, readSlot, readTopic, readTrack } from '../board/entries.ts'
import { topicWithHeirs, trackWithHeirs } from '../board/heirs.ts'
import type { Board, EntryKind } from '../board/model.ts'
import { readBoard } from '../board/read.ts'
import { clockOf, dayOf, isWallTime, sayDay } from '../time.ts'
import type { ComparedEntry, FieldChange, Listed } from './comparison.ts'
import type { Draft } from './draft.ts'
import { FIELDS, type Names, type Refs } from './fields.ts'
import { KINDS, type Known, knownOf, type Match, matchKind, settled } from './matching.ts'
import { digest, hasIds, isEmpty } from './seen.ts'

/** An entry of the draft that is not another one's second name. */
export interface Planned extends ComparedEntry {
  readonly at: number
  readonly match: Match
  /** As the draft has it, its gaps filled by what second names of it say. */
  readonly drafted: unknown
  /** As the board has it; `null` for a new one. */
  readonly standing: unknown
}

export interface Plan {
  readonly board: Board
  readonly matches: Readonly<Record<EntryKind, readonly Match[]>>
  /** What the draft's entries are called at the source. */
  readonly keys: Readonly<Record<EntryKind, readonly string[]>>
  readonly entries: readonly Planned[]
  readonly gone: readonly Listed[]
  readonly twice: readonly Listed[]
}

/** Done in small portions, so that a page can draw between them; each yields what it wrote: nothing. */
export function* planning(
  door: BoardDoc,
  draft: Draft,
  same: ReadonlyMap<string, string> = new Map(),
  board: Board = readBoard(door.doc),
): Generator<number, Plan> {
  const matches: Record<EntryKind, readonly Match[]> = { room: [], person: [], track: [], slot: [], topic: [] }
  const keys: Record<EntryKind, readonly string[]> = { room: [], person: [], track: [], slot: [], topic: [] }
  const rest: [EntryKind, readonly Known[]][] = []
  const remembered = new Set<string>()
  for (const kind of KINDS) {
    const known = knownOf(door.doc, board, draft, kind)
    if (kind === 'topic') for (const { id, seen } of known) if (seen) remembered.add(id)
    const found = matchKind(draft, kind, known, matches.room, same)
    yield 0
    matches[kind] = found.matches
    keys[kind] = found.keys
    rest.push([kind, found.rest])
  }
  const refs = refsOf(draft, matches)
  const names = namesOf(board, draft)
  const entries: Planned[] = []
  const inSlots = topicsBySlot(draft)
  for (const kind of KINDS) {
    const drafted = spokenOf(draft, kind, matches[kind])
    for (const [at, match] of matches[kind].entries()) {
      if (match.speaker !== at || refs[kind][at] === null) continue
      const entry = planned(door, board, kind, at, match, drafted[at], refs, names)
      const order = kind === 'slot' ? orderChange(board, match, inSlots.get(at), refs, remembered, names) : null
      entries.push(order ? { ...entry, state: stateWith(entry), fields: [...entry.fields, order] } : entry)
      yield 0
    }
  }
  return { board, matches, keys, entries, ...unspoken(board, draft, rest, keys) }
}

/** What the draft's places mean by now; a slot in a room that lies in the bin, or at no time, means nothing. */
function refsOf(draft: Draft, matches: Plan['matches']): Refs {
  const refs = Object.fromEntries(
    KINDS.map((kind) => [kind, matches[kind].map(({ id, speaker }) => id ?? `${kind} ${speaker}`)]),
  ) as Record<EntryKind, (string | null)[]>
  for (const [at, { room, start }] of draft.slots.entries()) {
    const match = matches.slot[at]
    const isNowhere = room !== null && (matches.room[room] === undefined || matches.room[room].isRemoved)
    if (match && match.id === null && (isNowhere || !isWallTime(start))) refs.slot[at] = null
  }
  return refs
}

/** The draft's entries of a kind; who speaks for others has what they say and it does not. */
function spokenOf(draft: Draft, kind: EntryKind, matches: readonly Match[]): readonly unknown[] {
  const list: object[] = [...draft[MAP_OF[kind]]]
  for (const [at, { speaker }] of matches.entries()) {
    const [own, other] = [list[speaker], list[at]]
    if (speaker === at || !own || !other) continue
    const gaps = Object.entries(other).filter(([key]) => key !== 'origin' && isEmpty(own[key as keyof typeof own]))
    list[speaker] = { ...own, ...Object.fromEntries(gaps) }
  }
  return list
}

function planned(
  door: BoardDoc,
  board: Board,
  kind: EntryKind,
  at: number,
  match: Match,
  drafted: unknown,
  refs: Refs,
  names: Names,
): Planned {
  const standing = match.id === null ? null : readEntry(door, board, kind, match.id)
  const seen = match.isAlias ? null : match.seen
  const fields = FIELDS[kind].flatMap((field): FieldChange | readonly [] => {
    const [after, before] = [field.of(drafted, refs), standing === null ? null : field.on(standing)]
    const news = newsOf(standing === null ? null : before, after, seen?.of[field.name] ?? (seen ? '' : null))
    if (!news) return []
    const say = (value: unknown): string =>
      isEmpty(value) ? '' : field.say ? field.say(value as never, names) : String(value)
    return { field: field.name, before: say(before), after: say(after), ...news }
  })
  const isNew = match.id === null
  const state = match.isRemoved ? 'removed' : isNew ? 'new' : fields.length > 0 ? 'changed' : 'same'
  const title = isNew ? names(kind, `${kind} ${at}`) : names(kind, match.id ?? '')
  return { key: `${kind} ${at}`, kind, id: match.id, title, state, fields, at, match, drafted, standing }
}

const stateWith = ({ state }: Planned): Planned['state'] => (state === 'same' ? 'changed' : state)

/** Places of topics by the place of their slot, in the draft's order. */
export function topicsBySlot({ topics }: Draft): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>()
  for (const [at, { slot }] of topics.entries()) {
    if (slot === null) continue
    const inSlot = found.get(slot)
    if (inSlot) inSlot.push(at)
    else found.set(slot, [at])
  }
  return found
}

/** Whether topics that stand in one slot on both sides stand there in another order; who moved in or out is told of itself. */
function orderChange(
  board: Board,
  { id, seen, isAlias }: Match,
  inSlot: readonly number[] = [],
  refs: Refs,
  remembered: ReadonlySet<string>,
  names: Names,
): FieldChange | null {
  const lineup = id === null ? undefined : board.lineups.get(id as never)
  if (!lineup || !seen || isAlias) return null
  const after = inSlot.flatMap((at) => refs.topic[at] ?? [])
  const before = lineup.topics.map(({ topic }) => topic.id as string).filter((topic) => remembered.has(topic))
  const [drafted, standing] = [new Set(after), new Set(before)]
  const common = before.filter((topic) => drafted.has(topic))
  if (after.filter((topic) => standing.has(topic)).every((topic, at) => topic === common[at])) return null
  const was = seen.of.order ?? ''
  const say = (topics: readonly string[]): string => topics.map((topic) => names('topic', topic)).join(' · ')
  const since = digest(before) === was ? 'follow' : 'edited'
  return { field: 'order', before: say(before), after: say(after), since, isNews: digest(after) !== was }
}

/**
 * What is to be said of a field; `null` for nothing. `was` is the hash of what the source said at the last import, '' if
 * nothing, `null` if nobody knows.
 */
export function newsOf(
  before: unknown,
  after: unknown,
  was: string | null,
): Pick<FieldChange, 'since' | 'isNews'> | null {
  if (before === after) return null
  const [board, source] = [digest(before), digest(after)]
  if (board === source) return null
  if (was === null) return source === '' ? null : { since: board === '' ? 'fill' : 'edited', isNews: true }
  if (source === '' && was === '') return null
  const since = board !== was ? 'edited' : board === '' ? 'fill' : 'follow'
  return { since, isNews: source !== was }
}

/** As it stands, or lies in the bin. */
export function readEntry({ doc }: BoardDoc, board: Board, kind: EntryKind, id: string): unknown {
  const standing = (board[MAP_OF[kind]] as ReadonlyMap<string, unknown>).get(id)
  if (standing) return standing
  const value = mapOf(doc, MAP_OF[kind]).get(id)
  switch (kind) {
    case 'room':
      return readRoom(id as never, value)
    case 'person':
      return readPerson(id as never, value)
    case 'track':
      return trackWithHeirs(readTrack(id as never, value), board.heirs)
    case 'slot':
      return readSlot(id as never, value, `${board.meta.firstDay}T00:00`)
    case 'topic':
      return topicWithHeirs(readTopic(id as never, value), board.heirs)
    default:
      return kind satisfies never
  }
}

/** By an id of the board, or a key of the draft. */
function namesOf(board: Board, draft: Draft): Names {
  const inBin = new Map(board.bin.map(({ id, title }) => [id, title]))
  return (kind, ref) => {
    const at = Number(/ (\d+)$/.exec(ref)?.[1] ?? -1)
    if (kind === 'slot') {
      const slot = board.slots.get(ref as never)
      const drafted = draft.slots[at]
      const start = slot?.place.start ?? drafted?.start
      const track = slot?.trackId ? board.tracks.get(slot.trackId)?.name : draft.tracks[drafted?.track ?? -1]?.name
      const room = slot?.place.roomId
        ? board.rooms.get(slot.place.roomId)?.name
        : draft.rooms[drafted?.room ?? -1]?.name
      const when = start ? [`${sayDay(dayOf(start))} ${clockOf(start)}`, room].filter(Boolean).join(', ') : ''
      return [slot?.title || drafted?.title || track, when].filter(Boolean).join(', ') || inBin.get(ref) || 'a slot'
    }
    const [entry, drafted] =
      kind === 'topic'
        ? [board.topics.get(ref as never)?.title, draft.topics[at]?.title]
        : [
            (board[MAP_OF[kind]] as ReadonlyMap<string, { readonly name: string }>).get(ref)?.name,
            (draft[MAP_OF[kind] as 'rooms'][at] as { readonly name: string } | undefined)?.name,
          ]
    return entry ?? drafted ?? inBin.get(ref) ?? 'untitled'
  }
}

/** What an import of this source brought and the source has no more, or what stands twice. */
function unspoken(
  board: Board,
  draft: Draft,
  rest: readonly (readonly [EntryKind, readonly Known[]])[],
  keys: Plan['keys'],
): Pick<Plan, 'gone' | 'twice'> {
  const names = namesOf(board, draft)
  const [gone, twice]: [Listed[], Listed[]] = [[], []]
  for (const [kind, known] of rest) {
    const spoken = new Set(keys[kind].map((key) => settled(draft, kind, key)))
    const groups = new Set(keys[kind].map(groupOf))
    for (const { id, isStanding, seen } of known) {
      // A draft that has nothing of a kind does not say that there is nothing.
      if (!isStanding || !seen?.id || keys[kind].length === 0) continue
      const listed = { kind, id, title: names(kind, id) }
      if (spoken.has(settled(draft, kind, seen.id))) twice.push(listed)
      // Pages share one system: what another page brought is none of this one's business.
      else if (hasIds(draft) || (kind === 'topic' && groups.has(groupOf(seen.id)))) gone.push(listed)
    }
  }
  return { gone, twice }
}

/** `id memory-mc/03-numa` is of `memory-mc`. */
const groupOf = (key: string): string => (key.includes('/') ? key.slice(0, key.lastIndexOf('/')) : key)
