/**
 * Writes down what becomes of a board, step by step [L41]: who changed what, from what, to what. It compares the document
 * with a plain mirror of it after each update, which is there only while somebody edits.
 *
 *   updates    a a b   a    (ab)     c
 *   steps      1-1 2   3    4  5     6      typing on is one step; of two at once each is its own
 *   keyframes  0···················6        before the first step, then after many, or a day
 */

import * as Y from 'yjs'
import type { Change, Spot } from '../../shared/board/changes.ts'
import { changeBetween, isTextChange, textChange } from '../../shared/board/changes.ts'
import type { Content } from '../../shared/board/content.ts'
import { contentJson, contentOf, META, plain } from '../../shared/board/content.ts'
import type { MapName, Origin } from '../../shared/board/doc.ts'
import { MAPS, mapOf } from '../../shared/board/doc.ts'
import { RESTORED } from '../../shared/board/restore.ts'
import type { Writer } from '../../shared/board/writer.ts'
import type { Release } from '../../shared/release.ts'
import type { HistoryEnds, StoredStep } from '../ports/history-store.ts'
import type { Step } from './step.ts'
import { packed } from './step.ts'

/** So many steps are replayed at most to show a moment. */
const STEPS_A_KEYFRAME = 2_500
const DAY_MS = 86_400_000
/** Who types on after a longer pause begins another step. */
const PAUSE_MS = 5_000
/** Of servers that share a board each numbers its steps by a remainder of its own (`Stores.node`). */
const NODES = 64
/** Kept moments of every ten minutes (`past.ts`): a step belongs to one of them. */
export const MOMENT_MS = 600_000

/** A keyframe that is still to be packed: content as JSON. */
export interface NewKeyframe {
  readonly step: number
  readonly at: number
  readonly json: string
}

export interface Written {
  readonly steps: readonly StoredStep[]
  readonly keyframes: readonly NewKeyframe[]
}

/** A step that may go on, with the value before it. */
interface LastStep {
  readonly step: Step
  readonly spot: string
  readonly before: string
}

export class Scribe {
  readonly #now: () => number
  readonly #node: number | null
  #step: number
  #keyframe: HistoryEnds['keyframe']
  #mirror: Content | null = null
  #last: LastStep | null = null
  /** The step of the server's own door that changed the board last: what comes through it at once goes on with it. */
  #open: { readonly origin: Origin; readonly step: Step } | null = null
  /** Entries that this transaction has made: Yjs does not tell what later updates of it change in them. */
  readonly #fresh = new Set<string>()
  /** Made while updates are being applied: nothing of them counts if one fails. */
  #drafts: Step[] = []
  readonly #ready = new Map<number, Step>()
  #keyframes: NewKeyframe[] = []

  /** `node`: which of the servers that share the board this is, or `null` where nobody shares it. */
  constructor(ends: HistoryEnds, now: () => number, node: number | null = null) {
    this.#now = now
    this.#node = node
    this.#step = ends.step
    this.#keyframe = ends.keyframe
  }

  /** The number of the last step. */
  get step(): number {
    return this.#step
  }

