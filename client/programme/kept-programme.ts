/** The last programme seen at an address, kept in this browser to be shown without a network. */

import type { Programme } from '../../shared/programme/programme.ts'
import { keep, kept } from '../browser-store.ts'

export interface KeptProgramme {
  readonly programme: Programme
  /** Milliseconds since 1970. */
  readonly asOf: number
}

const keyOf = (slug: string): string => `programme.${slug}`

/** Believes only what it wrote itself in this version. */
export function keptProgramme(slug: string): KeptProgramme | null {
  return kept(keyOf(slug), (value) => {
    const raw = value as Partial<KeptProgramme> | null
    const version = (raw?.programme as { version?: unknown } | undefined)?.version
    return raw?.programme && version === 1 && typeof raw.asOf === 'number'
      ? { programme: raw.programme, asOf: raw.asOf }
      : null
  })
}

/** `null` forgets it. */
export const keepProgramme = (slug: string, value: KeptProgramme | null): void => keep(keyOf(slug), value)
