/**
 * The server's copy of a document, a board's or its talk's: applies what others send, and says what of it has to be kept and passed on.
 * A board that nobody changes needs no document in memory: it rests as bytes, which answer all that readers ask.
 *
 *   asks      j  jj      u  uu u           j j      u
 *   document  ▇▇▇▇▇▇▁▁▁▁▁▇▇▇▇▇▇▇▇▇▇▇▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▇▇▇▇   until `rest`, from the next change
 */

import * as Y from 'yjs'
import type { BoardDoc, Origin } from '../../shared/board/doc.ts'
import { boardDocOf } from '../../shared/board/doc.ts'
import type { Board } from '../../shared/board/model.ts'
import { lazyBoard } from '../../shared/board/read.ts'
import { layoutOf, upgradeBoard } from '../../shared/board/upgrade.ts'
import { LIMITS } from '../../shared/board/values.ts'
import type { Writer } from '../../shared/board/writer.ts'
import type { RandomBytes } from '../../shared/ids.ts'
import { must } from '../../shared/must.ts'
import type { Release } from '../../shared/release.ts'
import type { StoredBoard } from '../ports/board-store.ts'
import type { Grant } from '../ports/grant-store.ts'
import type { Limits } from '../ports/limits.ts'
import { Fullness } from './fullness.ts'
import { Mend } from './mend.ts'
import { nestingOf } from './nesting.ts'
import { isInPlace } from './places.ts'
import { Refusal } from './refusal.ts'
import type { Scribe } from './scribe.ts'
import type { Shape } from './shape.ts'
import { formOf } from './update-form.ts'
import { Writers } from './writers.ts'

export interface ReplicaParts {
  readonly shape: Shape
  readonly stored: Pick<StoredBoard, 'snapshot' | 'updates'>
  /** `null` where no history is kept. */
  readonly scribe: Scribe | null
  readonly limits: Limits
  readonly random: RandomBytes
  readonly now: () => number
  /** What changed the document: to keep, and to pass on to all but the connection that it came from. */
  readonly changed: (update: Uint8Array, from: string | null) => void
  /** What another server has stored: to pass on. */
  readonly heard: (update: Uint8Array) => void
}

/** An update as a connection sent it. */
export interface Sent {
  readonly update: Uint8Array
  readonly peer: string
  readonly writer: Writer
  readonly grant: Pick<Grant, 'id' | 'role' | 'label'>
}

/**
 * Whether all of an update could be applied, or a part of it builds on something that is not there, or nothing of it was,
 * because Yjs could not have written it.
 */
export type Fit = 'whole' | 'in-part' | 'out-of-place'

/** A board that was compacted to so much is not made a document of before somebody changes it: reading it takes long. */
const LARGE_BYTES = 100_000

/** Bytes of an update that says nothing. */
const NO_CHANGE = 2

/** The document while it is in memory. */
interface Awake {
  readonly doc: Y.Doc
  readonly door: BoardDoc
  readonly mend: Mend
  readonly written: Release
  /** Where the server says who wrote what. */
  readonly writers: Writers | null
  /** Made for who asks for it first: most boards are never read here. */
  reader: ReturnType<typeof lazyBoard> | null
}

export class Replica {
  readonly #parts: Omit<ReplicaParts, 'stored'>
  /** One id for all its lives: a new one each time would stay in the document for ever. */
  readonly #clientID: number
  readonly #fullness: Fullness
  #awake: Awake | null = null
  /** Whether what was loaded fits together and is of a layout that is known here. */
  #isRead = false
  /** The whole document and its state vector as bytes, until the next change. */
  #bytes: Uint8Array | null = null
  #vector: Uint8Array | null = null
  #hash: string | null = null
  /** What applying has emitted so far; `null` while nothing of peers is being applied. */
  #emitted: { readonly update: Uint8Array; readonly origin: unknown }[] | null = null

