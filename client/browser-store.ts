/** Small facts kept in this browser. A browser that refuses (private mode, full) costs the memory of them, nothing else. */

/** For how long: until somebody clears the browser, or until this tab is closed. */
export type Span = 'always' | 'tab'

/** Asking for the store itself is what some browsers refuse: only inside `try`. */
const storeFor = (span: Span): Storage => (span === 'tab' ? sessionStorage : localStorage)

/** The value under a key as `parse` believes it, or `null`. */
export function kept<T>(key: string, parse: (value: unknown) => T | null, span: Span = 'always'): T | null {
  try {
    const text = storeFor(span).getItem(`plumbline.${key}`)
    return text === null ? null : parse(JSON.parse(text))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof DOMException) return null
    throw error
  }
}

/** Keeps a value; `null` forgets it. */
export function keep(key: string, value: unknown, span: Span = 'always'): void {
  try {
    if (value === null) storeFor(span).removeItem(`plumbline.${key}`)
    else storeFor(span).setItem(`plumbline.${key}`, JSON.stringify(value))
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
  }
}

/** The keys that begin so, of what is kept until somebody clears the browser. */
export function keysKept(beginning: string): string[] {
  try {
    const all = Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at) ?? '')
    const own = all.filter((key) => key.startsWith(`plumbline.${beginning}`))
    return own.map((key) => key.slice('plumbline.'.length))
  } catch (error) {
    if (error instanceof DOMException) return []
    throw error
  }
}
