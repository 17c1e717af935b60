/** One thing that a person can do, under one name, wherever they ask for it: by keys, in the palette, in a menu. */

import { offerUndo } from '../undo-toast.ts'
import type { Workbench } from '../workbench.ts'
import type { Focus } from './focus.ts'

export const ACTION_GROUPS = ['Board', 'View', 'Topics', 'Slots', 'Rooms', 'People and tracks'] as const
export type ActionGroup = (typeof ACTION_GROUPS)[number]

export interface Action {
  readonly id: string
  /** As one would ask for it: "Add a slot". */
  readonly name: string
  readonly group: ActionGroup
  /** Each a chord like `mod+k`, `shift+d`, `?`; `mod` is Cmd on a Mac and Ctrl elsewhere. The first is the one that is shown. */
  readonly keys?: readonly string[]
  /** What has to be chosen or have the focus. Two that share a key are about different things. */
  readonly about?: 'topics' | 'slot'
  /** Whether it changes the board: not for who may only read. */
  readonly isEdit?: boolean
  /** Whether its keys work in dialogs too. */
  readonly inDialogs?: boolean
  /** Whether there is something that it could do now; absent for always. */
  readonly isPossible?: (bench: Workbench, focus: Focus) => boolean
  /** Whether the way back is offered when it was done. */
  readonly offersUndo?: boolean
  readonly run: (bench: Workbench, focus: Focus) => void
}

export function runAction(action: Action, bench: Workbench, focus: Focus): void {
  action.run(bench, focus)
  if (action.offersUndo) offerUndo(bench.door)
}

export const canRun = (action: Action, bench: Workbench, focus: Focus): boolean =>
  (bench.canEdit || !action.isEdit) && (action.isPossible?.(bench, focus) ?? true)

/** Of several that a chord could mean: what is about the slot that has the focus, else what is about topics. */
export function actionFor(chord: string, actions: readonly Action[], bench: Workbench, focus: Focus): Action | null {
  const meant = actions.filter((action) => action.keys?.includes(chord) && canRun(action, bench, focus))
  const about = focus.slot && !focus.topic ? 'slot' : 'topics'
  return meant.find((action) => action.about === about) ?? meant[0] ?? null
}
