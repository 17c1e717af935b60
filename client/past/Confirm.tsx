/** Asks before something that everybody sees at once: what will happen, and that it can be undone. */

import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'

interface Props {
  readonly title: string
  readonly sentence: string
  readonly action: string
  readonly onConfirm: () => void
  readonly onClose: () => void
}

export function Confirm({ title, sentence, action, onConfirm, onClose }: Props) {
  const confirm = () => {
    onClose()
    onConfirm()
  }
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      size="small"
      role="alertdialog"
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" onPress={confirm} autoFocus>
            {action}
          </Button>
        </>
      }
    >
      <p>{sentence}</p>
    </Dialog>
  )
}
