/**
 * Three servers on one database and one Redis, six people who write through them, fifty who follow the programme; and all
 * that can happen to servers, lines, Redis and PostgreSQL, one thing after the other.
 */

import { isDeepStrictEqual } from 'node:util'
import { readBoard } from '../../shared/board/read.ts'
import { addRoom, addSlot } from '../../shared/board/verbs.ts'
import type { SlotId } from '../../shared/ids.ts'
import { must } from '../../shared/must.ts'
import type { Programme } from '../../shared/programme/programme.ts'
import { type Cluster, startCluster } from '../support/cluster.ts'
import type { Dice } from '../support/dice.ts'
import { dice } from '../support/dice.ts'
import { type BoardAddress, makeBoard, openEditor } from '../support/editor.ts'
import { type Follower, follow } from '../support/follower.ts'
import { pause } from '../support/pool.ts'
import { Writer } from '../support/writer.ts'
import type { Proof } from './rows.ts'
import { partOf, quantile } from './rows.ts'

const ROUNDS = 100
const NODES = 3
const WRITERS = 6
const FOLLOWERS = 50
/** DESIGN section 8's issue: after healing. */
const HEALS_MS = 5_000
/** Until it counts as never. */
const PATIENCE_MS = 30_000
const TROUBLE_MS = 2_000
const CALM_MS = 700

interface Fault {
  readonly name: string
  readonly run: (cluster: Cluster, chance: Dice) => Promise<void>
}

const anyNode = ({ nodes }: Cluster, { pick }: Dice) => pick(nodes)

/** In the order in which a short run takes them. */
const FAULTS: readonly Fault[] = [
  {
    name: 'kill -9 of a server',
    async run(cluster, chance) {
      const { product } = anyNode(cluster, chance)
      await product.kill9()
      await pause(TROUBLE_MS / 2)
      await product.restart()
    },
  },
  {
    name: 'a Redis that dies',
    async run({ redis }) {
      await redis.kill9()
      await pause(TROUBLE_MS)
      await redis.start()
    },
  },
  {
    name: 'a PostgreSQL that dies',
    async run({ postgres }) {
      await postgres.kill9()
      await pause(TROUBLE_MS / 2)
      await postgres.start()
    },
  },
  {
    name: 'a server that is cut from PostgreSQL',
    async run(cluster, chance) {
      const { toPostgres } = anyNode(cluster, chance)
      toPostgres.trouble({ is: 'black-hole', way: 'up', isForgotten: true })
      await pause(TROUBLE_MS)
      toPostgres.heal()
    },
  },
  {
    name: 'a server that is cut from Redis',
    async run(cluster, chance) {
      const { toRedis } = anyNode(cluster, chance)
      toRedis.trouble({ is: 'black-hole', way: chance.pick(['up', 'down'] as const), isForgotten: true })
      await pause(TROUBLE_MS)
      toRedis.heal()
    },
  },
  {
    name: 'a frozen server',
    async run(cluster, chance) {
      const { product } = anyNode(cluster, chance)
      process.kill(product.pid(), 'SIGSTOP')
      await pause(TROUBLE_MS)
      process.kill(product.pid(), 'SIGCONT')
    },
  },
  {
    name: 'FLUSHALL',
    run: ({ redis }) => redis.flush(),
  },
  {
    name: 'a server that is stopped in peace and started again',
    run: (cluster, chance) => anyNode(cluster, chance).product.restart(),
  },
]

export const chaos: Proof = async (effort) => {
  const chance = dice(effort.seed)
  const rounds = partOf(ROUNDS, effort)
  const cluster = await startCluster(NODES, chance)
  const urls = cluster.nodes.map(({ product }) => product.url)
  try {
    const board = await makeBoard(must(urls[0], 'a server'))
    const slot = await furnish(board, chance)
    const { slug } = await factsOf(board)
    const writers = Array.from(
      { length: WRITERS },
      (_, at) => new Writer(`w${at}`, board, urls, slot, dice(effort.seed + at)),
    )
    const writing = writers.map((writer, at) => writer.run(at))
    const followers = Array.from({ length: FOLLOWERS }, (_, at) => follow(urls, slug, at))
    const healed: number[] = []
    let never = 0
    for (let round = 0; round < rounds; round++) {
      await pause(CALM_MS)
      const fault = round < FAULTS.length ? must(FAULTS[round], 'a fault') : chance.pick(FAULTS)
      await fault.run(cluster, chance)
      const took = await untilAlive(urls)
      console.error(
        round,
        fault.name,
        took,
        cluster.nodes.map(({ product }) => product.log().slice(-600)),
      )
      if (took === null) never++
      else healed.push(took)
    }
    for (const writer of writers) writer.stop()
    await Promise.race([Promise.all(writing), pause(PATIENCE_MS)])
    const began = Date.now()
    const views = await untilEqual(board, urls)
    const converged = Date.now() - began
    const given = writers.flatMap((writer) => writer.given)
    const shown = views[0]?.titles ?? []
    const counts = Map.groupBy(shown, (title) => title)
    const lost = given.filter((title) => !counts.has(title))
    const doubled = [...counts.values()].filter((same) => same.length > 1)
    const last = await untilFollowed(followers, urls, slug)
    for (const follower of followers) follower.stop()
    return [
      {
        what: `${rounds} faults of ${FAULTS.length} kinds over ${NODES} servers, ${given.length} edits that were saved`,
        found: `${lost.length} lost${lost[0] ? `: ${lost[0]}` : ''}`,
        bound: '0',
        holds: lost.length === 0 && given.length > rounds,
      },
      {
        what: 'topics that stand more than once',
        found: `${doubled.length}`,
        bound: '0',
        holds: doubled.length === 0,
      },
      {
        what: 'servers that show the same in the end, by their content',
        found: `${views.filter(({ text }) => text === views[0]?.text).length} of ${NODES}`,
        bound: `${NODES}`,
        holds: views.length === NODES && views.every(({ text }) => text === views[0]?.text),
      },
      {
        what: 'attendees who end on the same programme; streams that went back, patches that did not fit',
        found: `${last.same} of ${FOLLOWERS}; ${followers.filter(({ wentBack }) => wentBack).length}; ${followers.reduce((sum, { misfits }) => sum + misfits, 0)}`,
        bound: `${FOLLOWERS}; 0; 0`,
        holds: last.same === FOLLOWERS && followers.every(({ wentBack, misfits }) => !wentBack && misfits === 0),
      },
      {
        what: 'servers that were ready again after each fault',
        found: `${healed.length} of ${rounds} rounds, p99 ${Math.round(quantile(healed, 0.99))} ms`,
        bound: `${rounds}`,
        holds: never === 0,
      },
      {
        what: 'until all show the same after the last fault',
        found: `${converged} ms`,
        bound: `${HEALS_MS} ms`,
        holds: converged <= HEALS_MS,
        isTimed: true,
      },
    ]
  } finally {
    await cluster.stop()
  }
}

