/**
 * Redis as the bus: its channels, which keep nothing. So nothing is lost with it but speed, whatever it forgets, and
 * `FLUSHALL` means nothing to us.
 */

import { randomBytes } from 'node:crypto'
import { Redis } from 'ioredis'
import type { Release } from '../../../shared/release.ts'
import type { Bus } from '../../ports/bus.ts'
import type { Log } from '../../ports/log.ts'

/** Every channel of ours begins so: others may use the same Redis. */
const PREFIX = 'plumbline:'
const LONGEST_PAUSE_MS = 1_000
/** A Redis that does not answer for so long is gone, also when its connection says nothing. */
const SILENCE_MS = 3_000
const PING_MS = 1_000
/** What may wait for a Redis that reads slowly; more is lost, and read from the database. */
const MOST_WAITING_BYTES = 8_000_000
const SENDER_BYTES = 8

type Listener = (message: Uint8Array) => void

/** `url` as in `REDIS_URL`. Resolves at once: without Redis the servers go on, slower. */
export function redisBus(url: string, log: Log): Bus {
  const options = {
    // Nothing waits for it: what cannot be said now is not said.
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (attempt: number) => Math.min(LONGEST_PAUSE_MS, 50 * 2 ** attempt),
    connectTimeout: SILENCE_MS,
    autoResubscribe: false,
  }
  const [speaking, hearing] = [new Redis(url, options), new Redis(url, options)]
  const sender = randomBytes(SENDER_BYTES)
  const listeners = new Map<string, Set<Listener>>()
  const turning = new Set<(isUp: boolean) => void>()
  let isUp = false
  let isClosed = false
  let lastHeard = performance.now()

  function turn(now: boolean): void {
    if (now === isUp || isClosed) return
    isUp = now
    if (now) log.info({}, 'Redis carries news between the servers')
    else log.warn({}, 'Redis is away: the servers read what is new from the database')
    for (const listener of [...turning]) listener(now)
  }

  /** Up is who hears everything again. */
  async function begin(): Promise<void> {
    lastHeard = performance.now()
    const topics = [...listeners.keys()].map((topic) => PREFIX + topic)
    try {
      if (topics.length > 0) await hearing.subscribe(...topics)
      if (hearing.status === 'ready' && speaking.status === 'ready') turn(true)
    } catch (error) {
      log.warn({ err: error }, 'Redis cannot be listened to')
      hearing.disconnect(true)
    }
  }

  for (const line of [speaking, hearing]) {
    // Each attempt that fails: `turn` has said so once.
    line.on('error', () => undefined)
    line.on('ready', () => void begin())
    line.on('close', () => turn(false))
  }
  hearing.on('messageBuffer', (channel: Buffer, bytes: Buffer) => {
    lastHeard = performance.now()
    if (bytes.subarray(0, SENDER_BYTES).equals(sender)) return
    const topic = channel.toString('utf8').slice(PREFIX.length)
    for (const listener of [...(listeners.get(topic) ?? [])]) listener(bytes.subarray(SENDER_BYTES))
  })

  const pinging = setInterval(() => {
    if (!isUp) return
    const heard = () => {
      lastHeard = performance.now()
    }
    hearing.ping().then(heard, () => undefined)
    if (performance.now() - lastHeard < SILENCE_MS) return
    turn(false)
    for (const line of [speaking, hearing]) line.disconnect(true)
  }, PING_MS).unref()

  return {
    get isUp() {
      return isUp
    },
    say(topic, message) {
      const stream = (speaking as unknown as { stream?: { writableLength: number } }).stream
      if (!isUp || (stream?.writableLength ?? 0) > MOST_WAITING_BYTES) return
      speaking.publish(PREFIX + topic, Buffer.concat([sender, message])).catch(() => undefined)
    },
    async hear(topic, listener) {
      const known = listeners.get(topic)
      const own = known ?? new Set()
      listeners.set(topic, own.add(listener))
      // Where it fails, `begin` does it when Redis is back.
      if (!known && isUp) await hearing.subscribe(PREFIX + topic).catch(() => undefined)
      return () => {
        own.delete(listener)
        if (own.size > 0 || listeners.get(topic) !== own) return
        listeners.delete(topic)
        if (isUp) hearing.unsubscribe(PREFIX + topic).catch(() => undefined)
      }
    },
    onTurn(listener): Release {
      turning.add(listener)
      return () => turning.delete(listener)
    },
    async close() {
      isClosed = true
      clearInterval(pinging)
      for (const line of [speaking, hearing]) line.disconnect()
    },
  }
}
