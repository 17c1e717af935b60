/** The stores in plain memory: for tests, and for trying Plumbline without a disk. */

import { EMPTY_RECORD } from '../../../shared/exports/calendar-record.ts'
import type { BoardId, DocId, GrantId } from '../../../shared/ids.ts'
import type { BoardStore, Seq } from '../../ports/board-store.ts'
import type { Grant, GrantStore, SecretHash } from '../../ports/grant-store.ts'
import type {
  Edition,
  EditionFacts,
  ProgrammeStore,
  Publication,
  PublicationChange,
} from '../../ports/programme-store.ts'
import type { Stores } from '../../ports/stores.ts'
import { publicStateOf, slugWatchers } from '../local/slug-watchers.ts'
import type { MemoryHistory } from './history.ts'
import { historyInMemory } from './history.ts'
import { picksInMemory } from './picks.ts'

interface KeptBoard {
  epoch: number
  seq: Seq
  snapshot: { readonly bytes: Uint8Array; readonly upTo: Seq } | null
  updates: Uint8Array[]
}
type Boards = Map<DocId, KeptBoard>

export function openMemory(): Stores {
  const boards: Boards = new Map()
  const history = historyInMemory()
  return {
    boards: boardsIn(boards, history),
    history: history.store,
    programmes: programmesIn(boards),
    grants: grantsInMemory(),
    node: 0,
    picks: picksInMemory(),
    healthy: () => true,
    broken: new Promise(() => undefined),
    close: async () => boards.clear(),
  }
}

function boardsIn(boards: Boards, history: MemoryHistory): BoardStore {
  const boardAt = (board: DocId): KeptBoard => {
    const kept = boards.get(board)
    if (!kept) throw new Error(`there is no board ${board}`)
    return kept
  }
  return {
    async create(board, first) {
      if (boards.has(board)) throw new Error(`there is a board ${board} already`)
      boards.set(board, { epoch: 1, seq: 1, snapshot: null, updates: [new Uint8Array(first)] })
    },
    async load(board) {
      const kept = boards.get(board)
      if (!kept) return null
      const { epoch, snapshot, updates, seq } = kept
      return { epoch, snapshot: snapshot?.bytes ?? null, updates: [...updates], seq, history: history.ends(board) }
    },
    async append(board, updates, written, epoch) {
      const kept = boardAt(board)
      if (epoch !== undefined && epoch !== kept.epoch) throw new Error(`there is no board ${board} of epoch ${epoch}`)
      if (written) history.put(board, written)
      kept.updates.push(...updates.map((update) => new Uint8Array(update)))
      kept.seq += updates.length
      return kept.seq
    },
    async since(board, after) {
      const kept = boards.get(board)
      if (!kept) return null
      const { epoch, seq, snapshot, updates } = kept
      const first = seq - updates.length
      if (after >= first) return { epoch, seq, updates: updates.slice(after - first) }
      return { epoch, seq, updates: snapshot ? [snapshot.bytes, ...updates] : [...updates] }
    },
    async heads(asked) {
      return new Map(
        asked.flatMap((board) => {
          const kept = boards.get(board)
          return kept ? [[board, { epoch: kept.epoch, seq: kept.seq }] as const] : []
        }),
      )
    },
    async compact(board, snapshot, upTo) {
      const kept = boardAt(board)
      if (upTo > kept.seq) throw new Error(`board ${board} has no update ${upTo}`)
      if (upTo <= (kept.snapshot?.upTo ?? 0)) return
      kept.snapshot = { bytes: new Uint8Array(snapshot), upTo }
      kept.updates = kept.updates.slice(kept.updates.length - (kept.seq - upTo))
    },
    async renew(board, first, written) {
      const kept = boardAt(board)
      if (written) history.put(board, written)
      kept.seq++
      kept.snapshot = null
      kept.updates = [new Uint8Array(first)]
      return ++kept.epoch
    },
  }
}

