/**
 * For `node --import`: a server whose disk fails while the file `DISK` says so: `full` (SQLite may not grow by a page),
 * `error` (each commit ends with an I/O error), anything else: it is well.
 */

import { readFileSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import { getEnvironmentData, isMainThread, setEnvironmentData } from 'node:worker_threads'
import { rewriteAtLoad } from './rewrite.ts'

const MOST_PAGES = 4_294_967_294

if (isMainThread) setEnvironmentData('disk', process.env.DISK)
const disk = String(getEnvironmentData('disk'))
const state = (): string => readFileSync(disk, 'utf8')

Object.assign(globalThis, {
  beginning(db: DatabaseSync): void {
    const pages = Number(db.prepare('PRAGMA page_count').get()?.page_count)
    db.exec(`PRAGMA max_page_count = ${state() === 'full' ? pages : MOST_PAGES}`)
  },
  committing(): void {
    if (state() === 'error') throw Object.assign(new Error('disk I/O error'), { code: 'ERR_SQLITE_ERROR', errcode: 10 })
  },
})

const BATCH = 'server/adapters/sqlite/batch.ts'
const [begin, commit] = [`db.exec('BEGIN IMMEDIATE')`, `db.exec('COMMIT')`]
rewriteAtLoad(
  [
    { name: 'full disk', file: BATCH, find: begin, replace: `globalThis.beginning(db), ${begin}` },
    { name: 'I/O error', file: BATCH, find: commit, replace: `globalThis.committing(), ${commit}` },
  ],
  process.env.PLANT === undefined ? 'throw' : 'skip',
)
