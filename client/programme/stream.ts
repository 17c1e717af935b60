/**
 * The line to one programme: Server-Sent Events, opened again by itself; where they do not come through, plain requests.
 *
 *   stream   ─ programme ─ patch ─ patch ─╳ lost ······ open ─ patch ─
 *   request                                 └ why? ┘ (only when the stream was refused or stays silent)
 */

import type { Patch } from '../../shared/programme/diff.ts'
import type { Programme } from '../../shared/programme/programme.ts'
import { combine, type Release } from '../../shared/release.ts'
import { ApiFailure, request } from '../http.ts'
import { onWindow } from '../ui/on-window.ts'
import type { ProgrammeEvent } from './programme-state.ts'

/** A stream that says nothing for so long after it was opened is held back by something on the way: we ask instead. */
const SILENCE_MS = 4_000
/** Between attempts after a refusal: doubles up to the last. */
const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 30_000
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
  /** Only the first time: later the whole is wanted, or the browser says itself what it had. */
  let since = has
  let source: EventSource | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let wait = FIRST_WAIT_MS
  let closed = false
  let asking: AbortController | null = null

  function open(): void {
    drop()
    const fresh = new EventSource(`${base}/live${since === null ? '' : `?since=${since}`}`)
    source = fresh
    const beat = () => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        tell({ type: 'lost', at: Date.now() })
        open()
      }, DEAD_MS)
    }
    const heard = (event: ProgrammeEvent) => {
      beat()
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
      tell({ type: 'lost', at: Date.now() })
      if (fresh.readyState === EventSource.CLOSED) void ask()
    })
    timer = setTimeout(() => void ask(), SILENCE_MS)
  }

  /** Finds out by a plain request what is so, then tries the stream again. */
  async function ask(): Promise<void> {
    drop()
    const mine = new AbortController()
    asking = mine
    const answer = await whole(mine.signal)
    if (mine.signal.aborted) return
    tell(answer)
    if (answer.type === 'unknown') return
    timer = setTimeout(open, wait)
    wait = Math.min(wait * 2, LONGEST_WAIT_MS)
  }

  async function whole(signal: AbortSignal): Promise<ProgrammeEvent> {
    try {
      const programme = await request<Programme>('GET', `${base}/programme.json`, undefined, signal)
      return { type: 'whole', programme, at: Date.now() }
    } catch (error) {
      if (signal.aborted || !(error instanceof ApiFailure)) return { type: 'lost', at: Date.now() }
      if (error.code === 'not_published') return { type: 'hidden' }
      return error.status === 404 ? { type: 'unknown' } : { type: 'lost', at: Date.now() }
    }
  }

  function drop(): void {
    clearTimeout(timer)
    asking?.abort()
    source?.close()
    source = null
  }

  const again = () => {
    if (!closed) open()
  }
  const release = combine(
    () => {
      closed = true
      drop()
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
