/** Looks ahead while cards are held: what each slot that is shown would cause, and which hours speak against them. */

import { useEffect, useMemo } from 'react'
import { hoursAgainst } from '../../shared/board/hours-against.ts'
import type { Board } from '../../shared/board/model.ts'
import type { SlotId, TopicId } from '../../shared/ids.ts'
import { inIdleSlices } from '../ui/idle.ts'
import type { Foreseen } from './foreseen.ts'
import { foreseenAt, sameForeseen } from './foreseen.ts'
import type { GridLayout } from './grid-layout.ts'
import { slotsByColumn } from './grid-layout.ts'
import type { Holding } from './hand.ts'
import type { HeldHours } from './held-hours.ts'
import type { SlotStates } from './slot-states.ts'
import { NOTHING_FORESEEN } from './slot-states.ts'

/** After the pick-up, in idle slices: moving what is held asks for nothing here. */
export function useForesight(
  board: Board,
  layout: GridLayout,
  holding: Holding | null,
  states: SlotStates,
  hours: HeldHours,
): void {
  const key = holding?.kind === 'topics' ? holding.ids.join(' ') : ''
  const held = useMemo(() => (key === '' ? null : (key.split(' ') as TopicId[])), [key])
  useEffect(() => {
    if (!held) return
    return () => {
      states.tell({ foreseen: NOTHING_FORESEEN })
      hours.tell([])
    }
  }, [held, states, hours])
  // What was said for an older board stands until it is said anew: nothing blinks when others move something.
  useEffect(() => {
    if (held) return inIdleSlices(lookAhead(board, layout, held, states, hours))
  }, [board, layout, held, states, hours])
}

function* lookAhead(
  board: Board,
  layout: GridLayout,
  held: readonly TopicId[],
  states: SlotStates,
  hours: HeldHours,
): Generator<void> {
  hours.tell(hoursAgainst(board, held))
  yield
  let foreseen: ReadonlyMap<SlotId, Foreseen> = states.foreseen()
  for (const { id, kind } of slotsByColumn(layout).flat()) {
    if (kind === 'break') continue
    const next = foreseenAt(board, held, { slotId: id, before: null })
    if (!sameForeseen(foreseen.get(id) ?? null, next)) {
      foreseen = withForeseen(foreseen, id, next)
      states.tell({ foreseen })
    }
    yield
  }
}

function withForeseen(old: ReadonlyMap<SlotId, Foreseen>, id: SlotId, foreseen: Foreseen | null) {
  const next = new Map(old)
  if (foreseen) next.set(id, foreseen)
  else next.delete(id)
  return next
}