  /** [L1, L29] A large board begins at rest, and is not read yet; of any other this throws as `read` does. */
  constructor({ stored: { snapshot, updates }, ...parts }: ReplicaParts) {
    this.#parts = parts
    this.#clientID = Buffer.from(parts.random(4)).readUInt32BE()
    const all = snapshot ? [snapshot, ...updates] : updates
    this.#fullness = new Fullness({
      limits: parts.limits,
      shape: parts.shape,
      stored: all.reduce((sum, { length }) => sum + length, 0),
      measure: () => this.snapshot.length,
    })
    if (snapshot && snapshot.length >= LARGE_BYTES) {
      this.#bytes = updates.length > 0 ? Y.mergeUpdates([snapshot, Y.mergeUpdates([...updates])]) : snapshot
      this.#vector = Y.encodeStateVector(Y.parseUpdateMeta(this.#bytes).to)
    } else {
      this.#awake = this.#wake(all)
      this.read()
    }
  }

  /**
   * [L1] Makes sure that what was loaded can be worked with, once. Throws for a board that a newer version has written, or
   * whose updates do not fit together.
   */
  read(): void {
    if (this.#isRead) return
    this.#awake ??= this.#wake([this.snapshot])
    const { doc } = this.#awake
    if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error('the stored updates have a gap')
    const { layout } = this.#parts.shape
    if (layoutOf(doc) > layout)
      throw new Error(`the board has layout ${layoutOf(doc)}, this Plumbline knows up to ${layout}`)
    this.#isRead = true
    upgradeBoard(doc, { from: 'server', verb: 'upgrade' } satisfies Origin, undefined, layout)
  }

  get isAwake(): boolean {
    return this.#awake !== null
  }

  get stateVector(): Uint8Array {
    this.#vector ??= Y.encodeStateVector(must(this.#awake, 'a document without its vector').doc)
    return this.#vector
  }

  /** Everything, as one update; the same bytes until something changes. */
  get snapshot(): Uint8Array {
    this.#bytes ??= Y.encodeStateAsUpdate(must(this.#awake, 'a document without its bytes').doc)
    return this.#bytes
  }

  /** The board as it shows now; the same object until something changes. */
  get board(): Board {
    const awake = this.#document()
    awake.reader ??= lazyBoard(awake.doc)
    return awake.reader.current()
  }

  /** Of what the board shows now: two copies that have converged have the same. */
  get contentHash(): string {
    this.#hash ??= this.#parts.shape.hash(this.#document().doc, () => this.board)
    return this.#hash
  }

  /** The server's own door to the document; not to be kept: the document may rest. */
  get change(): BoardDoc {
    return this.#document().door
  }

  /** The same, on somebody's behalf. */
  changeBy(verb: string, by: Writer, actor: string): BoardDoc {
    const { random, now } = this.#parts
    const origin = { from: 'server', verb, by } satisfies Origin
    return boardDocOf(this.#document().doc, { random, now, actor: () => actor, origin })
  }

  /** Everything that somebody with that state vector lacks. Throws a `Refusal` for what is none. */
  missing(stateVector: Uint8Array): Uint8Array {
    if (wellFormed(stateVector, Y.decodeStateVector).size === 0) return this.snapshot
    if (this.#awake) return Y.encodeStateAsUpdate(this.#awake.doc, stateVector)
    return Y.diffUpdate(this.snapshot, stateVector)
  }

  /**
   * [L3, L19, L27] Throws a `Refusal` for bytes that are no update or go beyond a bound; nothing of them is applied. Where they
   * hang on what may be waiting to be applied, `applyWaiting` is called.
   */
  assertUpdate(update: Uint8Array, isCatchUp: boolean, applyWaiting: () => void): void {
    const { shape } = this.#parts
    const { structs, catchUpStructs, catchUpBytes } = this.#parts.limits
    const counted = shape.counted.map
    // What was done offline comes as one, texts as they were typed and erased: those only `Mend` bounds.
    const bounds = isCatchUp
      ? ({ limit: 'catchUpStructs', structs: catchUpStructs, text: catchUpBytes, counted } as const)
      : ({ limit: 'structs', structs, text: LIMITS.text, counted } as const)
    const form = formOf(update, bounds)
    if (form.nestsTypes && !this.#isShallow(update, applyWaiting)) throw new Refusal('malformed')
    const limit = this.#fullness.brokenBy(form, this.#document().doc.getMap(counted))
    if (limit) throw new Refusal('too-large', { limit })
  }

  /**
   * [L4, L20] Applies what peers sent, well-formed all of it, in one transaction. One update that could be applied whole goes on
   * as the bytes that came; of several goes on what they made together. What builds on something that is not there is
   * dropped. Throws if the document may be damaged by now: nothing goes on then.
   */
  apply(sent: readonly Sent[]): Fit[] {
    const [first, ...others] = sent
    if (!first) return []
    if (this.#parts.shape.namesWriters && others.length > 0) return sent.flatMap((one) => this.apply([one]))
    const isOf = others.every(({ peer }) => peer === first.peer) ? first.peer : null
    const origin = { from: 'peer', peer: isOf } as const satisfies Origin
    const { doc } = this.#document()
    const { scribe } = this.#parts
    const fits: Fit[] = []
    const emitted = this.#emittedBy(() => {
      doc.transact((transaction) => {
        for (const { update, writer } of sent) {
          const apply = () => void fits.push(applyTo(doc, update, origin))
          if (scribe && update.length > NO_CHANGE) scribe.during(doc, transaction, writer, apply)
          else apply()
        }
      }, origin)
    })
    scribe?.settle()
    for (const change of emitted) {
      // Yjs tidies up formatting after others' changes in a step of its own, which the sender has not made.
      const isTheirs = change.origin === origin
      const isAsItCame = isTheirs && others.length === 0 && fits[0] === 'whole'
      this.#changed(isAsItCame ? first.update : change.update, isTheirs ? origin.peer : null)
    }
    this.#fullness.applied()
    this.#keepLayout()
    const { mend, writers, door } = this.#document()
    mend.run(door)
    writers?.run(door, first.grant)
    return fits
  }

  /** [L50] Applies what other servers have stored, in order: nothing of it is judged again. Throws if it does not fit. */
  hear(updates: readonly Uint8Array[]): void {
    const { doc } = this.#document()
    const emitted = this.#emittedBy(() => {
      doc.transact(
        () => {
          for (const update of updates) Y.applyUpdate(doc, update)
        },
        { from: 'bus' } satisfies Origin,
      )
    })
    if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error('what another server stored does not fit')
    for (const { update } of emitted) {
      this.#fullness.grew(update.length)
      this.#forgetBytes()
      this.#parts.heard(update)
    }
  }

  /** Keeps only bytes in memory, until something changes the document or reads the board. */
  rest(): void {
    const awake = this.#awake
    if (!awake) return
    this.#bytes = this.snapshot
    this.#vector = this.stateVector
    this.#awake = null
    awake.reader?.release()
    awake.written()
    awake.doc.destroy()
  }

  release(): void {
    this.#awake?.reader?.release()
    this.#awake?.doc.destroy()
  }

  #isShallow(update: Uint8Array, applyWaiting: () => void): boolean {
    const nesting = nestingOf(update, this.#document().doc)
    if (nesting !== 'unknown') return nesting === 'shallow'
    applyWaiting()
    return nestingOf(update, this.#document().doc) !== 'deep'
  }

  #document(): Awake {
    this.read()
    this.#awake ??= this.#wake([this.snapshot])
    return this.#awake
  }

  #wake(updates: readonly Uint8Array[]): Awake {
    const { random, now, scribe, shape } = this.#parts
    const doc = new Y.Doc()
    // Before anything is in them: a type that was read before it had a kind keeps only those items that hang together.
    for (const name of shape.maps) doc.getMap(name)
    doc.transact(
      () => {
        for (const update of updates) Y.applyUpdate(doc, update)
      },
      { from: 'store' } satisfies Origin,
    )
    // After it: a document that is told of changes under its own id takes another.
    doc.clientID = this.#clientID
    doc.on('update', (update: Uint8Array, from: unknown) => {
      if (this.#emitted) this.#emitted.push({ update, origin: from })
      else {
        this.#fullness.grew(update.length)
        this.#changed(update, null)
      }
    })
    return {
      doc,
      written: scribe?.attach(doc) ?? (() => undefined),
      mend: new Mend(doc, shape.maps),
      writers: shape.namesWriters ? new Writers(doc) : null,
      door: boardDocOf(doc, { random, now, origin: { from: 'server', verb: 'change' } satisfies Origin }),
      reader: null,
    }
  }

  #forgetBytes(): void {
    this.#bytes = null
    this.#vector = null
    this.#hash = null
  }

  #changed(update: Uint8Array, from: string | null): void {
    this.#forgetBytes()
    this.#parts.changed(update, from)
  }

  /** [L17] The layout is the server's word alone: a client's, by malice or mistake, would lock everybody out. */
  #keepLayout(): void {
    const { doc, door } = this.#document()
    const { layout } = this.#parts.shape
    if (layoutOf(doc) === layout) return
    door.change('put the layout back', () => doc.getMap('meta').set('layout', layout))
  }

  /** Yjs emits even what it had applied before it threw: so nothing is believed before it has returned. */
  #emittedBy(run: () => void) {
    const emitted: { readonly update: Uint8Array; readonly origin: unknown }[] = []
    this.#emitted = emitted
    try {
      run()
    } finally {
      this.#emitted = null
    }
    return emitted
  }
}

/** Nothing stays pending: what does not fit is dropped, and its sender is asked for the whole. */
function applyTo(doc: Y.Doc, update: Uint8Array, origin: Origin): Fit {
  if (!isInPlace(update, doc)) return 'out-of-place'
  Y.applyUpdate(doc, update, origin)
  const { store } = doc
  const isWhole = store.pendingStructs === null && store.pendingDs === null
  store.pendingStructs = null
  store.pendingDs = null
  return isWhole ? 'whole' : 'in-part'
}

/** Yjs reads by throwing. Returns what it read. */
function wellFormed<T>(bytes: Uint8Array, read: (bytes: Uint8Array) => T): T {
  try {
    return read(bytes)
  } catch (error) {
    throw new Refusal('malformed', { cause: error })
  }
}
