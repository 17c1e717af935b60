/** What a page shows beside the programme: as the server has drawn it in, then asked anew whenever the programme changed. */

import { createContext, useContext, useEffect, useState } from 'react'
import type { Beside } from '../../shared/programme/beside.ts'
import { ApiFailure, request } from '../http.ts'
import type { ProgrammeState } from './programme-state.ts'

const BesideContext = createContext<Beside>({})
export const BesideProvider = BesideContext.Provider

/** Empty where the page was drawn for another address. */
export function drawnBeside(slug: string): Beside {
  const element = document.getElementById('beside')
  return element?.textContent && element.dataset.slug === slug ? (JSON.parse(element.textContent) as Beside) : {}
}

export interface Asked<T> {
  /** The last answer, or what was drawn. */
  readonly value: T | null
  readonly standing: 'asking' | 'answered' | 'failed'
}

export function useBeside<K extends keyof Beside>(kind: K, slug: string, state: ProgrammeState): Asked<Beside[K]> {
  const drawn = useContext(BesideContext)[kind]
  const [asked, setAsked] = useState<Asked<Beside[K]>>({ value: drawn ?? null, standing: 'asking' })
  const { line } = state
  const sequence = state.programme?.sequence
  useEffect(() => {
    // Asked again once the line is back.
    if (line === 'lost') return
    const gone = new AbortController()
    // Its number stands in the address, so that nothing on the way answers with what was before.
    const path = `/p/${encodeURIComponent(slug)}/${kind}.json?sequence=${sequence ?? 0}`
    request<Beside[K]>('GET', path, undefined, gone.signal).then(
      (value) => setAsked({ value, standing: 'answered' }),
      (error: unknown) => {
        if (gone.signal.aborted) return
        if (!(error instanceof ApiFailure)) throw error
        setAsked(({ value }) => ({ value, standing: 'failed' }))
      },
    )
    return () => gone.abort()
  }, [kind, slug, sequence, line])
  return asked
}
