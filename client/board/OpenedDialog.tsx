/** The dialog that is open, of all that the page has. */

import type { Access } from '../link/open-board.ts'
import { FactsDialog } from './FactsDialog.tsx'
import { PeopleDialog } from './PeopleDialog.tsx'
import { RoomDialog } from './RoomDialog.tsx'
import { ShareDialog } from './ShareDialog.tsx'
import { SlotDialog } from './SlotDialog.tsx'
import { TracksDialog } from './TracksDialog.tsx'
import type { OpenDialog } from './workbench.ts'
import { useWorkbench } from './workbench.ts'

export function OpenedDialog({ opened, access }: { readonly opened: OpenDialog; readonly access: Access }) {
  const { board, canEdit, open } = useWorkbench()
  const close = () => open(null)
  switch (opened.what) {
    case 'slot':
      return <SlotDialog draft={opened.draft} board={board} onClose={close} />
    case 'room':
      return <RoomDialog room={opened.room} onClose={close} />
    case 'share':
      return <ShareDialog access={access} onClose={close} />
    case 'tracks':
      return <TracksDialog board={board} first={opened.first} canEdit={canEdit} onClose={close} />
    case 'people':
      return <PeopleDialog board={board} canEdit={canEdit} onClose={close} />
    case 'facts':
      return <FactsDialog board={board} onClose={close} />
    default:
      return opened satisfies never
  }
}
