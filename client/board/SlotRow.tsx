/** A slot as a line of the list: when, where, what, how full, and its cards, which are carried here as in the grid. */

import { memo } from 'react'
import type { SlotId } from '../../shared/ids.ts'
import styles from './BoardList.module.css'
import { drawn } from './drawn.ts'
import { ForeseenWords } from './ForeseenWords.tsx'
import type { SlotLook } from './SlotBlock.tsx'
import { SlotCards } from './SlotCards.tsx'
import { isWrongPlace, useSlotState } from './slot-states.ts'
import { budgetOf, spanOf, titleOf } from './slot-words.ts'
import { TalkMark } from './talk/TalkMark.tsx'

interface Props {
  readonly id: SlotId
  readonly look: SlotLook
}

const oneLine = () => 1

export const SlotRow = memo(function SlotRow({ id, look }: Props) {
  const state = useSlotState(id)
  if (!state) return null
  drawn(id)
  const { lineup, track, severity } = state
  const { slot, used } = lineup
  const { inFocus, canEdit, onOpenTopic, onOpenSlot } = look
  const title = titleOf(lineup, track)
  return (
    <li
      className={styles.row}
      data-slot={id}
      data-kind={slot.kind}
      data-track={track?.color}
      data-target={state.isTarget || undefined}
      data-wrong={isWrongPlace(state) || undefined}
      data-private={!slot.public || undefined}
    >
      <span className={styles.span}>{spanOf(lineup)}</span>
      <span className={styles.room}>{state.room}</span>
      <span className={styles.what}>
        <button
          type="button"
          tabIndex={-1}
          className={styles.title}
          onClick={() => onOpenSlot(slot)}
          disabled={!canEdit}
        >
          {title || 'Session'}
        </button>
        <TalkMark what="slot" id={id} />
        <span className={styles.budget} data-over={used > slot.minutes || undefined}>
          {severity && (
            <span
              className={styles.mark}
              data-severity={severity}
              role="img"
              aria-label={`has a clash (${severity})`}
            />
          )}
          {budgetOf(lineup)}
        </span>
      </span>
      <SlotCards
        state={state}
        className={styles.cards}
        linesOf={oneLine}
        inFocus={inFocus}
        canEdit={canEdit}
        onOpenTopic={onOpenTopic}
      />
      {state.foreseen && !state.isTarget && <ForeseenWords foreseen={state.foreseen} className={styles.foreseen} />}
    </li>
  )
})
