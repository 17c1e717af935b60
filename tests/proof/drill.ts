/** One server that is killed again and again under writes, and what is found after each time. */

import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as after } from 'node:timers/promises'
import { must } from '../../shared/must.ts'
import type { Dice } from '../support/dice.ts'
import type { BoardAddress, Editor } from '../support/editor.ts'
import { makeBoard, openEditor } from '../support/editor.ts'
import { settle } from '../support/fake-clock.ts'
import type { Product } from '../support/product.ts'
import { startProduct } from '../support/product.ts'
import type { Promised } from '../support/promises.ts'
import { isBrokenIn, Promises } from '../support/promises.ts'
import type { DeathPoint } from './death-points.ts'
import { unexplainedIn } from './explained.ts'

/** How a life ends: at a named point, after so many edits, or so many milliseconds after its start. */
export type Death =
  | { readonly at: 'point'; readonly point: DeathPoint; readonly passing: number }
  | { readonly at: 'edit'; readonly edits: number }
  | { readonly at: 'start'; readonly ms: number }

export interface Findings {
  readonly deaths: number
  /** Keys whose state was promised; and how the lives ended in which those were promised that are not found. */
  readonly given: number
  readonly lost: readonly Death['at'][]
  /** What SQLite says of a copy of the folder as the dead left it. */
  readonly damage: string[]
  /** From a start after a death to the first ready answer. */
  readonly readyMs: number[]
}

const EDITORS = 2
const MOST_UNSAVED = 12
/** An ordinary board stays one: after so many lives another is written. */
const LIVES_A_BOARD = 20
/** A point that is not reached in so many edits is not there. */
const MOST_EDITS = 3000
const COMPACT_AFTER = '25'
/** Between the end of a connection and that of its process. */
const A_MOMENT_MS = 3000
/** Two hands that write as fast as they can are no subject here. */
const UNBOUNDED = { UPDATES_PER_SECOND: '100000', UPDATES_BURST: '100000' }

/** Ends early when something was lost or damaged, here or in another drill with that `end`: more would say no more. */
export async function drill(deaths: readonly Death[], dice: Dice, end: AbortController): Promise<Findings> {
  const product = await startProduct({ COMPACT_AFTER, ...UNBOUNDED }, undefined, {
    imports: ['./tests/proof/dying.ts'],
  })
  try {
    return await new Drill(product, dice, end).run(deaths)
  } finally {
    await product.stop()
  }
}

/** [S4] Boards of which an update is missing between their snapshot and their newest number. */
const GAPS = `
  SELECT id FROM boards WHERE seq <> coalesce((SELECT up_to FROM snapshots WHERE board = id), 0)
    + (SELECT count(*) FROM updates WHERE board = id)`

interface Account {
  readonly board: BoardAddress
  readonly promised: { readonly from: Death['at']; readonly key: Promised }[]
}

class Drill {
  readonly #product: Product
  readonly #dice: Dice
  readonly #end: AbortController
  readonly #accounts: Account[] = []
  readonly #lost = new Map<Promised, Death['at']>()
  readonly #damage: string[] = []
  readonly #readyMs: number[] = []

  constructor(product: Product, dice: Dice, end: AbortController) {
    this.#product = product
    this.#dice = dice
    this.#end = end
  }

