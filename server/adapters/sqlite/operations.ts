/** Everything the worker can be asked, by name: what crosses between the threads is a name and its arguments. */

import type { DatabaseSync } from 'node:sqlite'
import type { Outcome } from './batch.ts'
import { boardOperations } from './board-operations.ts'
import { grantOperations } from './grant-operations.ts'
import { historyOperations } from './history-operations.ts'
import { pickOperations } from './pick-operations.ts'
import { programmeOperations } from './programme-operations.ts'

export function operations(db: DatabaseSync) {
  const history = historyOperations(db)
  return {
    ...history,
    ...boardOperations(db, history),
    ...programmeOperations(db),
    ...grantOperations(db),
    ...pickOperations(db),
  }
}

export type Operations = ReturnType<typeof operations>
export type OperationName = keyof Operations

/** One question to the worker, or its end. */
export type Question =
  | { readonly id: number; readonly ask: OperationName; readonly args: readonly unknown[] }
  | { readonly id: number; readonly ask: 'close' }

/** All answers of one commit. */
export type Answers = readonly { readonly id: number; readonly outcome: Outcome }[]
