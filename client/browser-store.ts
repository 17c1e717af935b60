/** Small facts kept in this browser. A browser that refuses (private mode, full) costs the memory of them, nothing else. */

/** The value under a key as `parse` believes it, or `null`. */
export function kept<T>(key: string, parse: (value: unknown) => T | null): T | null {
  try {
    const text = localStorage.getItem(`plumbline.${key}`)
    return text === null ? null : parse(JSON.parse(text))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof DOMException) return null
    throw error
  }
}

/** Keeps a value; `null` forgets it. */
export function keep(key: string, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(`plumbline.${key}`)
    else localStorage.setItem(`plumbline.${key}`, JSON.stringify(value))
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
  }
}
