/** Presences under load: every writer says at its pace what it holds, as the page does while a card is dragged. */

import { awarenessFrame } from '../../../shared/protocol/frames.ts'
import { paced } from './reader.ts'
import { type Session, until } from './session.ts'

export interface PresenceOutcome {
  readonly sent: number
  /** Whether every sample heard the last word of every writer. */
  readonly isWhole: boolean
  readonly seconds: number
  readonly busy: number
}

/** `rate` a second of each writer, for `seconds`. */
export async function present(session: Session, rate: number, seconds: number): Promise<PresenceOutcome> {
  const { writers, dialect } = session
  const samples = session.readers.flatMap(({ sample }) => sample ?? [])
  for (const sample of samples) sample.forget()
  const rounds = Math.round(rate * seconds)
  const clientOf = (at: number) => 2_000_000 + at
  const frames = Array.from({ length: rounds }, (_, round) =>
    writers.map((_, at) => {
      const held = { topics: ['t_0123456789abcdef'], over: { slotId: 's_0123456789abcdef', before: null } }
      const state = JSON.stringify({ name: `Writer ${at}`, color: at % 8, held, round })
      return dialect.wrapped(awarenessFrame([{ client: clientOf(at), clock: round + 1, state }]))
    }),
  ).flat()

  const cpu = process.cpuUsage()
  const start = performance.now()
  await paced(frames.length, rate * writers.length, (at) => {
    const frame = frames[at]
    if (frame) writers[at % writers.length]?.line.send(frame)
  })
  const took = (performance.now() - start) / 1000
  const { user, system } = process.cpuUsage(cpu)
  const isLast = (state: string | undefined) => state?.includes(`"round":${rounds - 1}`) === true
  const isWhole = await until(() => {
    return samples.every((sample) => {
      const last = sample.presences()
      return writers.every((_, at) => isLast(last.get(clientOf(at))))
    })
  })
  return { sent: frames.length, isWhole, seconds: took, busy: (user + system) / 1e6 / took }
}
