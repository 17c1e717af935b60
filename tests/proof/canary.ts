/**
 * Privacy on random boards: every text has a mark of its own, and of everything that a stranger can get, in all three modes, after
 * edits, removals and undo, no mark is found but those that attendees may see then.
 */

import { openMemory } from '../../server/adapters/memory/memory.ts'
import { systemClock } from '../../server/adapters/system/clock.ts'
import { systemRandom } from '../../server/adapters/system/random.ts'
import { readConfig } from '../../server/config.ts'
import { startServer } from '../../server/server.ts'
import { readBoard } from '../../shared/board/read.ts'
import { undoable } from '../../shared/board/undo.ts'
import { canonical } from '../../shared/hash.ts'
import { must } from '../../shared/must.ts'
import type { Programme } from '../../shared/programme/programme.ts'
import { project } from '../../shared/programme/project.ts'
import type { BoardCreated } from '../../shared/protocol/api.ts'
import { FACTS } from '../support/boards.ts'
import { buildClient } from '../support/build-client.ts'
import { dice } from '../support/dice.ts'
import { openEditor } from '../support/editor.ts'
import { keptLog } from '../support/kept-log.ts'
import { markedAnew, marksIn, publicMarks } from '../support/marked-board.ts'
import { becomes } from '../support/pool.ts'
import { publicBytes } from '../support/public-bytes.ts'
import { furnish, randomVerb } from '../support/random-verbs.ts'
import type { Proof } from './rows.ts'
import { partOf } from './rows.ts'

const BOARDS = 60
const VERBS = 15
const PATIENCE_MS = 10_000
const PAGES = new URL('../../client/dist', import.meta.url).pathname

interface Found {
  bytes: number
  /** Marks that were found where they may be: else nothing was looked at. */
  seen: number
  readonly leaks: string[]
}

export const canary: Proof = async (effort) => {
  buildClient()
  const config = readConfig({ PORT: '0', UPDATES_PER_SECOND: '100000', UPDATES_BURST: '100000' })
  if ('problems' in config) throw new Error(config.problems.join())
  const stores = openMemory()
  const parts = { config, stores, clock: systemClock, random: systemRandom, log: keptLog(), pages: PAGES }
  const server = await startServer(parts)
  const count = partOf(BOARDS, effort)
  const found: Found = { bytes: 0, seen: 0, leaks: [] }
  try {
    for (let board = 0; board < count; board++) await ofBoard(server.address, effort.seed + board, found)
  } finally {
    await server.stop()
    await stores.close()
  }
  for (const leak of found.leaks.slice(0, 20)) console.log(`canary: ${leak}`)
  return [
    {
      what: `${count} random boards, hidden, live and by editions, ${(found.bytes / 1e6).toFixed(1)} MB that strangers can get`,
      found: `${found.leaks.length} private marks in them`,
      bound: '0',
      holds: found.leaks.length === 0,
    },
    { what: 'the same', found: `${found.seen} public marks in them`, bound: 'some', holds: found.seen > 0 },
  ]
}

async function ofBoard(url: string, seed: number, found: Found): Promise<void> {
  const chance = dice(seed)
  let marks = 0
  const fresh = () => `canary${seed * 10_000 + ++marks}x`
  const made = await fetch(`${url}/api/boards`, { method: 'POST', body: JSON.stringify(FACTS) })
  const { id, slug, epoch, links } = (await made.json()) as BoardCreated
  const secret = must(links.owner.split('#key=')[1], 'a secret')
  const headers = { Authorization: `Bearer ${secret}`, 'Content-Type': 'application/json' }
  const ask = async (method: string, path: string, body: object) => {
    const answer = await fetch(`${url}/api/boards/${id}${path}`, { method, headers, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`seed ${seed}: ${method} ${path}: ${await answer.text()}`)
  }
  const editor = await openEditor({ url, id, epoch, secret }, chance.bytes)
  const door = undoable(editor.door.doc, {
    random: chance.bytes,
    now: Date.now,
    actor: fresh,
    assertWritable: () => undefined,
  })
  const board = () => readBoard(door.doc)
  /** What was public at some time: a stream that goes on has had all of it. */
  const ever = new Set<string>()
  const nowPublic = () => {
    const now = publicMarks(board())
    for (const mark of now) ever.add(mark)
    return now
  }
  let isLive = false
  door.doc.on('update', () => isLive && nowPublic())
  const work = async () => {
    for (let verb = 0; verb < VERBS; verb++) randomVerb(door, chance)
    markedAnew(door, chance, fresh)
    for (let undone = chance.roll(4); undone > 0; undone--) door.undo()
    while (editor.saved() < editor.sent()) await editor.hears()
  }
  const follow = await follower(`${url}/p/${slug}/live`)
  const known = { topics: new Set<string>(), people: new Set<string>() }
  const look = async (moment: string, allowed: ReadonlySet<string>) => {
    // Of all that there ever was: what is gone has an address, too.
    for (const topic of board().topics.keys()) known.topics.add(topic)
    for (const person of board().people.keys()) known.people.add(person)
    const ids = { topics: [...known.topics].slice(-12), people: [...known.people].slice(-6) }
    for (const [path, text] of await publicBytes({ url, slug, id }, ids)) {
      found.bytes += text.length
      for (const mark of marksIn(text)) {
        if (allowed.has(mark)) found.seen++
        else found.leaks.push(`seed ${seed}, ${moment}: ${mark} in ${path}`)
      }
    }
  }
  furnish(door, chance)
  await work()
  await look('hidden', new Set())

  nowPublic()
  isLive = true
  await ask('PUT', '/publication', { mode: 'live' })
  for (let round = 1; round <= 2; round++) {
    await work()
    const wanted = canonical({ ...project(board()) })
    const isShown = async () => {
      const answer = await fetch(`${url}/p/${slug}/programme.json`)
      if (!answer.ok) return false
      const { sequence: _, edition: __, ...shown } = (await answer.json()) as Programme
      return canonical(shown) === wanted
    }
    if (!(await becomes(isShown, PATIENCE_MS))) throw new Error(`seed ${seed}: the programme does not follow`)
    await look(`live, round ${round}`, nowPublic())
  }

  isLive = false
  // What was live becomes the first edition.
  await ask('PUT', '/publication', { mode: 'editions' })
  const editions: ReadonlySet<string>[] = [nowPublic()]
  for (let edition = 2; edition <= 3; edition++) {
    await ask('POST', '/editions', { note: '' })
    editions.push(nowPublic())
    await work()
    await look(`edition ${edition}`, new Set(editions.flatMap((one) => [...one])))
  }
  await ask('POST', '/editions/1/republish', { note: '' })
  await look('edition 1 again', must(editions[0], 'an edition'))

  await ask('PUT', '/publication', { mode: 'hidden' })
  await look('hidden again', new Set())
  const { text, end } = follow
  end()
  found.bytes += text().length
  for (const mark of marksIn(text())) if (!ever.has(mark)) found.leaks.push(`seed ${seed}: ${mark} in the stream`)
  door.release()
  editor.close()
}

/** Everything that comes on a stream. */
async function follower(address: string): Promise<{ text: () => string; end: () => void }> {
  const gone = new AbortController()
  const answer = await fetch(address, { signal: gone.signal })
  let text = JSON.stringify([...answer.headers])
  const decoder = new TextDecoder()
  const reading = async () => {
    for await (const part of must(answer.body, 'a stream')) text += decoder.decode(part, { stream: true })
  }
  reading().catch((error: unknown) => {
    if (!gone.signal.aborted) throw error
  })
  return { text: () => text, end: () => gone.abort() }
}
