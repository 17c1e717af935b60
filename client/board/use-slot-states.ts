/** The slots' states for one page: the board and the hand tell them directly, so that no page has to be drawn between. */

import { useLayoutEffect, useState } from 'react'
import { combine } from '../../shared/release.ts'
import type { BoardLink } from '../link/board-link.ts'
import type { HoldingStore } from './holding.ts'
import type { Facts, SlotStates } from './slot-states.ts'
import { createSlotStates, NOTHING_FORESEEN } from './slot-states.ts'

export function useSlotStates(
  link: BoardLink,
  held: HoldingStore,
  facts: Omit<Facts, 'board' | 'holding' | 'foreseen'>,
): SlotStates {
  const { reader } = link
  const { clashes, peers, openTopic, selection } = facts
  const [states] = useState(() =>
    createSlotStates({ ...facts, board: reader.current(), holding: held.current(), foreseen: NOTHING_FORESEEN }),
  )
  useLayoutEffect(() => {
    const tellBoard = () => states.tell({ board: reader.current() })
    const tellHolding = () => states.tell({ holding: held.current() })
    tellBoard()
    tellHolding()
    return combine(reader.subscribe(tellBoard), held.subscribe(tellHolding))
  }, [states, reader, held])
  useLayoutEffect(() => {
    states.tell({ clashes, peers, openTopic, selection })
  }, [states, clashes, peers, openTopic, selection])
  return states
}
