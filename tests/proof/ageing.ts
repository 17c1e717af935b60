/** A board that is worked on for years: how large what is stored of it grows, and how long it takes to open. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as Y from 'yjs'
import { openSqlite } from '../../server/adapters/sqlite/sqlite.ts'
import { systemClock } from '../../server/adapters/system/clock.ts'
import type { LiveBoards } from '../../server/live/live-boards.ts'
import { liveBoards } from '../../server/live/live-boards.ts'
import { INITIAL_LIMITS } from '../../server/ports/limits.ts'
import type { Stores } from '../../server/ports/stores.ts'
import { contentHash } from '../../shared/board/content-hash.ts'
import { readBoard } from '../../shared/board/read.ts'
import * as verbs from '../../shared/board/verbs.ts'
import type { BoardId, PersonId, SlotId, TopicId } from '../../shared/ids.ts'
import { mintId } from '../../shared/ids.ts'
import { must } from '../../shared/must.ts'
import { atClock, daysFrom } from '../../shared/time.ts'
import { FACTS } from '../support/boards.ts'
import type { Dice } from '../support/dice.ts'
import { dice } from '../support/dice.ts'
import { keptLog } from '../support/kept-log.ts'
import type { Proof } from './rows.ts'
import { partOf, quantile } from './rows.ts'
import type { Cards } from './session.ts'
import { Session } from './session.ts'

const EDITS = 100_000
const SESSIONS = 1_000
const TOPICS = 300
/** At the same time, of the fifty who come and go. */
const TOGETHER = 5
const OPENINGS = 9
const MOST_BYTES = 1.5 * 1024 * 1024

export const ageing: Proof = async (effort) => {
  const chance = dice(effort.seed)
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-aged-'))
  const file = join(folder, 'plumbline.sqlite')
  const [edits, sessions] = [partOf(EDITS, effort), partOf(SESSIONS, effort)]
  const first = await openSqlite(file)
  const board = mintId('board', chance.bytes)
  const hash = await age({ stores: first, board, edits, sessions, chance })
  await first.close()

  const stores = await openSqlite(file)
  const stored = must(await stores.boards.load(board), 'the board')
  const parts = [...(stored.snapshot ? [stored.snapshot] : []), ...stored.updates]
  const bytes = parts.reduce((sum, part) => sum + part.length, 0)
  const doc = new Y.Doc()
  for (const part of parts) Y.applyUpdate(doc, part)
  const isSame = contentHash(readBoard(doc)) === hash
  const openMs: number[] = []
  for (let nth = 0; nth < OPENINGS; nth++) openMs.push(await opening(stores, board))
  await stores.close()
  await rm(folder, { recursive: true })
  const what = `${edits} edits in ${sessions} sessions on ${TOPICS} topics`
  return [
    {
      what: `${what}: stored (snapshot, and ${stored.updates.length} updates after it)`,
      found: `${(bytes / 1024).toFixed(0)} KiB`,
      bound: `≤ ${MOST_BYTES / 1024} KiB`,
      holds: bytes <= MOST_BYTES,
    },
    { what: `${what}: what is stored shows the same`, found: isSame ? 'yes' : 'no', bound: 'yes', holds: isSame },
    {
      what: `${what}: opens, median of ${OPENINGS}`,
      found: `${quantile(openMs, 0.5).toFixed(0)} ms`,
      bound: '≤ 100 ms',
      holds: quantile(openMs, 0.5) <= 100,
      isTimed: true,
    },
  ]
}

interface Age {
  readonly stores: Stores
  readonly board: BoardId
  readonly edits: number
  readonly sessions: number
  readonly chance: Dice
}

/** Resolves with the hash of what the board shows in the end. */
async function age({ stores, board: id, edits, sessions, chance }: Age): Promise<string> {
  const live = open(stores)
  await live.create(id, (door) => verbs.setUpBoard(door, FACTS))
  await stores.programmes.create(id, 'aged')
  const { board, release } = must(await live.hold(id), 'the board')
  const cards = furnished(board.change)
  await board.settled()
  const present: Session[] = []
  for (let made = 0, come = 0; made < edits; made++) {
    if (made >= (come * edits) / sessions) {
      if (present.length === TOGETHER) present.shift()?.leave()
      present.push(new Session(board, chance, cards))
      come++
    }
    chance.pick(present).edit()
    if (made % 8 === 0) await board.settled()
  }
  for (const session of present) session.leave()
  await board.settled()
  const hash = contentHash(board.board)
  release()
  await live.drain()
  return hash
}

let seeds = 77
const open = (stores: Stores): LiveBoards =>
  liveBoards({ stores, clock: systemClock, random: dice(seeds++).bytes, log: keptLog(), limits: INITIAL_LIMITS })

async function opening(stores: Stores, board: BoardId): Promise<number> {
  const live = open(stores)
  const start = performance.now()
  const held = must(await live.hold(board), 'the board')
  const ms = performance.now() - start
  held.release()
  await live.drain()
  return ms
}

function furnished(door: Parameters<typeof verbs.addTopic>[0]): Cards {
  const cards = { topics: [] as TopicId[], slots: [] as SlotId[], people: [] as PersonId[] }
  door.change('furnished', () => {
    for (let at = 0; at < 50; at++) cards.people.push(verbs.addPerson(door, { name: `Person ${at}` }))
    for (let room = 0; room < 6; room++) {
      const roomId = verbs.addRoom(door, { name: `Room ${room}` })
      for (const day of daysFrom(FACTS.firstDay, FACTS.lastDay))
        for (const clock of ['09:00', '11:00', '14:00', '16:00'])
          cards.slots.push(verbs.addSlot(door, { place: { roomId, start: atClock(day, clock) }, minutes: 100 }))
    }
    for (let at = 0; at < TOPICS; at++)
      cards.topics.push(verbs.addTopic(door, { title: `Topic ${at}`, abstract: ABSTRACT, minutes: 25 }))
  })
  return cards
}

const ABSTRACT = 'A paragraph of an ordinary length, about memory, queues and people. '.repeat(6)