function programmesIn(boards: Boards): ProgrammeStore {
  const byBoard = new Map<BoardId, Publication>()
  const boardOf = new Map<string, BoardId>()
  const watchers = slugWatchers()
  const editionsOf = new Map<BoardId, Edition[]>()
  const save = async (board: BoardId, change: PublicationChange, after?: number): Promise<boolean> => {
    await null // like any store: watchers hear of it later than whoever asks, never in the same breath
    const old = byBoard.get(board)
    if (!old) throw new Error(`board ${board} has no publication`)
    if (after !== undefined && after !== old.saves) return false
    byBoard.set(board, { ...old, ...change, saves: old.saves + 1 })
    watchers.tell(old.slug, publicStateOf(change))
    return true
  }
  const listOf = (board: BoardId) => [...(editionsOf.get(board) ?? [])].reverse()
  const publicOf = (slug: string): Edition[] | null => {
    const board = boardOf.get(slug)
    const publication = board && byBoard.get(board)
    if (!publication || publication.mode === 'hidden') return null
    return listOf(publication.board).filter(({ isWithdrawn }) => !isWithdrawn)
  }
  return {
    async create(board, slug) {
      if (byBoard.has(board) || boardOf.has(slug)) throw new Error(`${board} or ${slug} has a publication already`)
      const [mode, record] = ['hidden', EMPTY_RECORD] as const
      byBoard.set(board, { board, slug, mode, programme: null, record, derivedFrom: 0, saves: 0, embedOrigins: [] })
      boardOf.set(slug, board)
    },
    async bySlug(slug) {
      const board = boardOf.get(slug)
      const publication = board && byBoard.get(board)
      return publication ? publicStateOf(publication) : null
    },
    byBoard: async (board) => byBoard.get(board) ?? null,
    async setEmbedOrigins(board, embedOrigins) {
      const old = byBoard.get(board)
      if (!old) throw new Error(`board ${board} has no publication`)
      byBoard.set(board, { ...old, embedOrigins })
    },
    async embedOrigins(slug) {
      const board = boardOf.get(slug)
      return (board && byBoard.get(board)?.embedOrigins) ?? null
    },
    save,
    async publish(board, edition, change, withdrawsAfter, after) {
      if (!(await save(board, change, after))) return false
      const before = (editionsOf.get(board) ?? []).map((one) =>
        withdrawsAfter !== null && one.number > withdrawsAfter ? { ...one, isWithdrawn: true } : one,
      )
      editionsOf.set(board, [...before, { ...edition, isWithdrawn: false }])
      return true
    },
    editions: async (board) => listOf(board).map(factsOf),
    edition: async (board, number) => listOf(board).find((one) => one.number === number) ?? null,
    publicEditions: async (slug) => publicOf(slug)?.map(factsOf) ?? null,
    publicEdition: async (slug, number) => publicOf(slug)?.find((one) => one.number === number) ?? null,
    async saves(slugs) {
      const known = slugs.flatMap((slug) => byBoard.get(boardOf.get(slug) as BoardId) ?? [])
      return new Map(known.map((one) => [one.slug, one.saves]))
    },
    watch: watchers.watch,
    async behind() {
      const stale = ({ board, mode, derivedFrom }: Publication) =>
        mode === 'live' && (boards.get(board)?.seq ?? 0) > derivedFrom
      return [...byBoard.values()].flatMap((publication) => (stale(publication) ? publication.board : [])).sort()
    },
  }
}

const factsOf = ({ programme: _, ...facts }: Edition): EditionFacts => facts

function grantsInMemory(): GrantStore {
  const bySecret = new Map<SecretHash, Grant>()
  const bySession = new Map<string, { grant: GrantId; expiresAt: number }>()
  const byId = (id: GrantId) => bySecret.entries().find(([, grant]) => grant.id === id) ?? null
  return {
    async add(grant, secret) {
      if (bySecret.has(secret) || byId(grant.id)) throw new Error(`grant ${grant.id} or its secret is there already`)
      bySecret.set(secret, grant)
    },
    bySecret: async (secret) => bySecret.get(secret) ?? null,
    ofBoard: async (board) =>
      [...bySecret.values()].filter((grant) => grant.board === board).sort((a, b) => a.createdAt - b.createdAt),
    async revoke(board, id, at) {
      const found = byId(id)
      if (found?.[1].board !== board) return null
      const [secret, grant] = found
      const isLasting = (one: Grant) =>
        one.board === board && one.role === 'owner' && one.expiresAt === null && one.revokedAt === null
      const others = bySecret.values().filter((one) => one !== grant)
      if (isLasting(grant) && !others.some(isLasting)) return 'last-owner'
      const revoked = { ...grant, revokedAt: grant.revokedAt ?? at }
      bySecret.set(secret, revoked)
      return revoked
    },
    revokedSince: async (at) =>
      [...bySecret.values()].flatMap(({ id, revokedAt }) => (revokedAt !== null && revokedAt >= at ? id : [])),
    async use(id, at) {
      const found = byId(id)
      if (found) bySecret.set(found[0], { ...found[1], usedAt: Math.max(found[1].usedAt ?? 0, at) })
    },
    async putInSession(session, grant, board, expiresAt) {
      if (!byId(grant)) throw new Error(`there is no grant ${grant}`)
      bySession.set(`${session} ${board}`, { grant, expiresAt })
    },
    async bySession(session, board, now) {
      const held = bySession.get(`${session} ${board}`)
      return held && held.expiresAt > now ? (byId(held.grant)?.[1] ?? null) : null
    },
  }
}
