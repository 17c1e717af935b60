/** People of one name are one person of a draft: what a later line says of them otherwise must not get lost. */

import type { DraftPerson } from './draft.ts'
import type { DraftBuilder } from './draft-builder.ts'

export interface Named {
  /** In the draft; `null` for nobody. */
  readonly at: number | null
  /** What was said, and is not what the draft says of them; empty where it is. */
  readonly otherwise: string
}

export function namePerson(
  builder: DraftBuilder,
  { name, affiliation, contact }: Pick<DraftPerson, 'name' | 'affiliation' | 'contact'>,
): Named {
  const at = builder.person({ name, affiliation, contact })
  const known = at === null ? undefined : builder.draft.people[at]
  // What was too long for a person was cut, and said where that was done.
  const differs = (said: string, kept = '') => said !== '' && !said.startsWith(kept || '\n')
  const otherwise = [affiliation, contact].filter((said, n) =>
    differs(said, n === 0 ? known?.affiliation : known?.contact),
  )
  return { at, otherwise: known ? otherwise.join(', ') : '' }
}