  async run(deaths: readonly Death[]): Promise<Findings> {
    // One more than are written: what others do must leave it whole.
    for (let life = 0; life < deaths.length + LIVES_A_BOARD; life += LIVES_A_BOARD)
      this.#accounts.push({ board: await makeBoard(this.#product.url), promised: [] })
    await this.#product.kill9()
    let died = 0
    for (const death of deaths) {
      const account = must(this.#accounts[Math.floor(died / LIVES_A_BOARD)], 'a board')
      await this.#live(account, death)
      died++
      await this.#examine()
      if (this.#lost.size + this.#damage.length > 0) this.#end.abort()
      if (this.#end.signal.aborted) break
    }
    if (!this.#end.signal.aborted) {
      await this.#product.restart()
      for (const account of this.#accounts) await this.#look(account)
    }
    return {
      deaths: died,
      given: this.#accounts.reduce((sum, { promised }) => sum + promised.length, 0),
      lost: [...this.#lost.values()],
      damage: this.#damage,
      readyMs: this.#readyMs,
    }
  }

  async #live(account: Account, death: Death): Promise<void> {
    if (!(await this.#starts(death))) return
    const editors = await this.#join(account)
    if (!editors) return
    const writers = editors.map((editor) => new Promises(editor, this.#dice))
    await this.#write(editors, writers, death)
    const keys = writers.flatMap((promises) => promises.given())
    account.promised.push(...keys.map((key) => ({ from: death.at, key })))
  }

  /** Whether it came to its feet; if not, it died as it was meant to. */
  async #starts(death: Death): Promise<boolean> {
    const begun = performance.now()
    const starting = this.#product.restart(
      death.at === 'point' ? { DIE_AT: `${death.point.name}#${death.passing}` } : {},
    )
    const isReady = starting.then(
      () => true,
      async (error: unknown) => {
        if ((await this.#product.ended()) === 'SIGKILL') return false
        throw error
      },
    )
    if (death.at === 'start') {
      await Promise.race([after(death.ms), isReady])
      await this.#product.kill9()
      await isReady
      return false
    }
    const isStarted = await isReady
    if (isStarted) this.#readyMs.push(performance.now() - begun)
    return isStarted
  }

  /** Looks for all that this board was promised, and takes a seat; `null` if the server died meanwhile. */
  async #join(account: Account): Promise<Editor[] | null> {
    try {
      await this.#look(account)
      return await Promise.all(Array.from({ length: EDITORS }, () => openEditor(account.board, this.#dice.bytes)))
    } catch (error) {
      const signal = await Promise.race([this.#product.ended(), after(A_MOMENT_MS)])
      if (signal === 'SIGKILL') return null
      this.#damage.push(`a board does not open: ${String(error)}`)
      await this.#product.kill9()
      return null
    }
  }

  /** By a fresh document: what was lost would come back with those who wrote it. */
  async #look({ board, promised }: Account): Promise<void> {
    const reader = await openEditor(board, this.#dice.bytes)
    for (const { from, key } of promised) if (isBrokenIn(reader.door.doc, key)) this.#lost.set(key, from)
    reader.close()
  }

  async #write(editors: readonly Editor[], writers: readonly Promises[], death: Death): Promise<void> {
    const isAsked = death.at === 'point' && death.point.during === 'closing'
    const last = death.at === 'edit' ? death.edits : isAsked ? 1 + this.#dice.roll(60) : MOST_EDITS
    let edits = 0
    let ending: Promise<void> | null = null
    const end = async () => {
      if (isAsked) this.#product.terminate()
      else await this.#product.kill9()
    }
    while (editors.some((editor) => editor.isOpen())) {
      const ready = editors.flatMap((editor, at) =>
        editor.isOpen() && editor.sent() - editor.saved() < MOST_UNSAVED ? must(writers[at], 'a writer') : [],
      )
      for (const promises of ready) {
        promises.edit()
        if (++edits === last) ending = end()
        // A planted fault may have taken the place of the point.
        if (edits === MOST_EDITS && !process.env.PLANT) throw new Error(`did not come: ${JSON.stringify(death)}`)
      }
      await (ready.length > 0 ? settle() : Promise.race(editors.map((editor) => editor.hears())))
    }
    await ending
    const signal = await this.#product.ended()
    if (signal !== 'SIGKILL' && !process.env.PLANT)
      throw new Error(`the server ended by itself:\n${this.#product.log()}`)
  }

  /** The folder stays as the dead left it: what is recovered is a copy. */
  async #examine(): Promise<void> {
    const folder = await mkdtemp(join(tmpdir(), 'plumbline-examined-'))
    const files = (await readdir(this.#product.dataDir)).filter((name) => /sqlite(-wal)?$/.test(name))
    for (const name of files) await copyFile(join(this.#product.dataDir, name), join(folder, name))
    const db = new DatabaseSync(join(folder, 'plumbline.sqlite'))
    const said = db.prepare('PRAGMA integrity_check').all()
    const gaps = db.prepare(GAPS).all()
    const unexplained = await unexplainedIn(db)
    db.close()
    await rm(folder, { recursive: true })
    this.#damage.push(...said.map(({ integrity_check }) => String(integrity_check)).filter((line) => line !== 'ok'))
    this.#damage.push(...gaps.map(({ id }) => `${id} has a gap in its numbers`))
    this.#damage.push(...unexplained.map((id) => `the steps of ${id} do not lead to what it says`))
  }
}
