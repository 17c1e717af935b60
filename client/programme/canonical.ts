/** The one way to write an address, so that it is seen which addresses show the same. Pure. */

import type { Programme } from '../../shared/programme/programme.ts'
import type { PublicAddress } from './public-address.ts'
import { isAlone } from './public-address.ts'
import { queryOf, readView } from './view.ts'

/** Only what this programme has is left of the query of its page; frames and displays read their own, other pages none. */
export function canonical(address: PublicAddress, programme: Programme): PublicAddress {
  if (address.shown.page !== 'programme') return isAlone(address.shown) ? address : { ...address, query: '' }
  const { view, unknown } = readView(address.query, programme)
  const left = queryOf(view)
  // What is not there is said, once for each kind of thing: what it was called makes no difference.
  const said = unknown.map((name) => `${name}=`).join('&')
  return { ...address, query: [left, said].filter(Boolean).join('&') }
}
