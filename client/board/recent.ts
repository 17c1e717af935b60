/** What was done or opened last in the palette, newest first; kept in this browser. */

import { keep, kept } from '../browser-store.ts'

const KEY = 'recent'
/** Enough to fill the palette, whichever of them are on the board that is open. */
const MOST = 24

export const recent = (): readonly string[] =>
  kept(KEY, (value) => (Array.isArray(value) ? value.filter((id) => typeof id === 'string') : null)) ?? []

export const remember = (id: string): void => keep(KEY, [id, ...recent().filter((one) => one !== id)].slice(0, MOST))
