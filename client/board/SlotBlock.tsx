/** A slot in the grid with its cards, its budget, and the line where a held card would land. */

import type { CSSProperties } from 'react'
import { memo } from 'react'
import type { Slot, Topic } from '../../shared/board/model.ts'
import type { SlotId, TrackId } from '../../shared/ids.ts'
import { Icon } from '../ui/Icon.tsx'
import type { Step } from './board-view.ts'
import { drawn } from './drawn.ts'
import { ForeseenWords } from './ForeseenWords.tsx'
import { ResizeEdge } from './ResizeEdge.tsx'
import styles from './SlotBlock.module.css'
import { SlotCards } from './SlotCards.tsx'
import { isSmall, linesOf } from './slot-size.ts'
import type { SlotState } from './slot-states.ts'
import { isWrongPlace, useSlotState } from './slot-states.ts'
import { budgetOf, spanOf, titleOf } from './slot-words.ts'
import { TalkMark } from './talk/TalkMark.tsx'

/** How every slot of the grid is drawn, and what it can ask for. */
export interface SlotLook {
  /** The height of one, pixels. */
  readonly minute: number
  readonly step: Step
  readonly inFocus: TrackId | null
  readonly canEdit: boolean
  readonly onOpenTopic: (topic: Topic) => void
  readonly onOpenSlot: (slot: Slot) => void
  readonly onResize: (slot: Slot, minutes: number) => void
}

interface Props {
  readonly id: SlotId
  /** Minutes after the grid's first, and its lane of `lanes`. */
  readonly top: number
  readonly lane: number
  readonly lanes: number
  readonly saysRoom: boolean
  /** The same object for all, kept as long as it says the same. */
  readonly look: SlotLook
}

export const SlotBlock = memo(function SlotBlock({ id, ...rest }: Props) {
  const state = useSlotState(id)
  return state && <DrawnSlot state={state} {...rest} />
})

function DrawnSlot({ state, top, lane, lanes, saysRoom, look }: Omit<Props, 'id'> & { readonly state: SlotState }) {
  const { lineup, track } = state
  const { minute, step, inFocus, canEdit, onOpenTopic, onOpenSlot, onResize } = look
  const { slot, used } = lineup
  const { minutes } = slot
  drawn(slot.id)
  const title = titleOf(lineup, track)
  const isSaidByView = !slot.title && track !== null && track.id === inFocus
  const span = spanOf(lineup)
  const budget = budgetOf(lineup)
  const style = {
    '--top': top,
    '--minutes': minutes,
    '--of': Math.max(minutes, used),
    '--lane': lane,
    '--lanes': lanes,
  } as CSSProperties
  return (
    <section
      className={styles.slot}
      style={style}
      aria-label={[title || 'Session', span, saysRoom && state.room, budget].filter(Boolean).join(', ')}
      data-slot={slot.id}
      data-kind={slot.kind}
      data-track={track?.color}
      data-severity={state.severity ?? undefined}
      data-small={isSmall(slot, minute) || undefined}
      data-over={used > minutes || undefined}
      data-target={state.isTarget || undefined}
      data-wrong={isWrongPlace(state) || undefined}
      data-private={!slot.public || undefined}
    >
      {canEdit && (
        <button
          type="button"
          tabIndex={-1}
          className={styles.handle}
          data-handle=""
          aria-label={`${title || 'Session'}, ${span}: move or change`}
          aria-describedby="how-to-carry"
          onClick={() => onOpenSlot(slot)}
        >
          <Icon name="drag" />
        </button>
      )}
      <header className={styles.head}>
        <button
          type="button"
          tabIndex={-1}
          className={styles.title}
          onClick={() => onOpenSlot(slot)}
          disabled={!canEdit}
        >
          <span className={styles.span}>{span}</span>
          <span className={styles.name}>{isSaidByView ? '' : title}</span>
          {saysRoom && <span className={styles.room}>{state.room}</span>}
        </button>
        <TalkMark what="slot" id={slot.id} />
        <span className={styles.budget} data-over={used > minutes || undefined}>
          {budget}
        </span>
      </header>
      <SlotCards
        state={state}
        className={styles.cards}
        linesOf={(topic) => linesOf(topic.minutes, lineup, minute)}
        inFocus={inFocus}
        canEdit={canEdit}
        onOpenTopic={onOpenTopic}
      />
      {state.foreseen && !state.isTarget && <ForeseenWords foreseen={state.foreseen} className={styles.foreseen} />}
      {canEdit && (
        <ResizeEdge
          minutes={minutes}
          step={step}
          label={`Length of ${title || 'session'} at ${span}`}
          onResize={(next) => onResize(slot, next)}
        />
      )}
    </section>
  )
}
