/**
 * Many attendees: 5,000 open streams, editions published one after the other, until each stream has each; beside a bare
 * `node:http` server that writes the same bytes to as many responses, in the same round.
 */

import { eventBytes } from '../../../server/http/event-stream.ts'
import { editTopic, placeTopics } from '../../../shared/board/verbs.ts'
import { must } from '../../../shared/must.ts'
import { quantile } from '../../proof/rows.ts'
import { dice } from '../../support/dice.ts'
import { makeBoard, openEditor } from '../../support/editor.ts'
import { freePort } from '../../support/free-port.ts'
import { fillLargeBoard } from '../../support/large-board.ts'
import { type Child, startChild } from '../calls.ts'
import type { Streams } from '../load/streams.ts'
import type { BareStreams } from '../targets/bare-streams.ts'
import type { Memory } from '../targets/meters.ts'
import type { TargetKind } from '../targets/target.ts'
import { fresh, type Scenario, scaled } from './scenario.ts'

const STREAMS = 5_000
/** They warm up what is there once. */
const FIRST = 100
const CHANGES = 10
const LOADS = 2
const PATIENCE_MS = 20_000
const DAYS = ['2026-10-05']
const OF = `${STREAMS} open streams, one published change`

export const streams: Scenario = {
  targets: ['plumbline'],
  figures: [
    { key: 'p50', what: `${OF}: from asking to publish until it is there: p50`, unit: 'ms' },
    { key: 'p99', what: `${OF}: p99`, unit: 'ms', most: 1_000 },
    { key: 'bare', what: `${OF}: p99 of a bare node:http server that writes the same bytes`, unit: 'ms' },
    { key: 'ratio', what: `${OF}: p99, beside that`, unit: '%' },
    { key: 'lost', what: `${OF}: patches that were lost`, unit: '%', most: 0 },
    { key: 'cpu', what: `${OF}: CPU of the server`, unit: 'ms' },
    { key: 'bare cpu', what: `${OF}: CPU of the bare one`, unit: 'ms' },
    { key: 'memory', what: `memory a stream at ${STREAMS}: resident`, unit: 'KiB', most: 15_000 / 1024 },
    { key: 'live', what: `memory a stream at ${STREAMS}: heap and buffers`, unit: 'KiB' },
    { key: 'bare memory', what: `memory a response at ${STREAMS} of the bare one: resident`, unit: 'KiB' },
  ],
  async measure(kind, round, effort) {
    const count = scaled(STREAMS, effort)
    const ours = await ofOurs(kind, round, count)
    const bare = await ofBare(ours.patch, count)
    const [p99, beside] = [quantile(ours.took, 0.99), quantile(bare.took, 0.99)]
    return {
      p50: quantile(ours.took, 0.5),
      p99,
      bare: beside,
      ratio: (100 * p99) / beside,
      lost: 100 * (1 - ours.took.length / (count * CHANGES)),
      cpu: ours.cpu,
      'bare cpu': bare.cpu,
      memory: ours.memory.resident,
      live: ours.memory.live,
      'bare memory': bare.memory.resident,
    }
  },
}

interface Outcome {
  /** Milliseconds, of each stream and change. */
  readonly took: readonly number[]
  /** Of one change, in milliseconds of CPU. */
  readonly cpu: number
  /** KiB of one stream. */
  readonly memory: Memory
}

interface Told {
  memory(): Promise<Memory>
  cpu(): Promise<number>
  /** Tells everybody the change of that number; the number that it has on the streams. */
  tell(change: number): Promise<number>
}

async function told(count: number, port: number, path: string, { memory, cpu, tell }: Told): Promise<Outcome> {
  const loads: Child<Streams>[] = []
  try {
    for (let at = 0; at < LOADS; at++)
      loads.push(await startChild<Streams>(new URL('../load/streams.ts', import.meta.url)))
    const open = (each: number) =>
      Promise.all(loads.map((load) => load.ask('open', { port, path, count: Math.round(each / LOADS) })))
    await open(Math.min(FIRST, count / 2))
    const before = await memory()
    const more = count - Math.min(FIRST, count / 2)
    await open(more)
    const after = await memory()
    const took: number[] = []
    const busy = await cpu()
    for (let change = 1; change <= CHANGES; change++) {
      const start = performance.timeOrigin + performance.now()
      const number = await tell(change)
      const came = await Promise.all(loads.map((load) => load.ask('came', { number, patience: PATIENCE_MS })))
      took.push(...came.flat().map((at) => at - start))
    }
    const used = (await cpu()) - busy
    const standing = await Promise.all(loads.map((load) => load.ask('standing', null)))
    if (standing.reduce((sum, one) => sum + one) < count) throw new Error('streams were cut off')
    const each = (bytes: number) => bytes / more / 1024
    return {
      took,
      cpu: used / CHANGES,
      memory: { live: each(after.live - before.live), resident: each(after.resident - before.resident) },
    }
  } finally {
    for (const load of loads) await load.stop()
  }
}

async function ofOurs(kind: TargetKind, round: number, count: number) {
  const target = await fresh(kind)
  try {
    const url = `http://127.0.0.1:${target.port}`
    const address = await makeBoard(url)
    const editor = await openEditor(address, dice(round).bytes)
    const { slots, topics } = fillLargeBoard(editor.door, 300, 6, DAYS)
    const topic = must(topics[0], 'a topic')
    placeTopics(editor.door, [topic], { slotId: must(slots[0], 'a slot'), before: null })
    const saved = async () => {
      while (editor.saved() < editor.sent()) await editor.hears()
    }
    await saved()
    const ask = async <T>(method: string, path: string, body: object): Promise<T> => {
      const headers = { Authorization: `Bearer ${address.secret}`, 'Content-Type': 'application/json' }
      const answer = await fetch(`${url}/api/boards/${address.id}${path}`, {
        method,
        headers,
        ...(method === 'GET' ? {} : { body: JSON.stringify(body) }),
      })
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
      return (await answer.json()) as T
    }
    await ask('PUT', '/publication', { mode: 'editions' })
    await ask('POST', '/editions', {})
    const { slug } = await ask<{ slug: string }>('GET', '', {})
    const sequence = async () =>
      ((await (await fetch(`${url}/p/${slug}/programme.json`)).json()) as { sequence: number }).sequence
    editTopic(editor.door, topic, { title: 'Change 0' })
    await saved()
    const outcome = await told(count, target.port, `/p/${slug}/live`, {
      memory: () => target.memory(),
      cpu: () => target.cpu(),
      async tell(change) {
        await ask('POST', '/editions', {})
        const number = await sequence()
        // For the next one: what it shows is there before it is asked for.
        editTopic(editor.door, topic, { title: `Change ${change}` })
        await saved()
        return number
      },
    })
    editor.close()
    const patch = {
      from: 1,
      sequence: 2,
      edition: 2,
      topics: [{ id: topic, title: 'Change 1', rest: 'x'.repeat(400) }],
    }
    return { ...outcome, patch }
  } finally {
    await target.stop()
  }
}

async function ofBare(patch: object, count: number): Promise<Outcome> {
  const port = await freePort()
  const bare = await startChild<BareStreams>(new URL('../targets/bare-streams.ts', import.meta.url), {
    env: { PORT: String(port) },
    flags: ['--expose-gc'],
  })
  try {
    return await told(count, port, '/', {
      memory: () => bare.ask('memory', null),
      cpu: () => bare.ask('cpu', null),
      async tell(change) {
        await bare.ask('tell', eventBytes('patch', change, patch))
        return change
      },
    })
  } finally {
    await bare.stop()
  }
}
