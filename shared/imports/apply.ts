/**
 * Draft → board, through the verbs, in one undo step [I3, I24]. Without a choice: adds what is new, fills what is empty,
 * and lets follow the source what nobody changed on the board; all else stays as it is.
 */

import type { BoardDoc } from '../board/doc.ts'
import { mapOf } from '../board/doc.ts'
import { readMeta } from '../board/entries.ts'
import type { Board, EntryKind } from '../board/model.ts'
import { editMeta, editTopic, placeTopics, removeEntry, removeRoom, restoreEntry } from '../board/verbs.ts'
import type { RoomId, SlotId, TopicId } from '../ids.ts'
import { comparisonOf, drained } from './compare.ts'
import type { Choice, FieldChange, Listed } from './comparison.ts'
import { usualChoice } from './comparison.ts'
import type { Draft, DraftTopic, Warning } from './draft.ts'
import { factsOf, factsSeen, saidDifferences } from './event-facts.ts'
import { FIELDS } from './fields.ts'
import { insertTopics } from './insert.ts'
import { makeEntry, remember } from './make.ts'
import { KINDS } from './matching.ts'
import { type Plan, type Planned, planning, readEntry, topicsBySlot } from './plan.ts'
import { digest, isEmpty, type Seen, systemOf } from './seen.ts'
import { applyWhole } from './whole-board.ts'

export interface Applied {
  /** How many topics are new, got something from the source, or are as they were. */
  readonly added: number
  readonly updated: number
  readonly unchanged: number
  /** How many fields differ from the source and were left as people have them on the board. */
  readonly edited: number
  /** What an earlier import brought and the source has no more. */
  readonly gone: readonly Listed[]
  readonly warnings: readonly Warning[]
}

/** The name of the step. */
export const importStep = ({ title, format }: Draft): string =>
  `imported ${title ? `“${title}”` : format === 'table' ? 'a table' : 'a page'}`

/** Twice changes nothing at all. Indices that point nowhere are left out. */
export function applyDraft(door: BoardDoc, draft: Draft, choice?: Choice, board?: Board): Applied {
  return door.change(importStep(draft), () => drained(applying(door, draft, choice, board)))
}

/** The same in small portions, each to be run in a change: what it yields is about how many characters it wrote. */
export function* applying(door: BoardDoc, draft: Draft, choice?: Choice, board?: Board): Generator<number, Applied> {
  const moved = choice === undefined ? applyWhole(door, draft) : null
  if (moved) return { ...moved, edited: 0, gone: [] }
  const plan = yield* planning(door, draft, choice?.same, board)
  const comparison = comparisonOf(door, draft, plan)
  const doing = new Applying(door, draft, plan, choice ?? usualChoice(comparison))
  doing.facts(comparison.meta)
  for (const entry of plan.entries) {
    const written = doing.entry(entry)
    if (entry.kind === 'topic') doing.topicDone(entry.at)
    yield written
  }
  yield* doing.places()
  for (const listed of [...plan.gone, ...plan.twice]) doing.remove(listed)
  const { added, updated, unchanged, edited } = doing.counts
  const differences = [...saidDifferences(readMeta(mapOf(door.doc, 'meta')), draft)]
  const warnings = [...draft.warnings, ...differences.map((message) => ({ line: 1, quote: '', message }))]
  return { added, updated, unchanged, edited, gone: plan.gone, warnings }
}

class Applying {
  readonly counts = { added: 0, updated: 0, unchanged: 0, edited: 0 }
  readonly #door: BoardDoc
  readonly #draft: Draft
  readonly #plan: Plan
  readonly #choice: Choice
  /** What the draft's places are on the board by now. */
  readonly #refs: Record<EntryKind, (string | null)[]>
  /** Places of all entries of the draft that somebody speaks for, by the speaker's key. */
  readonly #spoken = new Map<string, number[]>()
  readonly #inSlots: ReadonlyMap<number, readonly number[]>
  readonly #toPlace = new Set<string>()
  /** Slots whose topics are not all there yet, by their place in the draft. */
  readonly #slots = new Map<number, { readonly id: string; readonly seen: Seen }>()
  readonly #toOrder = new Set<number>()

  constructor(door: BoardDoc, draft: Draft, plan: Plan, choice: Choice) {
    this.#door = door
    this.#draft = draft
    this.#plan = plan
    this.#choice = choice
    const refs = KINDS.map((kind) => [kind, plan.matches[kind].map(({ id }) => id)] as const)
    this.#refs = Object.fromEntries(refs) as Record<EntryKind, (string | null)[]>
    for (const kind of KINDS) {
      for (const [at, { speaker }] of plan.matches[kind].entries()) {
        const key = `${kind} ${speaker}`
        const spoken = this.#spoken.get(key)
        if (spoken) spoken.push(at)
        else this.#spoken.set(key, [at])
      }
    }
    this.#inSlots = topicsBySlot(draft)
  }

