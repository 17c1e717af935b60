/** What can be done about the clash that is open: its remedy in one click, or to live with it for a reason. */

import { useDeferredValue, useMemo, useState } from 'react'
import { acceptClash } from '../../shared/board/acceptance.ts'
import type { Clash } from '../../shared/board/clashes.ts'
import type { Board } from '../../shared/board/model.ts'
import type { Remedy } from '../../shared/board/remedies.ts'
import { remedyOf } from '../../shared/board/remedies.ts'
import { Button } from '../ui/Button.tsx'
import { Form } from '../ui/Form.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './ClashPanel.module.css'
import { offerUndo } from './undo-toast.ts'
import { useWorkbench } from './workbench.ts'

interface Props {
  readonly board: Board
  readonly clash: Clash
  readonly onDone: () => void
}

export function ClashActions({ board, clash, onDone }: Props) {
  const { door, open } = useWorkbench()
  const remedy = useRemedy(board, clash)
  const [isAccepting, setAccepting] = useState(false)
  const does = (step: () => void) => {
    step()
    offerUndo(door)
    onDone()
  }
  if (isAccepting) {
    return (
      <ReasonForm
        onAccept={(reason) => does(() => acceptClash(door, clash, reason))}
        onCancel={() => setAccepting(false)}
      />
    )
  }
  return (
    <div className={styles.actions}>
      {remedy && (
        <Button size="small" onPress={() => does(() => remedy.apply(door))}>
          {remedy.say}
        </Button>
      )}
      {remedy === null && <span className={styles.quiet}>No single step mends this.</span>}
      <Button size="small" variant="bare" onPress={() => setAccepting(true)}>
        Accept…
      </Button>
      <Button
        size="small"
        variant="bare"
        onPress={() => open({ what: 'talk', about: { what: 'clash', id: clash.id, title: clash.sentence } })}
      >
        Talk…
      </Button>
    </div>
  )
}

/** Looked for after the page is drawn, since it may take long; `undefined` until then. */
function useRemedy(board: Board, clash: Clash): Remedy | null | undefined {
  const asked = useDeferredValue<{ readonly board: Board; readonly clash: Clash } | null>(
    useMemo(() => ({ board, clash }), [board, clash]),
    null,
  )
  return useMemo(() => (asked ? remedyOf(asked.board, asked.clash) : undefined), [asked])
}

interface ReasonProps {
  readonly onAccept: (reason: string) => void
  readonly onCancel: () => void
}

function ReasonForm({ onAccept, onCancel }: ReasonProps) {
  const [typed, setReason] = useState('')
  const reason = typed.trim()
  const accept = () => {
    if (reason) onAccept(reason)
  }
  return (
    <Form onSubmit={accept} className={styles.reason}>
      <TextField
        label="Why it may stay"
        size="small"
        autoFocus
        value={typed}
        onChange={setReason}
        onKeyDown={({ key }) => key === 'Escape' && onCancel()}
      />
      <div className={styles.actions}>
        <Button size="small" variant="primary" isDisabled={!reason} onPress={accept}>
          Accept
        </Button>
        <Button size="small" variant="bare" onPress={onCancel}>
          Cancel
        </Button>
      </div>
    </Form>
  )
}
