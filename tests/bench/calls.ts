/** Functions of a child process, called by name from its parent: each question has one answer, or the child's error. */

import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** What a child answers: by name, each with one argument. */
export type Calls = Readonly<Record<string, (argument: never) => unknown>>

interface Question {
  readonly id: number
  readonly name: string
  readonly argument: unknown
}

interface Answer {
  readonly id: number
  readonly value?: unknown
  readonly error?: string
}

const READY = 'ready'
const GOODBYE_MS = 8_000

/** In the child: answers from now on, and ends with its parent. */
export function answerCalls(calls: Calls): void {
  process.on('message', ({ id, name, argument }: Question) => {
    const reply = (answer: Omit<Answer, 'id'>) => process.send?.({ id, ...answer })
    Promise.resolve(argument)
      .then((given) => calls[name]?.(given as never))
      .then((value) => reply({ value }))
      .catch((error: unknown) => reply({ error: error instanceof Error ? (error.stack ?? error.message) : `${error}` }))
  })
  process.on('disconnect', () => process.exit())
  process.send?.(READY)
}

export interface Child<C extends Calls> {
  /** Rejects with what the child threw, or when it ends before it has answered. */
  ask<K extends keyof C & string>(name: K, argument: Parameters<C[K]>[0]): Promise<Awaited<ReturnType<C[K]>>>
  /** Resolves when it is gone. SIGTERM is followed by SIGKILL where it does not help. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>
}

export interface Start {
  /** Beside the environment of this process. */
  readonly env?: Readonly<Record<string, string>>
  readonly flags?: readonly string[]
}

/** In the parent: resolves when the child answers. What it writes to stdout goes nowhere, stderr is told if it fails. */
export async function startChild<C extends Calls>(
  program: URL,
  { env = {}, flags = [] }: Start = {},
): Promise<Child<C>> {
  const child = fork(fileURLToPath(program), {
    env: { ...process.env, ...env },
    execArgv: [...flags],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  const asked = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>()
  const name = program.pathname.split('/').at(-1)
  let said = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-4_000)
  })
  child.on('exit', (code, signal) => {
    for (const { reject } of asked.values()) reject(new Error(`${name} ended with ${code ?? signal}:\n${said}`))
  })
  const answered = ({ id, value, error }: Answer) => {
    const one = asked.get(id)
    asked.delete(id)
    if (error === undefined) one?.resolve(value as never)
    else one?.reject(new Error(`${name}: ${error}\n${said}`))
  }
  let questions = 0
  const started = new Promise<void>((resolve, reject) => {
    asked.set(questions, { resolve: resolve as (value: never) => void, reject })
    child.on('message', (message: Answer | typeof READY) => {
      if (message === READY) answered({ id: 0 })
      else answered(message)
    })
  })
  await started
  return {
    ask: (call, argument) =>
      new Promise((resolve, reject) => {
        const id = ++questions
        asked.set(id, { resolve: resolve as (value: never) => void, reject })
        if (child.connected) child.send({ id, name: call, argument } satisfies Question)
        else reject(new Error(`${name} has ended:\n${said}`))
      }),
    stop: (signal = 'SIGTERM') => stopped(child, signal),
  }
}

async function stopped(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'exit')
  child.kill(signal)
  const late = setTimeout(() => child.kill('SIGKILL'), GOODBYE_MS)
  await exit
  clearTimeout(late)
}
