/**
 * The thread that holds the SQLite file. Whatever waits when it comes round is one commit:
 *   questions  a  bc d     efg       h
 *   commits    -A-  -BCD--------EFG------H-     each answered after its fsync
 */

import { DatabaseSync } from 'node:sqlite'
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import { must } from '../../../shared/must.ts'
import { runBatch } from './batch.ts'
import { lockFolderOf } from './lock.ts'
import type { Answers, Question } from './operations.ts'
import { operations } from './operations.ts'
import { prepare } from './schema.ts'

/** A bound on one commit, so that the first of a flood need not wait for its last. */
const MOST_IN_A_BATCH = 1000

const port = must(parentPort, 'a parent thread')
const { file } = workerData as { file: string }
const lock = lockFolderOf(file)
const db = new DatabaseSync(file)
prepare(db)
const table = operations(db) as Record<string, (...args: unknown[]) => unknown>

function drain(first: Question): Question[] {
  const batch = [first]
  while (batch.length < MOST_IN_A_BATCH) {
    const next = receiveMessageOnPort(port) as { message: Question } | undefined
    if (!next) break
    batch.push(next.message)
  }
  return batch
}

port.on('message', (first: Question) => {
  const batch = drain(first)
  const outcomes = runBatch(
    db,
    batch.map((question) => () => {
      if (question.ask !== 'close') return must(table[question.ask], question.ask)(...question.args)
    }),
  )
  const answers: Answers = batch.map(({ id }, at) => ({ id, outcome: must(outcomes[at], 'an outcome') }))
  if (!batch.some(({ ask }) => ask === 'close')) return port.postMessage(answers)
  db.close()
  lock?.close()
  port.postMessage(answers)
  port.close()
})

port.postMessage([] satisfies Answers)
