/** The programme by plain requests: the server sends it only when it is another than it sent before (ETag). */

import type { Programme } from '../../shared/programme/programme.ts'
import type { ApiError } from '../../shared/protocol/api.ts'
import type { ProgrammeEvent } from './programme-state.ts'

export interface ProgrammeAsked {
  /** What is so now: `open` where nothing is new. Throws nothing; once aborted, what it says means nothing. */
  ask(signal: AbortSignal): Promise<ProgrammeEvent>
  /** The next answer is the whole programme, whatever was sent before. */
  forget(): void
}

export function programmeAsked(path: string): ProgrammeAsked {
  let etag: string | null = null
  return {
    async ask(signal) {
      const lost = (): ProgrammeEvent => ({ type: 'lost', at: Date.now() })
      try {
        const headers = { accept: 'application/json', ...(etag !== null && { 'if-none-match': etag }) }
        // Not through the browser's cache: it would hide that nothing is new.
        const answer = await fetch(path, { headers, signal, cache: 'no-store', credentials: 'same-origin' })
        if (answer.status === 304) return { type: 'open', at: Date.now() }
        etag = null
        if (!answer.ok) return await refused(answer)
        const programme = (await answer.json()) as Programme
        etag = answer.headers.get('etag')
        return { type: 'whole', programme, at: Date.now() }
      } catch (error) {
        // No network, an answer that broke off, or one of something on the way: all the same to who reads.
        if (error instanceof TypeError || error instanceof SyntaxError || error instanceof DOMException) return lost()
        throw error
      }
    },
    forget() {
      etag = null
    },
  }
}

async function refused(answer: Response): Promise<ProgrammeEvent> {
  const { error } = ((await answer.json()) ?? {}) as Partial<ApiError>
  if (error?.code === 'not_published') return { type: 'hidden' }
  return answer.status === 404 && error ? { type: 'unknown' } : { type: 'lost', at: Date.now() }
}
