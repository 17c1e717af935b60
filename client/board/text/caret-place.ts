/** Places in a text that stay where they belong while others write: Yjs's relative positions, as presence carries them. */

import { fromBase64, toBase64 } from 'lib0/buffer'
import * as Y from 'yjs'

export const placeOf = (text: Y.Text, index: number): string =>
  toBase64(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, index)))

/** Where that is now; `null` for a place of another text, one that has not come yet, or bytes of another form. */
export function indexOf(text: Y.Text, place: string): number | null {
  const { doc } = text
  if (!doc) return null
  try {
    const found = Y.createAbsolutePositionFromRelativePosition(Y.decodeRelativePosition(fromBase64(place)), doc)
    return found?.type === text ? found.index : null
  } catch {
    // Whatever bytes somebody sends: a caret that cannot be read is not shown.
    return null
  }
}
