/** A clash in the panel: its sentence leads to its place, and opens what can be done about it. */

import type { Clash } from '../../shared/board/clashes.ts'
import type { Board } from '../../shared/board/model.ts'
import { Icon } from '../ui/Icon.tsx'
import { ClashActions } from './ClashActions.tsx'
import styles from './ClashPanel.module.css'
import { TalkMark } from './talk/TalkMark.tsx'

interface Props {
  /** That the clash stands on. */
  readonly board: Board
  readonly clash: Clash
  readonly isOpen: boolean
  readonly canEdit: boolean
  readonly onOpen: () => void
  /** It is mended or accepted, and gone from the list. */
  readonly onDone: () => void
}

export function ClashItem({ board, clash, isOpen, canEdit, onOpen, onDone }: Props) {
  return (
    <li className={styles.clash} data-severity={clash.severity} data-open={isOpen || undefined}>
      <Icon name={clash.severity} size={14} />
      <button
        type="button"
        className={styles.sentence}
        aria-expanded={canEdit ? isOpen : undefined}
        title="Show where"
        onClick={onOpen}
      >
        <span className="visually-hidden">{clash.severity}: </span>
        {clash.sentence} <TalkMark what="clash" id={clash.id} />
      </button>
      {isOpen && canEdit && <ClashActions board={board} clash={clash} onDone={onDone} />}
    </li>
  )
}
