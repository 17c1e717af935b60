/** Copies of a server that is written to, each restored beside it and looked at. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { must } from '../../shared/must.ts'
import { command } from '../support/command.ts'
import { dice } from '../support/dice.ts'
import { makeBoard, openEditor } from '../support/editor.ts'
import { startProduct } from '../support/product.ts'
import { Writer } from '../support/writer.ts'
import { furnish, titlesAt } from './chaos.ts'
import type { Proof } from './rows.ts'
import { partOf } from './rows.ts'

const ROUNDS = 50
const WRITERS = 4

export const backup: Proof = async (effort) => {
  const rounds = partOf(ROUNDS, effort)
  const product = await startProduct({ MAX_TOPICS: '100000', MAX_BOARD_BYTES: '100000000' })
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-backup-'))
  let [lost, doubled, damaged, entered] = [0, 0, 0, 0]
  try {
    const board = await makeBoard(product.url)
    const slot = await furnish(board, dice(effort.seed))
    const writers = Array.from(
      { length: WRITERS },
      (_, at) => new Writer(`w${at}`, board, [product.url], slot, dice(effort.seed + at)),
    )
    const writing = writers.map((writer) => writer.run(0))
    for (let round = 0; round < rounds; round++) {
      const before = writers.flatMap(({ given }) => [...given])
      const file = join(folder, `${round}.sqlite`)
      const to = join(folder, String(round))
      for (const [name, settings] of [
        ['backup', { DATA_DIR: product.dataDir }],
        ['restore', { DATA_DIR: to }],
      ] as const) {
        const { code, complained } = await command(name, file, settings)
        if (code !== 0) throw new Error(`${name}: ${complained}`)
      }
      const db = new DatabaseSync(join(to, 'plumbline.sqlite'), { readOnly: true })
      if (must(db.prepare('PRAGMA integrity_check').get(), 'an answer').integrity_check !== 'ok') damaged++
      const epoch = Number(must(db.prepare('SELECT epoch FROM boards').get(), 'the board').epoch)
      db.close()
      const restored = await startProduct({}, undefined, { dataDir: to })
      const old = await openEditor({ ...board, url: restored.url }, dice(1).bytes).catch(() => null)
      if (old) entered++
      const titles = await titlesAt({ ...board, epoch }, restored.url)
      await restored.stop()
      const shown = new Set(titles)
      lost += before.filter((title) => !shown.has(title)).length
      doubled += titles.length - shown.size
      await rm(to, { recursive: true })
      await rm(file)
    }
    for (const writer of writers) writer.stop()
    await Promise.all(writing)
    const given = writers.reduce((sum, writer) => sum + writer.given.length, 0)
    return [
      {
        what: `${rounds} copies under writes, ${given} edits: saved before the copy began and not in it`,
        found: `${lost}`,
        bound: '0',
        holds: lost === 0 && given > rounds,
      },
      { what: 'topics that stand twice after the restore', found: `${doubled}`, bound: '0', holds: doubled === 0 },
      { what: 'copies whose integrity check finds something', found: `${damaged}`, bound: '0', holds: damaged === 0 },
      {
        what: 'pages of before that were let in with what they had',
        found: `${entered}`,
        bound: '0',
        holds: entered === 0,
      },
    ]
  } finally {
    await product.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
