/** What the slot dialog is opened with: a slot to change, or where a new one would go. */

import type { Slot } from '../../shared/board/model.ts'
import type { RoomId } from '../../shared/ids.ts'

export type SlotDraft = { readonly slot: Slot } | { readonly roomId: RoomId | null; readonly start: string }
