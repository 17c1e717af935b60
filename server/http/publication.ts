/** What of a programme is public now, for its forms: or why there is nothing to be had. */

import type { Publication } from '../../shared/exports/frab.ts'
import { programmeAddress } from './programme-address.ts'
import type { ProgrammeHubs } from './programme-hub.ts'
import { RequestRefusal } from './refusal.ts'

export interface PublicationParts {
  readonly hubs: ProgrammeHubs
  readonly baseOf: (url: string) => string
}

/** `url` is the one that was asked for. Rejects with a `RequestRefusal` for an unknown slug and a hidden programme. */
export async function publicationOf(
  { hubs, baseOf }: PublicationParts,
  slug: string,
  url: string,
): Promise<Publication> {
  const state = await hubs.current(slug)
  if (!state) throw new RequestRefusal('unknown')
  if (state.mode === 'hidden') throw new RequestRefusal('not-published')
  const { programme, record } = state
  return { programme, record, url: programmeAddress(baseOf(url), slug) }
}
