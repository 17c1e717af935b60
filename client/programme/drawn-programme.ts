/** The programme that the server has drawn into this page, and left beside it as JSON. */

import { must } from '../../shared/must.ts'
import type { Programme } from '../../shared/programme/programme.ts'
import { canonical } from './canonical.ts'
import { keptProgramme } from './kept-programme.ts'
import { pathOf, publicAddress } from './public-address.ts'

export interface Drawn {
  readonly programme: Programme
  /** Milliseconds since 1970. */
  readonly at: number
  /** What it was drawn for. */
  readonly address: string
}

let read: Drawn | null | undefined

/** `null` where the page was drawn for another programme, or is an older version's. */
export function drawnProgramme(slug: string): Drawn | null {
  if (read === undefined) read = readDrawn(slug)
  return read
}

function readDrawn(slug: string): Drawn | null {
  const element = document.getElementById('programme')
  const { slug: own, at, address } = element?.dataset ?? {}
  if (!element?.textContent || own !== slug || address === undefined) return null
  const programme = JSON.parse(element.textContent) as Programme
  return programme.version === 1 ? { programme, at: Number(at), address } : null
}

/**
 * When the server drew what stands in this page, where the scripts would draw the same: then they take it over as it is.
 * A page that was kept for when there is no network may be older than the programme that was, or of another view.
 */
export function drawnAt(slug: string): number | null {
  const drawn = drawnProgramme(slug)
  if (!drawn || (keptProgramme(slug)?.programme.sequence ?? 0) > drawn.programme.sequence) return null
  const here = must(publicAddress(location.pathname, location.search), 'an address of a page')
  if (here.shown.page !== 'programme') return null
  return pathOf(canonical(here, drawn.programme)) === drawn.address ? drawn.at : null
}
