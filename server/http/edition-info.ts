/** An edition as its lists have it, for those with a link and for everybody. */

import type { EditionInfo } from '../../shared/protocol/api.ts'
import type { EditionFacts } from '../ports/programme-store.ts'

export const infoOf = ({ number, at, note, changes, isWithdrawn }: EditionFacts): EditionInfo => ({
  number,
  at: new Date(at).toISOString(),
  note,
  changes,
  withdrawn: isWithdrawn,
})
