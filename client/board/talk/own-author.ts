/** Who speaks here: the name that this browser's person goes by, and a mark by which it finds what is theirs. */

import type { AuthorId } from '../../../shared/ids.ts'
import { mintId, parseId } from '../../../shared/ids.ts'
import type { Author } from '../../../shared/talk/model.ts'
import { keep, kept } from '../../browser-store.ts'
import { ownName } from '../Presences.tsx'

/** Where the browser keeps nothing, it is the page's. */
let own: AuthorId | null = null

export function ownAuthorId(): AuthorId {
  own ??= kept('author', (value) => parseId('author', value))
  if (!own) {
    own = mintId('author', (length) => crypto.getRandomValues(new Uint8Array(length)))
    keep('author', own)
  }
  return own
}

export const ownAuthor = (): Author => ({ id: ownAuthorId(), name: ownName() || 'Somebody' })
