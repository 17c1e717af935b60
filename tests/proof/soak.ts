/** Many boards for a while: people come, write, go, others only look, and most boards are idle. Then everybody leaves. */

import { addTopic } from '../../shared/board/verbs.ts'
import { must } from '../../shared/must.ts'
import type { Dice } from '../support/dice.ts'
import { dice } from '../support/dice.ts'
import { type BoardAddress, makeBoard, openEditor } from '../support/editor.ts'
import { follow } from '../support/follower.ts'
import { pause } from '../support/pool.ts'
import { socketsOf } from '../support/process-facts.ts'
import { type Product, startProduct } from '../support/product.ts'
import type { Proof } from './rows.ts'
import { partOf } from './rows.ts'

const LASTS_MS = 600_000
const BOARDS = 30
const VISITORS = 12
const FOLLOWERS = 20
const SAMPLES = 20
/** Of the heap after a collection, from the middle of the second quarter to the end. */
const MOST_GROWTH = 1.1
const PATIENCE_MS = 40_000

interface Left {
  readonly heap: number
  readonly timers: number
}

export const soak: Proof = async (effort) => {
  const lasts = partOf(LASTS_MS, effort)
  const product = await startProduct({}, undefined, { imports: ['./tests/support/watched-memory.ts'] })
  try {
    const boards: BoardAddress[] = []
    for (let n = 0; n < BOARDS; n++) boards.push(await makeBoard(product.url))
    const slugs = await Promise.all(boards.map(published))
    const idle = { sockets: socketsOf(product.pid()), timers: (await left(product)).timers }
    const end = new AbortController()
    const visits = Array.from({ length: VISITORS }, (_, at) => visit(boards, dice(effort.seed + at), end.signal))
    const following = Array.from({ length: FOLLOWERS }, (_, at) => comeAndGo(product, slugs, dice(at), end.signal))
    const heaps: number[] = []
    for (let n = 0; n < SAMPLES; n++) {
      await pause(lasts / SAMPLES)
      heaps.push((await left(product)).heap)
    }
    end.abort()
    const edits = (await Promise.all(visits)).reduce((sum, count) => sum + count, 0)
    await Promise.all(following)
    const rest = await untilIdle(product, idle.sockets)
    const after = await left(product)
    const part = (from: number, to: number) => heaps.slice(SAMPLES * from, SAMPLES * to)
    const growth = mean(part(0.75, 1)) / mean(part(0.25, 0.5))
    return [
      {
        what: `${Math.round(lasts / 1000)} s of ${VISITORS} people on ${BOARDS} boards, ${edits} edits: what is left of connections, streams and open boards`,
        found: `${rest.connections}, ${rest.streams}, ${rest.boards}`,
        bound: '0, 0, 0',
        holds: rest.connections + rest.streams + rest.boards === 0 && edits > 0,
      },
      {
        what: 'sockets and timers beyond those before anybody came',
        found: `${rest.sockets - idle.sockets}, ${after.timers - idle.timers}`,
        bound: '≤ 0, ≤ 0',
        holds: rest.sockets <= idle.sockets && after.timers <= idle.timers,
      },
      {
        what: 'heap after a collection, the last quarter beside the second',
        found: growth.toFixed(2),
        bound: `≤ ${MOST_GROWTH}`,
        holds: growth <= MOST_GROWTH,
        isTimed: true,
      },
    ]
  } finally {
    await product.stop()
  }
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

async function left(product: Product): Promise<Left> {
  const before = product.log().length
  process.kill(product.pid(), 'SIGUSR2')
  for (;;) {
    const line = product
      .log()
      .slice(before)
      .split('\n')
      .find((one) => one.startsWith('{"left"') && one.endsWith('}'))
    if (line) return (JSON.parse(line) as { left: Left }).left
    await pause(20)
  }
}

async function published(board: BoardAddress): Promise<string> {
  const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${board.secret}` }
  const at = `${board.url}/api/boards/${board.id}`
  await fetch(`${at}/publication`, { method: 'PUT', headers, body: JSON.stringify({ mode: 'live' }) })
  return ((await (await fetch(at, { headers })).json()) as { slug: string }).slug
}

/** Comes to a board, writes a little, stays a little, goes. Resolves with how often it wrote. */
async function visit(boards: readonly BoardAddress[], chance: Dice, end: AbortSignal): Promise<number> {
  let edits = 0
  while (!end.aborted) {
    const editor = await openEditor(chance.pick(boards), chance.bytes)
    for (let n = chance.roll(6); n > 0 && !end.aborted; n--) {
      addTopic(editor.door, { title: `Topic ${++edits}` })
      await pause(chance.roll(80))
    }
    while (editor.saved() < editor.sent()) await editor.hears()
    editor.close()
    await editor.closed
    await pause(chance.roll(200))
  }
  return edits
}

async function comeAndGo({ url }: Product, slugs: readonly string[], chance: Dice, end: AbortSignal): Promise<void> {
  while (!end.aborted) {
    const follower = follow([url], chance.pick(slugs), 0)
    await pause(300 + chance.roll(1_500))
    follower.stop()
  }
}

/** Until nothing is open any more, or it takes too long. */
async function untilIdle(product: Product, sockets: number) {
  const began = Date.now()
  for (;;) {
    const text = await (await fetch(`${product.url}/metrics`, { headers: { Connection: 'close' } })).text()
    const sum = (name: string) =>
      text
        .split('\n')
        .filter((line) => line.startsWith(name) && !line.startsWith('#'))
        .reduce((all, line) => all + Number(line.split(' ').at(-1)), 0)
    const now = {
      connections: sum('plumbline_connections'),
      streams: sum('plumbline_streams'),
      boards: sum('plumbline_boards_open'),
      sockets: socketsOf(must(product.pid(), 'a process')),
    }
    const isIdle = now.connections + now.streams + now.boards === 0 && now.sockets <= sockets
    if (isIdle || Date.now() - began > PATIENCE_MS) return now
    await pause(250)
  }
}
