/** The programme that the server has drawn into this page, and left beside it as JSON. */

import type { Programme } from '../../shared/programme/programme.ts'

/** `null` where the page was drawn for another address, or is an older version's. */
export function drawnProgramme(slug: string): Programme | null {
  const element = document.getElementById('programme')
  if (!element?.textContent || element.dataset.slug !== slug) return null
  const programme = JSON.parse(element.textContent) as Programme
  return programme.version === 1 ? programme : null
}
