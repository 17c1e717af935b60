/** The reader's calendar that follows their stars: its secret, kept in this browser. */

import { keptValue } from '../kept-value.ts'

export interface PickLink {
  readonly secret: string
  /** What the server had when it was last heard: what differs from it was done here. */
  readonly base: readonly string[]
}

const store = keptValue<PickLink | null>('picks.', linkFrom, null)

/** Of the programme at `slug`. */
export const pickLink = store.get
/** `null` forgets it. */
export const keepPickLink = (slug: string, link: PickLink | null): void => store.change(slug, () => link)
export const onPickLink = store.subscribe

function linkFrom(value: unknown): PickLink | null {
  const { secret, base } = (value ?? {}) as Partial<PickLink>
  const isList = Array.isArray(base) && base.every((id) => typeof id === 'string')
  return typeof secret === 'string' && isList ? { secret, base } : null
}
