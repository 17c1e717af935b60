/** SQLite behind the store ports: a worker thread holds the file, so that no fsync stops the loop. */

import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { BoardStore } from '../../ports/board-store.ts'
import type { GrantStore } from '../../ports/grant-store.ts'
import type { HistoryStore, StoredWith } from '../../ports/history-store.ts'
import type { PickStore } from '../../ports/pick-store.ts'
import type { ProgrammeStore, PublicationChange } from '../../ports/programme-store.ts'
import type { Stores } from '../../ports/stores.ts'
import { publicStateOf, slugWatchers } from '../local/slug-watchers.ts'
import { Thread } from './thread.ts'

/** `file` is a path or ':memory:'. Rejects if it cannot be opened or is of a newer version. */
export async function openSqlite(file: string): Promise<Stores> {
  // Without our environment: under `node --watch` it would let Node mix its own messages into the worker's.
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: { file }, env: {} })
  const thread = new Thread(worker)
  await once(worker, 'message')
  return {
    boards: boardsOn(thread),
    programmes: programmesOn(thread),
    grants: grantsOn(thread),
    history: historyOn(thread),
    node: 0,
    picks: picksOn(thread),
    healthy: () => thread.healthy,
    broken: thread.broken,
    close: () => thread.close(),
  }
}

/** A view's whole buffer crosses to the other thread with it: a frame of 90 bytes would bring its 64 kB. */
const exact = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes)

const exactly = ({ steps, keyframes }: StoredWith): StoredWith => ({
  steps: steps.map((step) => ({ ...step, bytes: exact(step.bytes) })),
  keyframes: keyframes.map((frame) => ({ ...frame, bytes: exact(frame.bytes) })),
})

const boardsOn = (thread: Thread): BoardStore => ({
  create: (board, first) => thread.ask('createBoard', board, exact(first)),
  load: (board) => thread.ask('loadBoard', board),
  append: (board, updates, history, epoch) =>
    thread.ask('appendUpdates', board, updates.map(exact), history && exactly(history), epoch),
  since: (board, after) => thread.ask('updatesSince', board, after),
  heads: (boards) => thread.ask('headsOf', boards),
  compact: (board, snapshot, upTo) => thread.ask('compactBoard', board, exact(snapshot), upTo),
  renew: (board, first, history) => thread.ask('renewBoard', board, exact(first), history && exactly(history)),
})

function programmesOn(thread: Thread): ProgrammeStore {
  const watchers = slugWatchers()
  const told = (slug: string | null, change: PublicationChange): boolean => {
    if (slug !== null) watchers.tell(slug, publicStateOf(change))
    return slug !== null
  }
  return {
    create: (board, slug) => thread.ask('createProgramme', board, slug),
    async bySlug(slug) {
      const publication = await thread.ask('programmeBySlug', slug)
      return publication && publicStateOf(publication)
    },
    byBoard: (board) => thread.ask('programmeByBoard', board),
    setEmbedOrigins: (board, origins) => thread.ask('setEmbedOrigins', board, origins),
    embedOrigins: (slug) => thread.ask('embedOrigins', slug),
    async save(board, change, after) {
      return told(await thread.ask('saveProgramme', board, change, after), change)
    },
    async publish(board, edition, change, withdrawsAfter, after) {
      return told(await thread.ask('publishEdition', board, edition, change, withdrawsAfter, after), change)
    },
    editions: (board) => thread.ask('editions', board),
    edition: (board, number) => thread.ask('edition', board, number),
    publicEditions: (slug) => thread.ask('publicEditions', slug),
    publicEdition: (slug, number) => thread.ask('publicEdition', slug, number),
    saves: (slugs) => thread.ask('programmeSaves', slugs),
    watch: watchers.watch,
    behind: () => thread.ask('boardsBehind'),
  }
}

const grantsOn = (thread: Thread): GrantStore => ({
  add: (grant, secret) => thread.ask('addGrant', grant, secret),
  bySecret: (secret) => thread.ask('grantBySecret', secret),
  ofBoard: (board) => thread.ask('grantsOfBoard', board),
  revoke: (board, id, at) => thread.ask('revokeGrant', board, id, at),
  revokedSince: (at) => thread.ask('grantsRevokedSince', at),
  use: (id, at) => thread.ask('useGrant', id, at),
  putInSession: (session, grant, board, expiresAt) => thread.ask('putGrantInSession', session, grant, board, expiresAt),
  bySession: (session, board, now) => thread.ask('grantBySession', session, board, now),
})

const historyOn = (thread: Thread): HistoryStore => ({
  stepsAfter: (board, after, most) => thread.ask('stepsAfter', board, after, most),
  stepsBefore: (board, before, most) => thread.ask('stepsBefore', board, before, most),
  keyframe: (board, step) => thread.ask('keyframe', board, step),
  moments: (board, every) => thread.ask('moments', board, every),
  stepAt: (board, at) => thread.ask('stepAt', board, at),
  keep: (board, moment, bytes, most) => thread.ask('keepMoment', board, moment, exact(bytes), most),
  kept: (board) => thread.ask('keptMoments', board),
  keptBytes: (board, id) => thread.ask('keptBytes', board, id),
  forget: (board, id) => thread.ask('forgetMoment', board, id),
  prune: (board, before) => thread.ask('pruneHistory', board, before),
})

const picksOn = (thread: Thread): PickStore => ({
  add: (secret, picks, at, most) => thread.ask('addPicks', secret, picks, at, most),
  find: (slug, secret, before) => thread.ask('findPicks', slug, secret, before),
  replace: (picks, secret, at) => thread.ask('replacePicks', picks, secret, at),
  use: (secret, at) => thread.ask('usePicks', secret, at),
  remove: (slug, secret) => thread.ask('removePicks', slug, secret),
})
