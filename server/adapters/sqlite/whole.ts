/** A whole SQLite file: a copy of it while a server writes to it, its rows, and a new file of rows. */

import { closeSync, constants, copyFileSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { type ColumnKind, type Row, TABLES, type Table, type Value } from '../local/tables.ts'
import { lockFolderOf } from './lock.ts'
import { prepare, VERSION, versionOf } from './schema.ts'

/** [S42] As it was at one moment; nobody waits for it. Rejects with a sentence; `to` is whole or not there. */
export async function copyFile(from: string, to: string): Promise<void> {
  if (!existsSync(from)) throw new Error(`there is no database ${from}. Set DATA_DIR to the folder of the server.`)
  await whole(to, (part) => {
    const db = new DatabaseSync(from)
    try {
      db.exec('PRAGMA busy_timeout = 5000')
      // One read transaction: of a file that is written ahead, writers go on meanwhile.
      db.prepare('VACUUM INTO ?').run(part)
    } finally {
      db.close()
    }
  })
}

/** Writes a new file of this version from rows. `to` is whole or not there. */
export async function writeFile(
  to: string,
  fill: (add: (table: Table, row: Row) => void) => Promise<void>,
): Promise<void> {
  await whole(to, async (part) => {
    const db = new DatabaseSync(part)
    try {
      prepare(db)
      db.exec('PRAGMA journal_mode = DELETE; BEGIN')
      await fill(adderTo(db))
      db.exec('COMMIT')
    } finally {
      db.close()
    }
  })
}

export function adderTo(db: DatabaseSync): (table: Table, row: Row) => void {
  const statements = new Map(
    TABLES.map(({ name, columns }) => {
      const names = Object.keys(columns)
      const text = `INSERT INTO ${name} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`
      return [name, { statement: db.prepare(text), names }]
    }),
  )
  return ({ name }, row) => {
    const known = statements.get(name)
    known?.statement.run(...known.names.map((column) => stored(row[column] ?? null)))
  }
}

const stored = (value: Value): SQLInputValue => (typeof value === 'boolean' ? Number(value) : value)

/** Every row of a copy, brought to this version. Throws with a sentence for what is no copy of ours. */
export function* rowsOf(file: string): Generator<[Table, Row]> {
  const db = openCopy(file)
  try {
    for (const table of TABLES) {
      const names = Object.entries(table.columns)
      const order = (table.key ?? ['rowid']).join(', ')
      for (const row of db.prepare(`SELECT * FROM ${table.name} ORDER BY ${order}`).iterate())
        yield [table, Object.fromEntries(names.map(([name, kind]) => [name, read(kind, row[name] ?? null)]))]
    }
  } finally {
    db.close()
  }
}

const read = (kind: ColumnKind, value: unknown): Value =>
  kind === 'flag' ? value === 1 : (value as string | number | Uint8Array | null)

/** In memory, so that the file stays as it is. */
function openCopy(file: string): DatabaseSync {
  if (!existsSync(file)) throw new Error(`there is no file ${file}.`)
  const part = `${file}.read-${process.pid}`
  copyFileSync(file, part, constants.COPYFILE_EXCL)
  const forget = () => {
    for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(part + ending, { force: true })
  }
  const db = opened(part, file, forget)
  const close = db.close.bind(db)
  db.close = () => {
    close()
    forget()
  }
  return db
}

function opened(part: string, file: string, forget: () => void): DatabaseSync {
  const db = new DatabaseSync(part)
  try {
    const { integrity_check: found } = db.prepare('PRAGMA integrity_check').get() as { integrity_check: string }
    if (found !== 'ok') throw new Error(`it is damaged: ${found}`)
    const version = versionOf(db)
    if (version === 0) throw new Error('it is no backup of Plumbline')
    if (version > VERSION) throw new Error(`it is of version ${version}, this Plumbline knows up to ${VERSION}`)
    prepare(db)
    return db
  } catch (error) {
    db.close()
    forget()
    throw new Error(`${file} cannot be read: ${(error as Error).message}.`, { cause: error })
  }
}

/** Fills the file of a server that has no boards yet. Throws with a sentence where there are some, or it runs. */
export function fillFile(file: string, rows: Iterable<readonly [Table, Row]>): number {
  const lock = lockFolderOf(file)
  const db = new DatabaseSync(file)
  try {
    prepare(db)
    if (db.prepare('SELECT 1 FROM boards LIMIT 1').get())
      throw new Error('it has boards already, and nothing is written over them. Set DATA_DIR to an empty folder.')
    db.exec('BEGIN IMMEDIATE')
    const add = adderTo(db)
    let boards = 0
    for (const [table, row] of rows) {
      add(table, row)
      if (table.name === 'boards') boards++
    }
    db.exec('COMMIT')
    return boards
  } finally {
    db.close()
    lock?.close()
  }
}

async function whole(to: string, write: (part: string) => void | Promise<void>): Promise<void> {
  const part = partOf(to)
  try {
    await write(part)
    settle(part, to)
  } catch (error) {
    rmSync(part, { force: true })
    throw error
  }
}

function partOf(to: string): string {
  if (existsSync(to)) throw new Error(`${to} is there already, and is not written over.`)
  return `${to}.part-${process.pid}`
}

/** On disk before it has its name, and the name on disk before anybody is told. */
function settle(part: string, to: string): void {
  sync(part)
  renameSync(part, to)
  sync(dirname(to))
}

function sync(path: string): void {
  const opened = openSync(path, 'r')
  fsyncSync(opened)
  closeSync(opened)
}
