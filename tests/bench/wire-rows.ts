/** What a change costs between two people: through the server, and through a bare relay, over loopback, same bytes. */

import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BoardCreated } from '../../shared/protocol/api.ts'
import { FACTS } from '../support/boards.ts'
import { startProduct } from '../support/product.ts'
import { type Row, timed } from './rounds.ts'

interface LoadResult {
  readonly relay: readonly number[]
  readonly saved: readonly number[]
  /** The board as the load left it, base64; of a real board alone. */
  readonly board?: string
}

const program = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

async function answerOf<T>(child: ChildProcess): Promise<T> {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the bench’s child ended with ${code}`)
  })
  const [answer] = (await Promise.race([once(child, 'message'), ended])) as [T]
  ended.catch(() => undefined)
  return answer
}

export async function wireRows(): Promise<Row[]> {
  const product = await startProduct()
  try {
    const answer = await fetch(`${product.url}/api/boards`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ ...FACTS, sample: true }),
    })
    const board = (await answer.json()) as BoardCreated
    const secret = new URL(board.links.organizer).hash.replace('#key=', '')
    const address = `${product.url.replace('http', 'ws')}/sync/${board.id}?epoch=${board.epoch}&saved=1`
    const ours = await answerOf<LoadResult>(fork(program('./load.ts'), ['plumbline', address, secret]))
    const bare = await throughBareRelay(ours.board ?? '')
    return [
      {
        what: 'a move, from one editor to another (loopback)',
        values: ours.relay,
        peer: 'a bare ws relay, same frames',
        peerValues: bare.relay,
      },
      {
        what: 'a move, until `saved` is heard (loopback)',
        values: ours.saved,
        peer: 'write and fsync of 200 bytes on this disk',
        peerValues: await fsyncs(product.dataDir),
      },
    ]
  } finally {
    await product.stop()
  }
}

async function throughBareRelay(board: string): Promise<LoadResult> {
  const relay = fork(program('./bare-relay.ts'))
  try {
    const load = fork(program('./load.ts'), ['bare', await answerOf<string>(relay)])
    load.send(board)
    return await answerOf<LoadResult>(load)
  } finally {
    relay.kill()
  }
}

/** What the disk takes for the least that durable can mean. */
async function fsyncs(folder: string): Promise<number[]> {
  const path = join(folder, 'bench')
  const file = openSync(path, 'w')
  const bytes = Buffer.alloc(200, 1)
  const values = timed(200, () => {
    writeSync(file, bytes)
    fsyncSync(file)
  })
  closeSync(file)
  await rm(path)
  return values
}
