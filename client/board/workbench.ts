/**
 * What the parts of the organizers' page share: the board, what is looked at, chosen and open, and how to change each.
 * Who reads it here is drawn with every change of the board: slots and cards, of which there are hundreds, are told what
 * they show instead.
 */

import { createContext, useContext } from 'react'
import type { Standing } from '../../shared/board/acceptance.ts'
import type { Board, Room } from '../../shared/board/model.ts'
import type { UndoableBoardDoc } from '../../shared/board/undo.ts'
import type { PersonId, SlotId, TopicId, TrackId } from '../../shared/ids.ts'
import { must } from '../../shared/must.ts'
import type { About } from '../../shared/talk/model.ts'
import type { Peer } from '../link/presence.ts'
import type { Focus } from './actions/focus.ts'
import type { BoardView } from './board-view.ts'
import type { SlotDraft } from './slot-draft.ts'
import type { ChangeView } from './use-board-view.ts'
import type { Select, Selection } from './use-selection.ts'

/** A dialog over the page; one at a time. */
export type OpenDialog =
  | { readonly what: 'slot'; readonly draft: SlotDraft }
  | { readonly what: 'room'; readonly room: Room | null }
  | { readonly what: 'share' }
  /** With files that were dropped on the board. */
  | { readonly what: 'import'; readonly files: readonly File[] }
  | { readonly what: 'publish' }
  | { readonly what: 'messages' }
  | { readonly what: 'facts' }
  | { readonly what: 'tracks'; readonly first: TrackId | null }
  | { readonly what: 'people'; readonly first: PersonId | null }
  /** About one thing, or the list of threads. */
  | { readonly what: 'talk'; readonly about: About | null }
  | { readonly what: 'split'; readonly topic: TopicId }
  | { readonly what: 'place'; readonly topics: readonly TopicId[] }
  | { readonly what: 'make-slots' }
  | { readonly what: 'shift'; readonly slot: SlotId | null }
  | { readonly what: 'swap-rooms' }
  | { readonly what: 'past'; readonly first: 'activity' | 'history' | 'alternatives' }
  | { readonly what: 'keys' }
  | { readonly what: 'palette'; readonly focus: Focus; readonly words: string }

export interface Workbench {
  readonly board: Board
  readonly door: UndoableBoardDoc
  readonly canEdit: boolean
  /** The clashes: which are open, and which people live with. */
  readonly standing: Standing
  readonly peers: readonly Peer[]
  readonly view: BoardView
  readonly changeView: ChangeView
  readonly selection: Selection
  readonly select: Select
  /** Whether a plain click, or the tap of a finger, chooses a card and does not open it. */
  readonly isChoosing: boolean
  readonly setChoosing: (isChoosing: boolean) => void
  /** Shows a topic in the drawer. */
  readonly openTopic: (id: TopicId) => void
  readonly newTopic: () => void
  /** Opens a dialog, or closes the one that is open. */
  readonly open: (dialog: OpenDialog | null) => void
  readonly toggleClashes: () => void
  /** Says a sentence to a screen reader. */
  readonly say: (sentence: string) => void
}

export const WorkbenchContext = createContext<Workbench | null>(null)

export const useWorkbench = (): Workbench => must(useContext(WorkbenchContext), 'a workbench around this component')
