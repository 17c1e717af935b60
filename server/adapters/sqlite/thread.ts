/** The near end of the worker: asks by name, answers as promises, and says clearly when the thread is gone. */

import type { Worker } from 'node:worker_threads'
import type { Answers, OperationName, Operations, Question } from './operations.ts'

interface Waiting {
  resolve(value: unknown): void
  reject(error: Error): void
}

export class Thread {
  readonly #worker: Worker
  readonly #waiting = new Map<number, Waiting>()
  readonly #gone: Promise<void>
  readonly #broke = Promise.withResolvers<Error>()
  #next = 0
  #end: Error | null = null

  constructor(worker: Worker) {
    this.#worker = worker
    worker.on('message', (answers: Answers) => this.#answered(answers))
    worker.on('error', (error) => this.#ended(new Error('the database thread died', { cause: error })))
    this.#gone = new Promise((resolve) => {
      worker.on('exit', (code) => {
        this.#ended(new Error(`the database thread ended with code ${code}`))
        resolve()
      })
    })
  }

  get healthy(): boolean {
    return this.#end === null
  }

  /** [S5] Resolves with the reason if the thread ends without being closed. */
  get broken(): Promise<Error> {
    return this.#broke.promise
  }

  /** Arguments are copied to the other thread; views must be exact, because their whole buffer is copied. */
  ask<N extends OperationName>(name: N, ...args: Parameters<Operations[N]>): Promise<ReturnType<Operations[N]>> {
    return this.#post((id) => ({ id, ask: name, args })) as Promise<ReturnType<Operations[N]>>
  }

  /** Everything asked before is answered first. */
  async close(): Promise<void> {
    if (!this.#end) {
      const closed = this.#post((id) => ({ id, ask: 'close' }))
      this.#end = new Error('the stores are closed')
      await closed
    }
    await this.#gone
  }

  #post(question: (id: number) => Question): Promise<unknown> {
    if (this.#end) return Promise.reject(this.#end)
    const id = this.#next++
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      this.#worker.postMessage(question(id))
    })
  }

  #answered(answers: Answers): void {
    for (const { id, outcome } of answers) {
      const waiting = this.#waiting.get(id)
      this.#waiting.delete(id)
      if (outcome.ok) waiting?.resolve(outcome.value)
      else waiting?.reject(new Error(outcome.message))
    }
  }

  /** [S5] Nobody waits for ever for a thread that is not there. */
  #ended(error: Error): void {
    if (!this.#end) this.#broke.resolve(error)
    this.#end ??= error
    for (const { reject } of this.#waiting.values()) reject(this.#end)
    this.#waiting.clear()
  }
}
