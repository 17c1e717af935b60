/** An attendee who follows a programme through whichever server answers, as a browser's EventSource does. */

import type { Patch } from '../../shared/programme/diff.ts'
import { applyPatch } from '../../shared/programme/diff.ts'
import type { Programme } from '../../shared/programme/programme.ts'
import { eventReader } from './events.ts'
import { pause } from './pool.ts'

const PAUSE_MS = 200

export interface Follower {
  readonly programme: Programme | null
  /** Patches that did not fit what they were sent for. */
  readonly misfits: number
  /** Whether a sequence was ever lower than one before. */
  readonly wentBack: boolean
  stop(): void
}

/** `urls` of the servers: it begins with `first`, and goes on to the next when its stream ends. */
export function follow(urls: readonly string[], slug: string, first: number): Follower {
  const end = new AbortController()
  let programme: Programme | null = null
  let misfits = 0
  let wentBack = false
  let lastId = ''
  const take = (event: string, data: unknown) => {
    const before = programme
    if (event === 'programme') programme = data as Programme
    if (event === 'patch' && before) {
      const patch = data as Patch
      if (patch.sequence <= before.sequence) return
      const next = applyPatch(before, patch)
      if (!next) misfits++
      // As the page does: what does not fit is asked for anew.
      programme = next
      if (!next) lastId = ''
    }
    if (before && programme && programme.sequence < before.sequence) wentBack = true
  }
  const run = async (): Promise<void> => {
    for (let at = first; !end.signal.aborted; at++) {
      try {
        const url = `${urls[at % urls.length]}/p/${slug}/live`
        const headers: Record<string, string> = lastId === '' ? {} : { 'Last-Event-ID': lastId }
        const answer = await fetch(url, { headers, signal: end.signal })
        const reader = eventReader()
        let seen = 0
        if (answer.ok && answer.body) {
          for await (const bytes of answer.body) {
            reader.take(bytes)
            for (const { event, data, lastId: id } of reader.events.slice(seen)) {
              take(event, data)
              lastId = programme ? id : ''
            }
            seen = reader.events.length
          }
        }
      } catch (error) {
        if (end.signal.aborted) return
        if (!(error instanceof TypeError)) throw error
      }
      await pause(PAUSE_MS)
    }
  }
  void run()
  return {
    get programme() {
      return programme
    },
    get misfits() {
      return misfits
    },
    get wentBack() {
      return wentBack
    },
    stop: () => end.abort(),
  }
}
