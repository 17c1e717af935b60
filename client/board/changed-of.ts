/** What a form changed: only that is written, since somebody else may have changed the rest while the form was open. */

/** The keys of `next` whose values differ from those in `old`, as the form found them. */
export function changedOf<T extends object>(old: T, next: { readonly [K in keyof T]?: T[K] }): Partial<T> {
  const changed = Object.entries(next).filter(([key, value]) => old[key as keyof T] !== value)
  return Object.fromEntries(changed) as Partial<T>
}
