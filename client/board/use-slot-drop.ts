/** The keys held while a slot is carried: with Alt or Ctrl it is copied, with Shift it changes places with what is there. */

import type { RefObject } from 'react'
import { useEffect } from 'react'
import type { Holding } from './hand.ts'
import type { HoldingStore } from './holding.ts'
import type { Reach } from './reach.ts'
import { partnerAt } from './slot-landing.ts'

export function useSlotDrop(
  held: HoldingStore,
  reach: RefObject<Reach>,
  isSlot: boolean,
  hold: (next: Holding) => void,
): void {
  useEffect(() => {
    if (!isSlot) return
    const changed = (event: KeyboardEvent | PointerEvent) => {
      const now = held.current()
      if (now?.kind !== 'slot') return
      const { as: _, ...moved } = now
      const isSwap = event.shiftKey && partnerAt(reach.current.board, now.id, now.place) !== null
      const as = event.altKey || event.ctrlKey ? 'copy' : isSwap ? 'swap' : null
      hold(as ? { ...moved, as } : moved)
      // Alt alone would take the focus to the browser's own menu.
      if (event instanceof KeyboardEvent && event.key === 'Alt') event.preventDefault()
    }
    const events = ['keydown', 'keyup', 'pointermove'] as const
    for (const name of events) window.addEventListener(name, changed, { capture: true })
    return () => {
      for (const name of events) window.removeEventListener(name, changed, { capture: true })
    }
  }, [held, reach, isSlot, hold])
}
