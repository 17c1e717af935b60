/** Does an import: one step, which undo takes back as a whole. */

import type { BoardDoc } from '../../shared/board/doc.ts'
import { applyDraft } from '../../shared/imports/apply.ts'
import type { Choice } from '../../shared/imports/comparison.ts'
import type { Draft } from '../../shared/imports/draft.ts'

export async function bringIn(door: BoardDoc, draft: Draft, choice: Choice): Promise<void> {
  applyDraft(door, draft, choice)
}
