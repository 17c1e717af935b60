/** What the server answers, for React: asked when a part of the page is shown, again when its version changes. */

import { useEffect, useState } from 'react'
import { request, sentenceOf } from './http.ts'

export interface Answer<T> {
  /** The last one, also while it is asked again. */
  readonly value: T | null
  /** A sentence, where the server gave none. */
  readonly failure: string | null
}

/** `key` names the question: for another one what was answered before is forgotten; `null` asks nothing. */
export function useAsked<T>(
  key: string | null,
  ask: (key: string, signal: AbortSignal) => Promise<T>,
  version: unknown = 0,
): Answer<T> {
  const [answer, setAnswer] = useState<Answer<T> & { readonly of: string | null }>({
    value: null,
    failure: null,
    of: null,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version of the same question is asked again
  useEffect(() => {
    if (key === null) return
    const given = new AbortController()
    ask(key, given.signal).then(
      (value) => given.signal.aborted || setAnswer({ value, failure: null, of: key }),
      (error: unknown) => {
        if (given.signal.aborted) return
        const failure = sentenceOf(error)
        setAnswer((old) => ({ value: old.of === key ? old.value : null, failure, of: key }))
      },
    )
    return () => given.abort()
  }, [key, version])
  return answer.of === key ? answer : { value: null, failure: null }
}

/** `path: null` asks nothing. */
export const useAnswer = <T>(path: string | null, version: unknown = 0): Answer<T> =>
  useAsked<T>(path, (asked, signal) => request<T>('GET', asked, undefined, signal), version)
