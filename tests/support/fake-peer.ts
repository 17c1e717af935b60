/** A connection in plain memory, with a document of its own at the far end. */

import * as Y from 'yjs'
import type { LiveDoc } from '../../server/live/live-board.ts'
import type { Peer } from '../../server/live/peer.ts'
import type { Grant } from '../../server/ports/grant-store.ts'
import type { Role } from '../../shared/access.ts'
import type { BoardDoc } from '../../shared/board/doc.ts'
import { boardDocOf } from '../../shared/board/doc.ts'
import type { BoardId, GrantId } from '../../shared/ids.ts'
import { must } from '../../shared/must.ts'
import type { CloseWord } from '../../shared/protocol/close-codes.ts'
import type { AwarenessEntry, Frame } from '../../shared/protocol/frames.ts'
import { readAwareness, readFrame } from '../../shared/protocol/frames.ts'
import type { Release } from '../../shared/release.ts'
import { dice } from './dice.ts'

export interface FakePeer extends Peer {
  readonly doc: Y.Doc
  /** Changes its document, as a page would. */
  readonly door: BoardDoc
  /** Everything it was sent, as bytes and as frames. */
  readonly bytes: Uint8Array[]
  readonly frames: Frame[]
  readonly closed: CloseWord[]
  /** The updates that its own changes have made and that were taken since. */
  takeUpdates(): Uint8Array[]
  /** The counts of the `saved` frames so far. */
  saved(): number[]
  /** What it heard of others, the newest first of each client. */
  presence(): Map<number, unknown>
  entries(): AwarenessEntry[]
  /** Joins, and syncs as a stock client does. */
  enter(board: LiveDoc): Release
}

let made = 0

interface PeerFacts {
  readonly role?: Role
  readonly grant?: string
  readonly label?: string
  readonly wantsSaved?: boolean
  /** For the ids that it makes, its document's own among them; without one each is another. */
  readonly seed?: number
}

export function fakePeer(facts: PeerFacts = {}): FakePeer {
  const number = ++made
  const { role = 'organizer', grant = `g_${number}`, label = 'co-leads', wantsSaved = false } = facts
  const chance = dice(facts.seed ?? number)
  const doc = new Y.Doc()
  if (facts.seed !== undefined) doc.clientID = 1 + chance.roll(2 ** 31)
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'wire') updates.push(update)
  })
  const bytes: Uint8Array[] = []
  const frames: Frame[] = []
  const closed: CloseWord[] = []
  const entries = () =>
    frames.flatMap((frame) => (frame.kind === 'awareness' ? must(readAwareness(frame.update, 100), 'a presence') : []))
  return {
    id: `c${number}`,
    grant: grantNamed(grant, role, label),
    wantsSaved,
    doc,
    door: boardDocOf(doc, { random: chance.bytes, now: () => 0 }),
    bytes,
    frames,
    closed,
    send(sent) {
      bytes.push(sent)
      const frame = must(readFrame(sent), 'a frame of our own protocol')
      frames.push(frame)
      if (frame.kind === 'sync-step-2' || frame.kind === 'update') Y.applyUpdate(doc, frame.update, 'wire')
    },
    close: (word) => void closed.push(word),
    takeUpdates: () => updates.splice(0),
    saved: () => frames.flatMap((frame) => (frame.kind === 'saved' ? frame.count : [])),
    entries,
    presence: () => new Map(entries().map(({ client, state }) => [client, JSON.parse(state)])),
    enter(board) {
      const release = board.join(this)
      board.receive(this, { kind: 'sync-step-1', stateVector: Y.encodeStateVector(doc) })
      const asked = frames.findLast((frame) => frame.kind === 'sync-step-1')
      if (asked) board.receive(this, { kind: 'sync-step-2', update: Y.encodeStateAsUpdate(doc, asked.stateVector) })
      return release
    },
  }
}

const grantNamed = (id: string, role: Role, label: string): Grant => ({
  id: id as GrantId,
  board: 'b_0000000000000000' as BoardId,
  role,
  label,
  createdAt: 0,
  expiresAt: null,
  revokedAt: null,
  usedAt: null,
})
