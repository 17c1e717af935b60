/**
 * [W5, W6] Keeps one connection of the provider standing: when to try again, and when a silent one is given up.
 *
 * The provider would try again by itself, without chance in it: so `shouldConnect` is taken from it the moment that a
 * connection closes. Its own timers then find nothing to do, or a socket that is there already.
 */

import type { WebsocketProvider } from 'y-websocket'
import { checkFrame } from '../../shared/protocol/frames.ts'
import type { Release } from '../../shared/release.ts'
import { combine } from '../../shared/release.ts'
import { LOOK_EVERY, lookAt } from './hearing.ts'
import { reconnectDelay } from './reconnect.ts'

/** What a page can tell of the world: the browser's own objects, or a test's. */
export interface Surroundings {
  /** `online`, `offline`, `pageshow`. */
  readonly window: EventTarget
  /** `visibilitychange`. */
  readonly document: EventTarget & { readonly visibilityState: string }
  readonly navigator: { readonly onLine: boolean }
}

export interface StandingLine {
  /** From now on there is a connection, or an attempt, or one to come. */
  start(): void
  /** For good. */
  readonly release: Release
}

/** A clock that is further on than this between two looks has jumped: the machine slept. */
const JUMP = 5_000
/** A line that stood for so long was no failure. */
const STOOD = 5_000
/** An attempt that is older may hang in a network that is gone. */
const STALE_ATTEMPT = 1_000

/** Asks whether the line stands; the server answers whatever it is told. */
const QUESTION = new Uint8Array(checkFrame(new Uint8Array([0]), ''))
const NEVER = Number.NEGATIVE_INFINITY

export function standingLine(
  provider: WebsocketProvider,
  { window, document, navigator }: Surroundings,
  chance: () => number,
): StandingLine {
  let isStarted = false
  let isOver = false
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let begunAt = NEVER
  let syncedAt = NEVER
  let heardAt = NEVER
  let askedAt = NEVER
  let wokeAt = NEVER
  let sleptUntil = NEVER
  let lookedAt = Date.now()

  const attempt = () => {
    clearTimeout(timer)
    if (!isStarted || isOver || provider.ws !== null) return
    begunAt = Date.now()
    provider.connect()
  }
  const onClose = () => {
    provider.shouldConnect = false
    if (provider.synced && Date.now() - syncedAt >= STOOD) failures = 0
    clearTimeout(timer)
    if (!isOver) timer = setTimeout(attempt, reconnectDelay(failures++, chance(), navigator.onLine))
  }
  const onSync = (isSynced: boolean) => {
    if (isSynced) syncedAt = Date.now()
  }

  const onStatus = ({ status }: { status: string }) => {
    const { ws } = provider
    if (status !== 'connecting' || ws === null) return
    const hear = () => {
      if (ws === provider.ws) heardAt = Date.now()
    }
    ws.addEventListener('open', hear)
    ws.addEventListener('message', hear)
  }

  const look = () => {
    const now = Date.now()
    const jump = now - lookedAt
    lookedAt = now
    if (provider.ws === null) {
      if (jump > JUMP) atOnce()
      return
    }
    const phase = provider.wsconnected ? (provider.synced ? 'standing' : 'first-copy') : 'opening'
    const hearing = { phase, begunAt, heardAt, askedAt, wokeAt, sleptUntil } as const
    // What was asked before the clock jumped has had its time; silence while nothing ran here says nothing.
    const hasSlept = jump < 0 || jump > JUMP
    const move = lookAt(hasSlept ? { ...hearing, sleptUntil: now } : hearing, now)
    if (hasSlept) {
      sleptUntil = now
      wokeAt = now
      // Else the provider, which does not know of sleep, ends a line that may stand.
      provider.wsLastMessageReceived = now
    }
    if (move === 'give-up') giveUp()
    else if (move === 'ask' || (hasSlept && phase === 'standing')) ask(now)
  }
  const ask = (now: number) => {
    askedAt = now
    if (provider.ws?.readyState === WebSocket.OPEN) provider.ws.send(QUESTION)
  }
  const giveUp = () => provider.disconnect()
  const atOnce = () => {
    failures = 0
    if (provider.ws !== null && !provider.wsconnected && Date.now() - begunAt >= STALE_ATTEMPT) giveUp()
    attempt()
  }

  const wake = () => {
    if (!isStarted || isOver) return
    wokeAt = Date.now()
    atOnce()
    look()
  }
  const onVisible = () => document.visibilityState === 'visible' && wake()
  const onOffline = () => giveUp()
  const looking = setInterval(look, LOOK_EVERY)

  provider.on('connection-close', onClose)
  provider.on('sync', onSync)
  provider.on('status', onStatus)
  window.addEventListener('online', wake)
  window.addEventListener('offline', onOffline)
  window.addEventListener('pageshow', wake)
  document.addEventListener('visibilitychange', onVisible)
  return {
    start() {
      isStarted = true
      attempt()
    },
    release: combine(
      () => provider.disconnect(),
      () => provider.off('connection-close', onClose),
      () => provider.off('sync', onSync),
      () => provider.off('status', onStatus),
      () => window.removeEventListener('online', wake),
      () => window.removeEventListener('offline', onOffline),
      () => window.removeEventListener('pageshow', wake),
      () => document.removeEventListener('visibilitychange', onVisible),
      () => clearInterval(looking),
      () => clearTimeout(timer),
      () => {
        isOver = true
      },
    ),
  }
}
