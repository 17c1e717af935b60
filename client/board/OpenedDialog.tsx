/** The dialog that is open, of all that the page has. */

import { lazy, Suspense } from 'react'
import type { Access } from '../link/open-board.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { FactsDialog } from './FactsDialog.tsx'
import { KeysDialog } from './KeysDialog.tsx'
import { MakeSlotsDialog } from './MakeSlotsDialog.tsx'
import { Palette } from './Palette.tsx'
import { PeopleDialog } from './PeopleDialog.tsx'
import { PlaceDialog } from './PlaceDialog.tsx'
import { PublishDialog } from './PublishDialog.tsx'
import { RoomDialog } from './RoomDialog.tsx'
import { ShareDialog } from './ShareDialog.tsx'
import { ShiftDialog } from './ShiftDialog.tsx'
import { SlotDialog } from './SlotDialog.tsx'
import { SplitDialog } from './SplitDialog.tsx'
import { SwapRoomsDialog } from './SwapRoomsDialog.tsx'
import { TracksDialog } from './TracksDialog.tsx'
import { TalkDialog } from './talk/TalkDialog.tsx'
import type { OpenDialog } from './workbench.ts'
import { useWorkbench } from './workbench.ts'

/** What was is looked at seldom: it is loaded with the first look. */
const PastDialog = lazy(() =>
  import('../past/PastDialog.tsx').then(
    (loaded) => ({ default: loaded.PastDialog }),
    () => ({ default: NotLoaded }),
  ),
)
/** So is what reads other systems' forms. */
const ImportDialog = lazy(() =>
  import('../imports/ImportDialog.tsx').then(
    (loaded) => ({ default: loaded.ImportDialog }),
    () => ({ default: NotLoaded }),
  ),
)

/** So are the messages, after a publication. */
const MessagesDialog = lazy(() =>
  import('./messages/MessagesDialog.tsx').then(
    (loaded) => ({ default: loaded.MessagesDialog }),
    () => ({ default: NotLoaded }),
  ),
)

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
    case 'publish':
      return <PublishDialog access={access} onClose={close} />
    case 'import':
      return (
        <Suspense fallback={null}>
          <ImportDialog boardId={access.id} files={opened.files} onClose={close} />
        </Suspense>
      )
    case 'messages':
      return (
        <Suspense fallback={null}>
          <MessagesDialog access={access} onClose={close} />
        </Suspense>
      )
    case 'tracks':
      return <TracksDialog board={board} first={opened.first} canEdit={canEdit} onClose={close} />
    case 'people':
      return <PeopleDialog board={board} first={opened.first} canEdit={canEdit} onClose={close} />
    case 'facts':
      return <FactsDialog board={board} onClose={close} />
    case 'talk':
      return <TalkDialog first={opened.about} onClose={close} />
    case 'split':
      return <SplitDialog topic={opened.topic} onClose={close} />
    case 'place':
      return <PlaceDialog topics={opened.topics} onClose={close} />
    case 'make-slots':
      return <MakeSlotsDialog onClose={close} />
    case 'shift':
      return <ShiftDialog slot={opened.slot} onClose={close} />
    case 'swap-rooms':
      return <SwapRoomsDialog onClose={close} />
    case 'past':
      return (
        <Suspense fallback={null}>
          <PastDialog boardId={access.id} first={opened.first} onClose={close} />
        </Suspense>
      )
    case 'keys':
      return <KeysDialog onClose={close} />
    case 'palette':
      return <Palette key={opened.words} focus={opened.focus} words={opened.words} onClose={close} />
    default:
      return opened satisfies never
  }
}

const NotLoaded = ({ onClose }: { readonly onClose: () => void }) => (
  <Dialog title="Not loaded" isOpen onClose={onClose} size="small">
    <p>This part of the page could not be loaded. Check your connection, then reload the page.</p>
  </Dialog>
)