export async function furnish(board: BoardAddress, chance: Dice): Promise<SlotId> {
  const editor = await openEditor(board, chance.bytes)
  const roomId = addRoom(editor.door, { name: 'Hall' })
  const slot = addSlot(editor.door, { place: { roomId, start: '2026-10-05T10:00' }, minutes: 600 })
  while (editor.saved() < editor.sent()) await editor.hears()
  editor.close()
  const answer = await fetch(`${board.url}/api/boards/${board.id}/publication`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${board.secret}` },
    body: JSON.stringify({ mode: 'live' }),
  })
  if (!answer.ok) throw new Error(`it did not go live: ${answer.status}`)
  return slot
}

const asked = async <T>({ id, secret }: BoardAddress, url: string, path = ''): Promise<T> => {
  const answer = await fetch(`${url}/api/boards/${id}${path}`, { headers: { Authorization: `Bearer ${secret}` } })
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
  return (await answer.json()) as T
}

const factsOf = (board: BoardAddress) => asked<{ slug: string; epoch: number }>(board, board.url)

/** Milliseconds until each server is ready; `null` if one is not for long. */
async function untilAlive(urls: readonly string[]): Promise<number | null> {
  const began = Date.now()
  while (Date.now() - began < PATIENCE_MS) {
    const ready = await Promise.all(
      urls.map((url) =>
        fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2_000) }).then(
          ({ ok }) => ok,
          () => false,
        ),
      ),
    )
    if (ready.every(Boolean)) return Date.now() - began
    await pause(50)
  }
  return null
}

/** What each server shows: of a board that it has open, as somebody who joins there gets it. */
async function untilEqual(board: BoardAddress, urls: readonly string[]) {
  const began = Date.now()
  for (;;) {
    const views = await Promise.all(
      urls.map(async (url, at) => {
        const editor = await openEditor({ ...board, url }, dice(900 + at).bytes)
        const { topics } = readBoard(editor.door.doc)
        editor.close()
        const titles = [...topics.values()].map(({ title }) => title).sort()
        const placed = [...topics.values()].map(({ id, placement }) => `${id} ${placement?.slotId} ${placement?.rank}`)
        return { titles, text: JSON.stringify([titles, placed.sort()]) }
      }),
    )
    if (views.every(({ text }) => text === views[0]?.text) || Date.now() - began > PATIENCE_MS) return views
    await pause(50)
  }
}

/** The titles that somebody gets who joins there. */
export async function titlesAt(board: BoardAddress, url: string): Promise<string[]> {
  const editor = await openEditor({ ...board, url }, dice(999).bytes)
  const { topics } = readBoard(editor.door.doc)
  editor.close()
  return [...topics.values()].map(({ title }) => title)
}

async function untilFollowed(followers: readonly Follower[], urls: readonly string[], slug: string) {
  const began = Date.now()
  for (;;) {
    const answers = await Promise.all(urls.map((url) => fetch(`${url}/p/${slug}/programme.json`)))
    const programmes = (await Promise.all(answers.map((answer) => answer.json()))) as Programme[]
    const [last, ...others] = programmes
    const same = followers.filter(({ programme }) => isDeepStrictEqual(programme, last)).length
    const isDone = same === followers.length && others.every((other) => isDeepStrictEqual(other, last))
    if (isDone || Date.now() - began > PATIENCE_MS)
      return { same: isDone ? same : Math.min(same, followers.length - 1) }
    await pause(100)
  }
}
