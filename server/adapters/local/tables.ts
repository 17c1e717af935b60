/** What all stores keep, table by table: for copies that move from one kind of store to another. */

/** `typed`: what people typed. `flag`: yes or no. */
export type ColumnKind = 'text' | 'typed' | 'number' | 'flag' | 'bytes'

export interface Table {
  readonly name: string
  readonly columns: Readonly<Record<string, ColumnKind>>
  /** Its primary key, by which rows are read; `null`: in the order in which they were added, which the lists of people keep. */
  readonly key: readonly string[] | null
}

export type Value = string | number | boolean | Uint8Array | null
export type Row = Readonly<Record<string, Value>>

/** In an order in which rows can be added: what others refer to comes first. */
export const TABLES: readonly Table[] = [
  { name: 'boards', columns: { id: 'text', epoch: 'number', seq: 'number' }, key: ['id'] },
  { name: 'snapshots', columns: { board: 'text', up_to: 'number', bytes: 'bytes' }, key: ['board'] },
  { name: 'updates', columns: { board: 'text', seq: 'number', bytes: 'bytes' }, key: ['board', 'seq'] },
  {
    name: 'programmes',
    columns: {
      board: 'text',
      slug: 'text',
      mode: 'text',
      programme: 'text',
      record: 'text',
      derived_from: 'number',
      saves: 'number',
      embed_origins: 'text',
    },
    key: ['board'],
  },
  {
    name: 'editions',
    columns: {
      board: 'text',
      number: 'number',
      at: 'number',
      note: 'typed',
      changes: 'text',
      about: 'text',
      withdrawn: 'flag',
      programme: 'text',
    },
    key: ['board', 'number'],
  },
  { name: 'picks', columns: { secret: 'text', slug: 'text', topics: 'text', used_at: 'number' }, key: ['secret'] },
  {
    name: 'grants',
    columns: {
      id: 'text',
      board: 'text',
      role: 'text',
      label: 'typed',
      secret: 'text',
      created_at: 'number',
      expires_at: 'number',
      revoked_at: 'number',
      used_at: 'number',
    },
    key: null,
  },
  {
    name: 'sessions',
    columns: { session: 'text', board: 'text', grant_id: 'text', expires_at: 'number' },
    key: ['session', 'board'],
  },
  {
    name: 'steps',
    columns: { board: 'text', step: 'number', at: 'number', mark: 'flag', bytes: 'bytes' },
    key: ['board', 'step'],
  },
  {
    name: 'keyframes',
    columns: { board: 'text', step: 'number', at: 'number', bytes: 'bytes' },
    key: ['board', 'step'],
  },
  {
    name: 'kept_moments',
    columns: {
      board: 'text',
      id: 'text',
      kind: 'text',
      step: 'number',
      at: 'number',
      name: 'typed',
      by: 'typed',
      bytes: 'bytes',
    },
    key: ['board', 'id'],
  },
]

/**
 * Begins a new life of everything in a copy, `now` in milliseconds since 1970: documents of before, which may have gone on
 * after the copy was made, never meet those of after (S42). Seconds, because a number that was counted up may have been
 * used by the life that was lost.
 */
export function reborn(table: string, row: Row, now: number): Row {
  const seconds = Math.floor(now / 1000)
  if (table === 'boards') return { ...row, epoch: Math.max(Number(row.epoch) + 1, seconds) }
  if (table !== 'programmes' || typeof row.programme !== 'string') return row
  const programme = JSON.parse(row.programme) as { sequence: number }
  return { ...row, programme: JSON.stringify({ ...programme, sequence: Math.max(programme.sequence + 1, seconds) }) }
}
