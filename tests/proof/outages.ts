/** One server on a disk that fails again and again under writes: what its editors are told, and what they find. */

import { setTimeout as after } from 'node:timers/promises'
import type { Dice } from '../support/dice.ts'
import type { BoardAddress, Editor } from '../support/editor.ts'
import { makeBoard, openEditor } from '../support/editor.ts'
import type { Product } from '../support/product.ts'
import { startProduct } from '../support/product.ts'
import type { Promised } from '../support/promises.ts'
import { isBrokenIn, Promises } from '../support/promises.ts'
import type { SmallDisk } from './small-disk.ts'

export interface Outage {
  /** How long the disk stays broken after the editors were told. */
  readonly ms: number
  /** The server is killed while it lasts, and started again when it is over. */
  readonly isDeadly: boolean
}

/** What one outage showed; times in ms, `Infinity` for what never came. */
export interface Aftermath {
  /** Whether it kept anything from being saved: what fits into the log as it lies there is saved on a full disk too. */
  readonly isHit: boolean
  /** From the first edit that could not be saved to `keeping: false` on every connection. */
  readonly toldByFrame: number
  /** The same to `/readyz` answering 503. */
  readonly toldByReady: number
  /** From the disk's recovery (or the server's start after it) until everything sent was saved, `/readyz` well and everybody told. */
  readonly savingAgain: number
  readonly given: number
  readonly lost: number
}

const EDITORS = 2
const PAUSE_MS = 25
const MOST_UNSAVED = 60
const ROUNDS_A_BOARD = 5
const TOLD_WITHIN_MS = 2_000
const PATIENCE_MS = 15_000
const UNBOUNDED = { UPDATES_PER_SECOND: '100000', UPDATES_BURST: '100000', LOG_LEVEL: 'silent' }

const NOTHING_CAME = {
  isHit: true,
  toldByFrame: Number.POSITIVE_INFINITY,
  toldByReady: Number.POSITIVE_INFINITY,
  savingAgain: Number.POSITIVE_INFINITY,
}

export async function outages(disk: SmallDisk, rounds: readonly Outage[], dice: Dice): Promise<Aftermath[]> {
  const product = await startProduct({ ...UNBOUNDED, DISK: disk.sign }, undefined, {
    imports: ['./tests/proof/failing.ts'],
    dataDir: disk.folder,
  })
  const found: Aftermath[] = []
  try {
    let board = await makeBoard(product.url)
    for (const [nth, outage] of rounds.entries()) {
      if (nth % ROUNDS_A_BOARD === ROUNDS_A_BOARD - 1) board = await makeBoard(product.url)
      const aftermath = await round({ product, disk, board, dice }, outage).catch((error: unknown) => {
        if (nth === 0) throw error
        console.error('a round could not be done after the first: what was saved cannot be reached', error)
        return { ...NOTHING_CAME, given: 0, lost: found.reduce((sum, { given }) => sum + given, 0) }
      })
      found.push(aftermath)
      if (aftermath.lost > 0) break
    }
  } finally {
    disk.mend()
    await product.stop()
  }
  return found
}

interface Place {
  readonly product: Product
  readonly disk: SmallDisk
  readonly board: BoardAddress
  readonly dice: Dice
}

async function round({ product, disk, board, dice }: Place, { ms, isDeadly }: Outage): Promise<Aftermath> {
  const writers = await Promise.all(Array.from({ length: EDITORS }, () => openWriter(board, dice)))
  await until(() => writers.every(({ editor }) => editor.saved() > 5), PATIENCE_MS)
  disk.break()
  const unsaved = () => Math.min(...writers.map((writer) => writer.unsavedSince()))
  const [toldByFrame, toldByReady] = await Promise.all([
    until(() => writers.every(({ editor }) => !editor.isKept()), PATIENCE_MS, TOLD_WITHIN_MS, unsaved),
    until(async () => (await statusOf(product)) === 503, PATIENCE_MS, PATIENCE_MS, unsaved),
  ])
  const isHit = Number.isFinite(toldByFrame) || performance.now() - unsaved() > TOLD_WITHIN_MS
  await after(ms)
  if (isDeadly) await product.kill9()
  disk.mend()
  if (isDeadly) await product.restart()
  const mended = performance.now()
  const waiting = writers.map(({ editor }) => editor.sent())
  const isWell = async () =>
    (await statusOf(product)) === 200 &&
    (isDeadly || writers.every(({ editor }, at) => editor.isKept() && editor.saved() >= (waiting[at] ?? 0)))
  const savingAgain = await until(isWell, PATIENCE_MS, PATIENCE_MS, () => mended)
  const promised = await Promise.all(writers.map((writer) => writer.leave()))
  const lost = await lostOf(promised.flat(), { board, dice })
  return { isHit, toldByFrame, toldByReady, savingAgain, given: promised.flat().length, lost }
}

async function lostOf(promised: readonly Promised[], { board, dice }: Pick<Place, 'board' | 'dice'>): Promise<number> {
  try {
    const reader = await openEditor(board, dice.bytes)
    reader.close()
    return promised.filter((key) => isBrokenIn(reader.door.doc, key)).length
  } catch (error) {
    console.error('the board does not open any more: all of it is lost', error)
    return promised.length
  }
}

interface Writer {
  readonly editor: Editor
  /** When the first edit was sent that is not saved; now, if all are. */
  unsavedSince(): number
  /** Stops, and says what it was promised. */
  leave(): Promise<readonly Promised[]>
}

async function openWriter(board: BoardAddress, dice: Dice): Promise<Writer> {
  const editor = await openEditor(board, dice.bytes)
  const promises = new Promises(editor, dice)
  const sentAt: number[] = []
  let isLeaving = false
  const write = async () => {
    while (!isLeaving && editor.isOpen()) {
      if (editor.sent() - editor.saved() < MOST_UNSAVED) promises.edit()
      while (sentAt.length < editor.sent()) sentAt.push(performance.now())
      await after(PAUSE_MS)
    }
  }
  const written = write()
  return {
    editor,
    unsavedSince: () => sentAt[editor.saved()] ?? performance.now(),
    async leave() {
      isLeaving = true
      await written
      const given = promises.given()
      editor.close()
      return given
    },
  }
}

/** Milliseconds since `since` when it became so; `Infinity` if it did not within `most` of that, or `patience` at all. */
async function until(
  isSo: () => boolean | Promise<boolean>,
  patience: number,
  most = patience,
  since: () => number = () => 0,
): Promise<number> {
  for (const start = performance.now(); performance.now() - start < patience; ) {
    const from = since()
    if (await isSo()) return performance.now() - from
    if (from > 0 && performance.now() - from > most) break
    await after(10)
  }
  return Number.POSITIVE_INFINITY
}

async function statusOf({ url }: Product): Promise<number> {
  return (await fetch(`${url}/readyz`)).status
}
