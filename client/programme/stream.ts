/**
 * The line to one programme: Server-Sent Events, opened again by itself; where they do not come through, it is asked for
 * every few seconds what is new, until they do.
 *
 *   stream   ─ programme ─ patch ─ patch ─╳ lost ······ open ─ patch ─
 *   refused or silent      ╳                      ┌ stream tried again, and told of only if it speaks
 *   request                 └ whole ─ 304 ─ 304 ──┴ 304 ─ whole ─
 */

import type { Patch } from '../../shared/programme/diff.ts'
import type { Programme } from '../../shared/programme/programme.ts'
import { combine, type Release } from '../../shared/release.ts'
import { onWindow } from '../ui/on-window.ts'
import type { ProgrammeAsked } from './asked-programme.ts'
import { programmeAsked } from './asked-programme.ts'
import type { ProgrammeEvent } from './programme-state.ts'

/** A stream that says nothing for so long after it was opened is held back by something on the way: we ask instead. */
const SILENCE_MS = 4_000
/** Between two requests while there is no stream. */
const ASK_MS = 10_000
/** So many requests in, the stream is tried again. */
const ASKED_BEFORE_STREAM = 6
/** Between attempts while nothing answers: doubles up to the time between two requests. */
const FIRST_WAIT_MS = 1_000
/** The server says something every 15 s: a line that is silent for so long is dead at its other end. */
const DEAD_MS = 40_000
/** A phone that slept longer than this may hold a line that nobody is at the other end of. */
const AWAY_MS = 60_000

export interface ProgrammeLine {
  /** Drops the line and opens a new one, which begins with the whole programme. */
  readonly again: () => void
  readonly close: Release
}

/** Tells everything that happens on the line until it is closed. `has` is the sequence of what the page begins with. */
export function openLine(
  slug: string,
  tell: (event: ProgrammeEvent) => void,
  has: number | null = null,
): ProgrammeLine {
  const base = `/p/${encodeURIComponent(slug)}`
  const asked: ProgrammeAsked = programmeAsked(`${base}/programme.json`)
  /** Only the first time: later the whole is wanted, or the browser says itself what it had. */
  let since = has
  let source: EventSource | null = null
  /** Of the stream: that it stays silent, or died. Of the requests: the next. */
  const timers: { stream?: ReturnType<typeof setTimeout>; request?: ReturnType<typeof setTimeout> } = {}
  let wait = FIRST_WAIT_MS
  let closed = false
  let asking: AbortController | null = null
  /** Requests since there was a stream; `null` while there is one, or the first is on its way. */
  let times: number | null = null

  /** While requests bring what is new, a stream that does not come is no news. */
  const isAsking = () => times !== null

  function open(): void {
    dropStream()
    const fresh = new EventSource(`${base}/live${since === null ? '' : `?since=${since}`}`)
    source = fresh
    const beat = () => {
      clearTimeout(timers.stream)
      timers.stream = setTimeout(() => {
        tell({ type: 'lost', at: Date.now() })
        open()
      }, DEAD_MS)
    }
    const heard = (event: ProgrammeEvent) => {
      beat()
      dropRequests()
      wait = FIRST_WAIT_MS
      tell(event)
    }
    /** The server knows what we have, so that on the same stream's next opening silence means: nothing new. */
    let resumes = since !== null
    since = null
    fresh.addEventListener('open', () => {
      if (resumes) heard({ type: 'open', at: Date.now() })
    })
    fresh.addEventListener('programme', ({ data }) => {
      resumes = true
      heard({ type: 'whole', programme: JSON.parse(data) as Programme, at: Date.now() })
    })
    fresh.addEventListener('patch', ({ data }) =>
      heard({ type: 'patch', patch: JSON.parse(data) as Patch, at: Date.now() }),
    )
    fresh.addEventListener('hidden', () => {
      resumes = false
      heard({ type: 'hidden' })
    })
    fresh.addEventListener('beat', beat)
    fresh.addEventListener('error', () => {
      if (isAsking()) return dropStream()
      tell({ type: 'lost', at: Date.now() })
      if (fresh.readyState === EventSource.CLOSED) instead()
    })
    timers.stream = setTimeout(isAsking() ? dropStream : instead, SILENCE_MS)
  }

  /** Asks, from now on, until a stream speaks. */
  function instead(): void {
    dropStream()
    times = 0
    void ask()
  }

  async function ask(): Promise<void> {
    asking?.abort()
    const mine = new AbortController()
    asking = mine
    const answer = await asked.ask(mine.signal)
    if (mine.signal.aborted) return
    tell(answer)
    if (answer.type === 'unknown') return dropRequests()
    times = (times ?? 0) + 1
    const isLost = answer.type === 'lost'
    timers.request = setTimeout(() => void ask(), isLost ? wait : ASK_MS)
    wait = isLost ? Math.min(wait * 2, ASK_MS) : FIRST_WAIT_MS
    if (times % ASKED_BEFORE_STREAM === 0 || isLost) open()
  }

  function dropStream(): void {
    clearTimeout(timers.stream)
    source?.close()
    source = null
  }

  function dropRequests(): void {
    clearTimeout(timers.request)
    asking?.abort()
    asking = null
    times = null
  }

  const again = () => {
    if (closed) return
    dropRequests()
    asked.forget()
    open()
  }
  const release = combine(
    () => {
      closed = true
      dropStream()
      dropRequests()
    },
    onWindow('offline', () => tell({ type: 'lost', at: Date.now() })),
    onWindow('online', again),
    onReturn(again),
  )
  open()
  return { again, close: release }
}

function onReturn(listener: () => void): Release {
  let left = Date.now()
  const turned = () => {
    if (document.visibilityState === 'hidden') left = Date.now()
    else if (Date.now() - left > AWAY_MS) listener()
  }
  document.addEventListener('visibilitychange', turned)
  return () => document.removeEventListener('visibilitychange', turned)
}
