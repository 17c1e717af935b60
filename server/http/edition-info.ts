/** An edition as its lists have it, for those with a link and for everybody. */

import type { EditionInfo } from '../../shared/protocol/api.ts'
import type { EditionFacts } from '../ports/programme-store.ts'

export const infoOf = ({ number, at, note, changes, about, isWithdrawn }: EditionFacts): EditionInfo => ({
  number,
  at: new Date(at).toISOString(),
  note,
  changes,
  about,
  withdrawn: isWithdrawn,
})

/** As it stands in an address; 0, which no edition has, for what is no number. */
export const editionNumber = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : 0)
