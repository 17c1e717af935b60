/** A server under load, seen from the bench: a fresh process on a free port, with boards, CPU time and memory. */

import { cp, mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { LIMITS_TABLE } from '../../../server/ports/limits.ts'
import type { BoardCreated } from '../../../shared/protocol/api.ts'
import { KEY_SUBPROTOCOL, SUBPROTOCOL } from '../../../shared/protocol/version.ts'
import { FACTS } from '../../support/boards.ts'
import { freePort } from '../../support/free-port.ts'
import { startChild } from '../calls.ts'
import type { Memory, Meters } from './meters.ts'

export const TARGETS = ['plumbline', 'y-websocket', 'hocuspocus', 'bare'] as const
export type TargetKind = (typeof TARGETS)[number]

/** In the table. */
export const NAME_OF: Record<TargetKind, string> = {
  plumbline: 'Plumbline',
  'y-websocket': '@y/websocket-server',
  hocuspocus: '@hocuspocus/server',
  bare: 'bare ws',
}

/** How one connects: the address's path and the subprotocols that are offered. */
export interface Entrance {
  readonly path: string
  readonly protocols: readonly string[]
}

/** One board of a target. */
export interface Place {
  readonly kind: TargetKind
  readonly port: number
  readonly document: string
  readonly writer: Entrance
  readonly reader: Entrance
}

export interface Target {
  readonly kind: TargetKind
  readonly port: number
  /** Everything that it keeps. */
  readonly dataDir: string
  /** A new board: empty, with ours as the server makes it. */
  place(): Promise<Place>
  /** Milliseconds so far. */
  cpu(): Promise<number>
  memory(): Promise<Memory>
  /** The longest that its loop was stopped since the last call, milliseconds. The first call begins. */
  stall(): Promise<number>
  /** As if the power failed; the data stay until `stop`. */
  kill(): Promise<void>
  /** Leaves nothing behind. */
  stop(): Promise<void>
}

/** No limit is what is measured; but how often presence is passed on is no limit, it is how that works. */
const UNLIMITED = Object.fromEntries(
  Object.values(LIMITS_TABLE)
    .filter(({ setting }) => setting !== LIMITS_TABLE.presencesPerSecond.setting)
    .map(({ setting }) => [setting, '1000000000']),
)
const PATIENCE_MS = 20_000

/** `from` names a folder with the data of an earlier one, which is left as it is. */
export async function startTarget(kind: TargetKind, from?: string): Promise<Target> {
  const dataDir = await mkdtemp(join(tmpdir(), `bench-${kind}-`))
  if (from !== undefined) await cp(from, dataDir, { recursive: true })
  const port = await freePort()
  const child = await startChild<Meters>(new URL(`./${kind}.ts`, import.meta.url), {
    env: {
      ...UNLIMITED,
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'error',
      ...(from === undefined ? {} : keepingIn(kind, dataDir)),
    },
    flags: ['--expose-gc'],
  })
  await listening(port)
  let places = 0
  return {
    kind,
    port,
    dataDir,
    place: () => placeIn(kind, port, ++places),
    cpu: () => child.ask('cpu', null),
    memory: () => child.ask('memory', null),
    stall: () => child.ask('stall', null),
    kill: () => child.stop('SIGKILL'),
    async stop() {
      await child.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

export const STORED = 'stored.update'

/** Peers keep nothing by default: only in the scenario that begins with a folder of theirs. */
function keepingIn(kind: TargetKind, folder: string): Readonly<Record<string, string>> {
  if (kind === 'y-websocket') return { YPERSISTENCE: join(folder, 'leveldb') }
  return kind === 'hocuspocus' ? { STORED: join(folder, STORED) } : {}
}

async function placeIn(kind: TargetKind, port: number, number: number): Promise<Place> {
  if (kind === 'plumbline') return boardOf(port)
  const document = `board-${number}`
  const entrance = { path: kind === 'y-websocket' ? `/${document}` : '/', protocols: [] }
  return { kind, port, document, writer: entrance, reader: entrance }
}

async function boardOf(port: number): Promise<Place> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/boards`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(FACTS),
  })
  if (!answer.ok) throw new Error(`no board could be made: ${answer.status} ${await answer.text()}`)
  const { id, epoch, links } = (await answer.json()) as BoardCreated
  const entrance = (link: string, query: string): Entrance => ({
    path: `/sync/${id}?epoch=${epoch}${query}`,
    protocols: [SUBPROTOCOL, KEY_SUBPROTOCOL + new URL(link).hash.replace('#key=', '')],
  })
  return {
    kind: 'plumbline',
    port,
    document: id,
    writer: entrance(links.organizer, '&saved=1'),
    reader: entrance(links.observer, ''),
  }
}

/** Some say that they have started before they listen. */
async function listening(port: number): Promise<void> {
  for (const start = Date.now(); Date.now() - start < PATIENCE_MS; await setTimeout(10)) {
    const socket = connect(port, '127.0.0.1')
    const isOpen = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    })
    socket.destroy()
    if (isOpen) return
  }
  throw new Error(`nothing listens at port ${port} after ${PATIENCE_MS} ms`)
}