  facts(changes: readonly FieldChange[]): void {
    const facts = factsOf(this.#draft)
    const taken = changes.filter((change) => this.#takes('meta', change))
    editMeta(this.#door, Object.fromEntries(taken.map(({ field }) => [field, facts[field as keyof typeof facts]])))
    this.counts.edited += changes.length - taken.length
    const seen = factsSeen(this.#draft)
    if (seen) remember(this.#door, null, systemOf(this.#draft), seen)
  }

  /** Returns about how many characters were written. */
  entry(entry: Planned): number {
    const { kind, key, at, state, match } = entry
    if (state === 'new' || state === 'removed') {
      if (!this.#choice.entries.has(key)) {
        if (kind === 'topic' && state === 'removed') this.counts.unchanged++
        return 0
      }
    }
    const id = match.id ?? makeEntry(this.#door, kind, entry.drafted, this.#refs)
    for (const place of this.#spoken.get(key) ?? []) this.#refs[kind][place] = id
    if (state === 'removed') restoreEntry(this.#door, kind, id as never)
    const written = match.id === null ? [] : this.#write(entry, id)
    this.#remember(entry, id)
    if (kind === 'topic') {
      this.#topic(entry, id as TopicId)
      this.counts[match.id === null ? 'added' : written.length > 0 || state === 'removed' ? 'updated' : 'unchanged']++
    }
    if (written.includes('order')) this.#toOrder.add(at)
    if (kind === 'slot' && !this.#inSlots.has(at)) this.#fill(at)
    return match.id === null ? JSON.stringify(entry.drafted).length : written.length * 1_000
  }

  #write({ key, kind, fields, drafted }: Planned, id: string): string[] {
    const taken = fields.filter((change) => this.#takes(key, change)).map(({ field }) => field)
    this.counts.edited += fields.filter(({ field, since }) => since === 'edited' && !taken.includes(field)).length
    if (taken.length === 0) return taken
    const standing = readEntry(this.#door, this.#plan.board, kind, id)
    for (const { name, of, set } of FIELDS[kind]) {
      if (!taken.includes(name)) continue
      const value = of(drafted, this.#refs)
      if (set) set(this.#door, id, value as never, standing)
      else if (value === null) placeTopics(this.#door, [id as TopicId], null)
      else this.#toPlace.add(id)
    }
    return taken
  }

  /** What the source says of the entry itself, and where it is new: in which slot it stands. */
  #topic({ drafted, match, standing }: Planned, id: TopicId): void {
    const { slot, source } = drafted as DraftTopic
    if (match.id === null) {
      if (slot !== null && this.#refs.slot[slot]) this.#toPlace.add(id)
      return
    }
    // The place on the page (in `source`) follows the page unseen.
    const stored = (standing as { source: DraftTopic['source'] | null }).source
    if (source.id !== '' && (stored === null || stored.system === source.system))
      editTopic(this.#door, id, { source: { system: source.system, id: source.id, url: source.url } })
  }

  #remember({ kind, key, at, drafted, match }: Planned, id: string): void {
    const of: Record<string, string> = {}
    for (const field of FIELDS[kind]) {
      const value = field.of(drafted, this.#refs)
      if (!isEmpty(value)) of[field.name] = digest(value)
    }
    const keys = (this.#spoken.get(key) ?? [at]).map((place) => this.#plan.keys[kind][place] ?? '')
    const own = this.#plan.keys[kind][at] ?? ''
    const known = match.seen
    const first = match.isAlias && known ? known.id : own
    const isSet = kind !== 'topic' && kind !== 'slot'
    const also = isSet ? [...new Set([...keys, ...(known?.also ?? [])])].filter((one) => one !== first).sort() : []
    const seen: Seen = { id: first, of: match.isAlias && known ? known.of : of, ...(also.length > 0 && { also }) }
    // The order of topics is known when all of them are there.
    if (kind === 'slot') this.#slots.set(at, { id, seen })
    else remember(this.#door, { kind, id }, systemOf(this.#draft), seen)
  }

  /** A slot's topics into it, and what is remembered of them: when all of them are there. */
  #fill(at: number): void {
    const slot = this.#slots.get(at)
    if (!slot) return
    this.#slots.delete(at)
    const id = slot.id as SlotId
    const topics = (this.#inSlots.get(at) ?? []).flatMap((topic) => this.#refs.topic[topic] ?? []) as TopicId[]
    const placed = topics.filter((topic) => this.#toPlace.has(topic))
    insertTopics(this.#door, id, topics, placed)
    for (const topic of placed) this.#toPlace.delete(topic)
    if (this.#toOrder.has(at)) insertTopics(this.#door, id, topics, 'in order')
    const order = topics.length > 0 ? { order: digest(topics) } : {}
    const seen = { ...slot.seen, of: { ...slot.seen.of, ...order } }
    remember(this.#door, { kind: 'slot', id }, systemOf(this.#draft), seen)
  }

  /** On the board a topic goes into its slot as soon as those before it are there: the tray is not filled meanwhile. */
  topicDone(at: number): void {
    const slot = this.#draft.topics[at]?.slot ?? null
    if (slot !== null && this.#inSlots.get(slot)?.at(-1) === at) this.#fill(slot)
  }

  /** The rest: slots whose last topic the board has not. */
  *places(): Generator<number> {
    for (const at of [...this.#slots.keys()]) {
      this.#fill(at)
      yield 100
    }
    // What is left stands in a slot that lies in the bin: it is there when the slot comes back.
    for (const [at, topics] of this.#inSlots) {
      const slot = this.#refs.slot[at]
      const left = topics.flatMap((topic) => this.#refs.topic[topic] ?? []).filter((one) => this.#toPlace.has(one))
      if (slot && left.length > 0) placeTopics(this.#door, left as TopicId[], { slotId: slot as SlotId, before: null })
    }
  }

  remove({ kind, id }: Listed): void {
    if (!this.#choice.remove.has(id)) return
    if (kind === 'room') removeRoom(this.#door, id as RoomId)
    else removeEntry(this.#door, kind, id as never)
  }

  /** A choice holds for what was seen: who wrote there meanwhile was not asked. */
  #takes(key: string, { field, before, since }: FieldChange): boolean {
    const at = `${key} ${field}`
    // Who turned out to be somebody of the board was new when it was chosen.
    if (since === 'fill' && this.#choice.same.has(key)) return true
    if (!this.#choice.fields.has(at)) return false
    const seen = this.#choice.asOf?.get(at)
    return seen === undefined || seen === before
  }
}
