/** What the server answers to a question, for React: asked again when the question or its version changes. */

import { useEffect, useState } from 'react'
import { request, sentenceOf } from '../http.ts'

export interface Answer<T> {
  /** The last one, also while it is asked again. */
  readonly value: T | null
  /** A sentence, where the server gave none. */
  readonly failure: string | null
}

/** `path: null` asks nothing. */
export function useAnswer<T>(path: string | null, version: unknown = 0): Answer<T> {
  const [answer, setAnswer] = useState<Answer<T> & { readonly of: string | null }>({
    value: null,
    failure: null,
    of: null,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version of the same question is asked again
  useEffect(() => {
    if (path === null) return
    const given = new AbortController()
    request<T>('GET', path, undefined, given.signal).then(
      (value) => setAnswer({ value, failure: null, of: path }),
      (error: unknown) => {
        if (given.signal.aborted) return
        const failure = sentenceOf(error)
        setAnswer((old) => ({ value: old.of === path ? old.value : null, failure, of: path }))
      },
    )
    return () => given.abort()
  }, [path, version])
  return answer.of === path ? answer : { value: null, failure: null }
}
