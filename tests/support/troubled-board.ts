/** One board whose editors work while their lines are troubled: what is wrong with it after the lines have healed. */

import * as Y from 'yjs'
import { contentHash } from '../../shared/board/content-hash.ts'
import type { BoardDoc } from '../../shared/board/doc.ts'
import { mapOf } from '../../shared/board/doc.ts'
import { readBoard } from '../../shared/board/read.ts'
import { addTopic } from '../../shared/board/verbs.ts'
import { CLOSE_CODES } from '../../shared/protocol/close-codes.ts'
import { dice } from './dice.ts'
import { anyFrameTrouble, frameProxy } from './frame-proxy.ts'
import { faultsOf, isPending } from './invariants.ts'
import { becomes, pause } from './pool.ts'
import { furnish, randomVerb } from './random-verbs.ts'
import { makeBoard } from './remote-board.ts'
import type { SteadyEditor } from './steady-editor.ts'
import { PlainEditor, stockEditor } from './steady-editor.ts'
import { anyTcpTrouble, tcpProxy } from './tcp-proxy.ts'

export interface Scenario {
  readonly seed: number
  /** Where the server listens: `http://host:port`. */
  readonly url: string
  readonly line: 'tcp' | 'frames'
}

export interface Outcome {
  readonly seed: number
  readonly line: Scenario['line']
  readonly board: string
  /** From healing until all have the same; `null`: never. */
  readonly healedMs: number | null
  readonly hash: string
  readonly faults: readonly string[]
}

const PATIENCE_MS = 15_000
const SOURCE = 'proof'

/**
 * How an editor behind lost messages comes to itself. On TCP a loss is the end of the connection, and everybody comes back
 * by it. A line that loses messages and stands can deceive both ends, so somebody has to notice:
 * - `reconnects`: a page whose check finds a difference;
 * - `resyncs`: sends all that it has and asks for all that it lacks, on the line that stands;
 * - `works-on`: has only added; its next change builds on what was lost, so the server asks it for everything. What it
 *   did not hear itself it asks for. Only changes are lost here: who asks once believes that the question arrives.
 */
const RETURNS = ['reconnects', 'resyncs', 'works-on'] as const

interface Seat {
  readonly editor: SteadyEditor
  readonly returns: (typeof RETURNS)[number]
  readonly proxy: { trouble(): void; heal(): void; close(): Promise<void> }
  leavesAt: number | null
  /** Topics that it made and nobody else. */
  readonly marks: string[]
}

export async function troubledBoard({ seed, url, line }: Scenario): Promise<Outcome> {
  const chance = dice(seed)
  const board = await makeBoard(url)
  const witness = new PlainEditor(board.as.observer, dice(seed + 1), false)
  const length = 300 + chance.roll(400)
  const seats = await Promise.all(
    Array.from({ length: 2 + chance.roll(3) }, (_, at) => seat(at, { seed: seed + 2 + at, line, length, board })),
  )
  const first = seats[0] as Seat
  await Promise.all([witness.synced, ...seats.map(({ editor }) => editor.synced)])
  furnish(first.editor.door, chance, 4)
  const outsider = chance.roll(4) === 0 ? await fromAnotherEpoch(board, seed) : null

  await workUnderTrouble(seats, { seed, length, line })

  const staying = seats.filter(({ leavesAt }) => leavesAt === null)
  for (const { proxy } of seats) proxy.heal()
  const healedAt = performance.now()
  for (const one of staying) comeBack(one, seats.indexOf(one), line)

  const all = [witness, ...staying.map(({ editor }) => editor)]
  // Where a message was lost and the line stood, the counts of its two ends are not the same any more.
  const told = staying.filter(({ returns }) => line === 'tcp' || returns === 'reconnects').map(({ editor }) => editor)
  const isHealed = await becomes(
    () => told.every((one) => one.isSaved()) && areAlike(all.map(({ door }) => door.doc)),
    PATIENCE_MS,
  )
  const healedMs = isHealed ? performance.now() - healedAt : null
  const fresh = new PlainEditor(board.as.observer, dice(seed + 9), false)
  const isThere = await becomes(() => areAlike([fresh.door.doc, witness.door.doc]), isHealed ? PATIENCE_MS : 100)

  const faults = outsider ?? []
  if (!isHealed) faults.push('did not converge')
  else if (!isThere) faults.push('who comes later sees another board')
  if (fresh.hasPended() || witness.hasPended()) faults.push('the server passed on what builds on nothing')
  if (all.some(({ door }) => isPending(door.doc))) faults.push('something is pending')
  for (const one of all) if (one.refusal() !== null) faults.push(`an editor was sent away with ${one.refusal()}`)
  faults.push(...faultsOf(readBoard(witness.door.doc)), ...markFaults(witness.door, seats))

  for (const { editor } of seats) editor.leave()
  const isAlone = await becomes(() => witness.presences().size === 0, PATIENCE_MS)
  if (!isAlone) faults.push('who has left is still shown')
  const hash = contentHash(readBoard(witness.door.doc))
  for (const one of [witness, fresh]) one.leave()
  await Promise.all(seats.map(({ proxy }) => proxy.close()))
  return { seed, line, board: board.id, healedMs, hash, faults }
}

type Board = Awaited<ReturnType<typeof makeBoard>>