  /** The number of the next step, whoever takes it: of servers that share a board each has its own. */
  get next(): number {
    if (this.#node === null) return this.#step + 1
    const next = this.#step - (this.#step % NODES) + this.#node
    return next > this.#step ? next : next + NODES
  }

  /** Another server has written down a step of that number: ours go on after it. */
  heard(step: number): void {
    if (step <= this.#step) return
    this.#step = step
    this.seal()
  }

  /** Follows a document; the release forgets what it knew of it. */
  attach(doc: Y.Doc): Release {
    const before = ({ origin }: Y.Transaction) => {
      // What peers send is looked at update by update: most of those who come bring nothing.
      // What another server passes on it has written down itself.
      const from = (origin as Origin | null)?.from
      if (from !== 'peer' && from !== 'bus') this.#look(doc)
    }
    const after = (transaction: Y.Transaction) => {
      const origin = transaction.origin as Origin | null
      if (origin?.from === 'bus') this.#absorb(doc, transaction.changed)
      else if (origin?.from !== 'peer') {
        this.#note(doc, transaction.changed, writerOf(origin), origin)
        this.settle()
      }
      this.#fresh.clear()
    }
    doc.on('beforeTransaction', before)
    doc.on('afterTransaction', after)
    return () => {
      doc.off('beforeTransaction', before)
      doc.off('afterTransaction', after)
      this.#mirror = null
      this.seal()
    }
  }

  /** Runs one update of a transaction, and notes what it changed as its writer's. */
  during(doc: Y.Doc, transaction: Y.Transaction, writer: Writer, apply: () => void): void {
    this.#look(doc)
    const all = transaction.changed
    transaction.changed = new Map()
    try {
      apply()
      this.#note(doc, transaction.changed, writer)
    } finally {
      for (const [type, keys] of transaction.changed) {
        const known = all.get(type)
        if (known) for (const key of keys) known.add(key)
        else all.set(type, keys)
      }
      transaction.changed = all
    }
  }

  /** What was noted counts: nothing of it was taken back. */
  settle(): void {
    for (const step of this.#drafts) this.#ready.set(step.step, step)
    this.#drafts = []
  }

  /** What comes is a step of its own, whoever types on: somebody keeps this moment. */
  seal(): void {
    this.#last = null
    this.#open = null
  }

  /** What is to be stored with the updates that were applied since the last call. */
  take(): Written {
    const written = { steps: [...this.#ready.values()].map(packed), keyframes: this.#keyframes }
    this.#ready.clear()
    this.#keyframes = []
    return written
  }

  /** The mirror has it, and nothing is noted. */
  #absorb(doc: Y.Doc, changed: Y.Transaction['changed']): void {
    const mirror = this.#mirror
    if (!mirror) return
    for (const spot of this.#spots(doc, mirror, changed)) {
      this.#changeAt(doc, mirror, spot)
      // Who typed there types on in another text.
      if (this.#last?.spot === spotName(spot)) this.seal()
    }
  }

  /** Before anything changes: the mirror, and in time a keyframe of it. */
  #look(doc: Y.Doc): void {
    this.#mirror ??= contentOf(doc)
    const { step, at } = this.#keyframe ?? { step: 0, at: Number.NEGATIVE_INFINITY }
    const now = this.#now()
    const steps = (this.#step - step) / (this.#node === null ? 1 : NODES)
    const isDue = steps >= STEPS_A_KEYFRAME || (this.#step > step && now - at >= DAY_MS)
    if (this.#keyframe && !isDue) return
    this.#keyframe = { step: this.#step, at: now }
    this.#keyframes.push({ ...this.#keyframe, json: JSON.stringify(contentJson(this.#mirror)) })
    this.seal()
  }

  #note(doc: Y.Doc, changed: Y.Transaction['changed'], writer: Writer, door: Origin | null = null): void {
    const mirror = this.#mirror
    if (!mirror || (changed.size === 0 && this.#fresh.size === 0)) return
    const changes: Change[] = []
    for (const spot of this.#spots(doc, mirror, changed)) {
      const change = this.#changeAt(doc, mirror, spot)
      if (change) changes.push(change)
    }
    if (changes.length > 0) this.#add(writer, changes, door)
  }

  *#spots(doc: Y.Doc, mirror: Content, changed: Y.Transaction['changed']): Generator<Spot> {
    for (const at of this.#fresh) {
      const slash = at.indexOf('/')
      yield* spotsOf(doc, mirror, at.slice(0, slash) as MapName, at.slice(slash + 1))
    }
    for (const [type, keys] of changed) {
      const place = placeOf(doc, type as Y.AbstractType<unknown>)
      if (!place) continue
      const { map, id, key } = place
      if (key !== null) yield { map, id, key }
      else if (map === 'meta') for (const one of keys) yield { map, id: META, key: one ?? '' }
      else if (id === '') {
        for (const one of keys) {
          if (one === null) continue
          this.#fresh.add(`${map}/${one}`)
          yield* spotsOf(doc, mirror, map, one)
        }
      } else {
        for (const one of keys) {
          if (one === null) continue
          if (storedAt(doc, { map, id, key: one }) instanceof Y.AbstractType) this.#fresh.add(`${map}/${id}`)
          yield { map, id, key: one }
        }
      }
    }
  }

  /** What differs from the mirror at one place; the mirror has it then. */
  #changeAt(doc: Y.Doc, mirror: Content, spot: Spot): Change | null {
    const { map, id, key } = spot
    const entry = mirror[map].get(id)
    const before = entry?.get(key)
    const after = plain(storedAt(doc, spot))
    const change = changeBetween(spot, before, after)
    if (!change) return null
    if (after !== undefined) mirror[map].set(id, (entry ?? new Map<string, unknown>()).set(key, after))
    else if (entry?.delete(key) && entry.size === 0) mirror[map].delete(id)
    return change
  }

  #add(writer: Writer, changes: readonly Change[], door: Origin | null): void {
    const at = this.#now()
    if (this.#goesOn(door, changes, at) || this.#joins(writer, changes, at)) return
    const isMark = changes.some(({ map, key }) => map === 'meta' && key === RESTORED)
    this.#step = this.next
    const step = { step: this.#step, at, writer, changes, isMark }
    this.#drafts.push(step)
    const [only, ...more] = changes
    const before = only && more.length === 0 ? this.#textBefore(only) : null
    this.#last = only && before !== null ? { step, spot: spotName(only), before } : null
    this.#open = door?.from === 'server' && door.by ? { origin: door, step } : null
  }

  /** An import comes in pieces, so that others are heard between them: it is one step all the same, until others change something. */
  #goesOn(door: Origin | null, changes: readonly Change[], at: number): boolean {
    const open = this.#open
    if (!open || open.origin !== door || momentOf(at) !== momentOf(open.step.at)) return false
    const step = { ...open.step, at, changes: [...open.step.changes, ...changes] }
    this.#drafts.push(step)
    this.#open = { origin: open.origin, step }
    this.#last = null
    return true
  }

  /** Typing on in one text or line is one step, which is written again. */
  #joins(writer: Writer, [change, ...more]: readonly Change[], at: number): boolean {
    const last = this.#last
    if (!last || !change || more.length > 0 || last.spot !== spotName(change)) return false
    const { step } = last
    const isSoon = at - step.at <= PAUSE_MS && momentOf(at) === momentOf(step.at)
    const after = this.#mirror?.[change.map].get(change.id)?.get(change.key)
    if (!isSoon || typeof after !== 'string' || !isSameWriter(step.writer, writer)) return false
    const { map, id, key } = change
    const joined = isTextChange(change)
      ? textChange({ map, id, key }, last.before, after)
      : { map, id, key, before: last.before, after }
    const next = { ...step, at, changes: [joined] }
    this.#drafts.push(next)
    this.#last = { ...last, step: next }
    this.#open = null
    return true
  }

  #textBefore(change: Change): string | null {
    if (!isTextChange(change)) return typeof change.before === 'string' ? change.before : null
    const after = this.#mirror?.[change.map].get(change.id)?.get(change.key)
    if (typeof after !== 'string') return null
    return after.slice(0, change.at) + change.out + after.slice(change.at + change.in.length)
  }
}

const momentOf = (at: number): number => Math.floor(at / MOMENT_MS)

const spotName = ({ map, id, key }: Spot): string => `${map}/${id}/${key}`

function isSameWriter(a: Writer, b: Writer): boolean {
  if (a.by === 'server' || b.by === 'server') return false
  return a.grant === b.grant && a.name === b.name
}

const writerOf = (origin: Origin | null): Writer =>
  origin?.from === 'server' ? (origin.by ?? { by: 'server', verb: origin.verb }) : { by: 'server', verb: 'tidy' }

function storedAt(doc: Y.Doc, { map, id, key }: Spot): unknown {
  const stored = mapOf(doc, map)
  if (map === 'meta') return stored.get(key)
  const entry = stored.get(id)
  if (entry instanceof Y.Map) return entry.get(key)
  return key === '' ? entry : undefined
}

/** Every key that an entry has or had. */
function* spotsOf(doc: Y.Doc, mirror: Content, map: MapName, id: string): Generator<Spot> {
  const entry = mapOf(doc, map).get(id)
  const keys = new Set(mirror[map].get(id)?.keys())
  if (entry instanceof Y.Map) for (const key of entry.keys()) keys.add(key)
  else if (entry !== undefined) keys.add('')
  for (const key of keys) yield { map, id, key }
}

/** Where a type lies: a map of the board, an entry of it, or what stands under one of an entry's keys. */
function placeOf(doc: Y.Doc, type: Y.AbstractType<unknown>): { map: MapName; id: string; key: string | null } | null {
  let key: string | null = null
  let id = ''
  let inner = type
  while (inner._item) {
    const { parent, parentSub } = inner._item
    // What lies deeper than a key counts as that key.
    if (id !== '' || parentSub === null) key = parentSub === null ? null : id
    id = parentSub ?? ''
    inner = parent as Y.AbstractType<unknown>
  }
  const map = MAPS.find((name) => doc.share.get(name) === (inner as unknown))
  if (!map) return null
  if (map !== 'meta') return { map, id, key }
  return { map, id: META, key: id === '' ? null : id }
}
