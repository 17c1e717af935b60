/** Says aloud what the code takes for granted, so that a wrong belief stops where it is wrong. */

/** Returns `value`, or throws an error that names what was missing: for what cannot be absent unless we have a bug. */
export function must<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`missing: ${what}`)
  return value
}

/** Ends a `switch` over a tagged union: a new member makes this a type error. */
export function never(value: never): never {
  throw new Error(`unexpected: ${JSON.stringify(value)}`)
}