async function seat(
  at: number,
  facts: { seed: number; line: Scenario['line']; length: number; board: Board },
): Promise<Seat> {
  const { seed, line, length, board } = facts
  const chance = dice(seed)
  const isStock = chance.roll(3) === 0
  const returns = isStock ? 'reconnects' : chance.pick(RETURNS)
  const port = Number(new URL(board.as.organizer.url).port)
  const proxy = await proxyOf(line, { port, seed, sparesSync: returns === 'works-on' })
  const address = { ...board.as.organizer, url: `http://127.0.0.1:${proxy.port}` }
  return {
    editor: isStock ? stockEditor(address, chance) : new PlainEditor(address, chance),
    returns,
    proxy,
    // The first stays, so that somebody does.
    leavesAt: at > 0 && chance.roll(4) === 0 ? chance.roll(length) : null,
    marks: [],
  }
}

async function proxyOf(line: Scenario['line'], facts: { port: number; seed: number; sparesSync: boolean }) {
  const { port, seed, sparesSync } = facts
  const chance = dice(seed + 500)
  if (line === 'tcp') {
    const proxy = await tcpProxy(port, chance)
    return { ...proxy, trouble: () => proxy.trouble(anyTcpTrouble(chance)) }
  }
  const proxy = await frameProxy(port, chance)
  return { ...proxy, trouble: () => proxy.trouble(anyFrameTrouble(chance, sparesSync)) }
}

/** Verbs and troubles, each at its moment. */
async function workUnderTrouble(
  seats: readonly Seat[],
  { seed, length, line }: { seed: number; length: number; line: Scenario['line'] },
) {
  const chance = dice(seed + 100)
  const start = performance.now()
  const moments: { at: number; act: () => void }[] = []
  for (const [number, one] of seats.entries()) {
    const { editor, leavesAt } = one
    const onlyAdds = line === 'frames' && one.returns === 'works-on'
    for (let verbs = 8 + chance.roll(16); verbs > 0; verbs--) {
      const isMark = onlyAdds || chance.roll(3) === 0
      const at = chance.roll(length)
      if (leavesAt === null || at < leavesAt) {
        moments.push({ at, act: () => (isMark ? mark(one, number) : void randomVerb(editor.door, chance)) })
      }
    }
    for (let troubles = 1 + chance.roll(4); troubles > 0; troubles--) {
      moments.push({ at: chance.roll(length), act: one.proxy.trouble })
    }
    // Troubled from the beginning: a short scenario has something to heal, too.
    moments.push({ at: 0, act: one.proxy.trouble })
    if (leavesAt !== null) moments.push({ at: leavesAt, act: () => editor.leave() })
  }
  for (const { at, act } of moments.sort((a, b) => a.at - b.at)) {
    await pause(start + at - performance.now())
    act()
  }
}

function mark(one: Seat, number: number): void {
  const id = `${number}-${one.marks.length}`
  one.marks.push(id)
  addTopic(one.editor.door, { title: id, source: { system: SOURCE, id, url: '' } })
}

function comeBack(one: Seat, number: number, line: Scenario['line']): void {
  const { editor, returns } = one
  // What the browser says of the network's return (`online`) makes a page try at once, if it has no line.
  if (line === 'tcp') return
  if (returns === 'reconnects') editor.reconnect()
  if (returns === 'resyncs') editor.resync()
  if (returns === 'works-on') {
    mark(one, number)
    editor.ask()
  }
}

/** A client of another epoch, with a document of its own: sent away for good, and nothing of it arrives. */
async function fromAnotherEpoch(board: Board, seed: number): Promise<string[]> {
  const outsider = new PlainEditor({ ...board.as.organizer, epoch: board.epoch + 1 }, dice(seed + 77))
  addTopic(outsider.door, { title: 'of another history', source: { system: SOURCE, id: 'another epoch', url: '' } })
  await becomes(() => outsider.refusal() !== null, PATIENCE_MS)
  outsider.leave()
  return outsider.refusal() === CLOSE_CODES['other-epoch'] ? [] : ['somebody of another epoch was let in']
}

/** The same state, cheaply, and then the same content. */
function areAlike(docs: readonly Y.Doc[]): boolean {
  const vectors = docs.map((doc) => [...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([a], [b]) => a - b).join())
  return new Set(vectors).size === 1 && new Set(docs.map((doc) => contentHash(readBoard(doc)))).size === 1
}

/** Each mark once; those of somebody who left for good may have been lost with them. */
function markFaults({ doc }: BoardDoc, seats: readonly Seat[]): string[] {
  const found = new Map<string, number>()
  for (const entry of mapOf(doc, 'topics').values()) {
    const source =
      entry instanceof Y.Map ? (entry.get('source') as { system?: string; id: string } | undefined) : undefined
    if (source?.system !== SOURCE) continue
    // A topic that was made one with another gives it its source, and lies in the bin with its own.
    const isRemoved = entry instanceof Y.Map && entry.get('removed') !== undefined && entry.get('removed') !== null
    found.set(source.id, (found.get(source.id) ?? 0) + (isRemoved ? 0 : 1))
  }
  const made = new Set(seats.flatMap(({ marks }) => marks))
  const due = seats.filter(({ leavesAt }) => leavesAt === null).flatMap(({ marks }) => marks)
  return [
    ...due.filter((id) => !found.has(id)).map((id) => `topic ${id} is lost`),
    ...[...found].flatMap(([id, times]) => (times > 1 ? `topic ${id} is there ${times} times` : [])),
    ...[...found.keys()].flatMap((id) => (made.has(id) ? [] : `topic ${id} is nobody's`)),
  ]
}
