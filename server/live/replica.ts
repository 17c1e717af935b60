/** The server's copy of a board's document: applies what others send, and says what of it has to be kept and passed on. */

import * as Y from 'yjs'
import type { BoardDoc, Origin } from '../../shared/board/doc.ts'
import { boardDocOf, mapOf } from '../../shared/board/doc.ts'
import { LAYOUT } from '../../shared/board/model.ts'
import type { BoardReader } from '../../shared/board/read.ts'
import { watchBoard } from '../../shared/board/read.ts'
import { isTooNew, layoutOf, upgradeBoard } from '../../shared/board/upgrade.ts'
import type { RandomBytes } from '../../shared/ids.ts'
import type { StoredBoard } from '../ports/board-store.ts'
import { Refusal } from './refusal.ts'

export interface ReplicaParts {
  readonly stored: Pick<StoredBoard, 'snapshot' | 'updates'>
  readonly random: RandomBytes
  readonly now: () => number
  /** What changed the document: to keep, and to pass on to all but the connection that it came from. */
  readonly changed: (update: Uint8Array, from: string | null) => void
}

export class Replica {
  readonly doc: Y.Doc
  readonly reader: BoardReader
  readonly change: BoardDoc
  readonly #changed: ReplicaParts['changed']
  /** What applying a peer's update has emitted so far; `null` while none is being applied. */
  #emitted: { readonly update: Uint8Array; readonly origin: unknown }[] | null = null

  /** [L1] Throws for a board that a newer version has written, or whose updates do not fit together. */
  constructor({ stored, random, now, changed }: ReplicaParts) {
    this.#changed = changed
    this.doc = documentOf(stored, random)
    if (isTooNew(this.doc))
      throw new Error(`the board has layout ${layoutOf(this.doc)}, this Plumbline knows up to ${LAYOUT}`)
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (this.#emitted) this.#emitted.push({ update, origin })
      else changed(update, null)
    })
    upgradeBoard(this.doc, { from: 'server', verb: 'upgrade' } satisfies Origin)
    this.reader = watchBoard(this.doc)
    this.change = boardDocOf(this.doc, { random, now, origin: { from: 'server', verb: 'change' } })
  }

  get stateVector(): Uint8Array {
    return Y.encodeStateVector(this.doc)
  }

  /** Everything that somebody with that state vector lacks. Throws a `Refusal` for what is none. */
  missing(stateVector: Uint8Array): Uint8Array {
    return Y.encodeStateAsUpdate(this.doc, wellFormed(stateVector, Y.decodeStateVector))
  }

  /**
   * [L3, L4] Applies what a peer sent. The bytes go on as they came if they could be applied whole; `in-part` if they
   * build on something that is not there: that part is dropped, and only what was applied goes on. Throws a `Refusal`
   * if they are no update, and any other error if the document may be damaged by now: nothing goes on then.
   */
  apply(update: Uint8Array, peer: string): 'whole' | 'in-part' {
    const origin: Origin = { from: 'peer', peer }
    wellFormed(update, Y.decodeUpdate)
    const emitted = this.#apply(update, origin)
    const { store } = this.doc
    const isWhole = store.pendingStructs === null && store.pendingDs === null
    store.pendingStructs = null
    store.pendingDs = null
    for (const change of emitted) {
      // Yjs tidies up formatting after others' changes in a step of its own, which the sender has not made.
      const isTheirs = change.origin === origin
      this.#changed(isTheirs && isWhole ? update : change.update, isTheirs ? peer : null)
    }
    this.#keepLayout()
    return isWhole ? 'whole' : 'in-part'
  }

  /** [L17] The layout is the server's word alone: a client's, by malice or mistake, would lock everybody out. */
  #keepLayout(): void {
    if (layoutOf(this.doc) === LAYOUT) return
    this.change.change('put the layout back', (doc) => mapOf(doc, 'meta').set('layout', LAYOUT))
  }

  release(): void {
    this.reader.release()
    this.doc.destroy()
  }

  /** Yjs emits even what it had applied before it threw: so nothing is believed before it has returned. */
  #apply(update: Uint8Array, origin: Origin) {
    const emitted: { readonly update: Uint8Array; readonly origin: unknown }[] = []
    this.#emitted = emitted
    try {
      Y.applyUpdate(this.doc, update, origin)
    } finally {
      this.#emitted = null
    }
    return emitted
  }
}

function documentOf({ snapshot, updates }: ReplicaParts['stored'], random: RandomBytes): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = Buffer.from(random(4)).readUInt32BE()
  doc.transact(
    () => {
      for (const update of snapshot ? [snapshot, ...updates] : updates) Y.applyUpdate(doc, update)
    },
    { from: 'store' } satisfies Origin,
  )
  if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error('the stored updates have a gap')
  return doc
}

/** Yjs reads by throwing. Returns the bytes if it can read them to their end. */
function wellFormed(bytes: Uint8Array, read: (bytes: Uint8Array) => unknown): Uint8Array {
  try {
    read(bytes)
    return bytes
  } catch (error) {
    throw new Refusal('malformed', { cause: error })
  }
}
