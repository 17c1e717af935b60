/** Group commit: many operations, one transaction, each failing or standing for itself. */

import type { DatabaseSync } from 'node:sqlite'

export type Outcome = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly message: string }

const said = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/**
 * [S3] Runs the operations in order. One that throws is undone alone; if the commit fails, none has happened. Whoever
 * gets these outcomes can give the word "saved": they exist only after the commit.
 */
export function runBatch(db: DatabaseSync, operations: readonly (() => unknown)[]): Outcome[] {
  try {
    db.exec('BEGIN IMMEDIATE')
    const outcomes = operations.map((operation) => runOne(db, operation))
    db.exec('COMMIT')
    return outcomes
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK')
    return operations.map(() => ({ ok: false, message: said(error) }))
  }
}

function runOne(db: DatabaseSync, operation: () => unknown): Outcome {
  db.exec('SAVEPOINT one')
  try {
    const value = operation()
    db.exec('RELEASE one')
    return { ok: true, value }
  } catch (error) {
    // A full disk can roll back the whole transaction: then this throws too, and the batch as a whole has failed.
    db.exec('ROLLBACK TO one; RELEASE one')
    return { ok: false, message: said(error) }
  }
}
