/** What keys do to the card or slot that has the focus: O opens it, X chooses it, Shift+Alt with an arrow changes its length. */

import type { RefObject } from 'react'
import { useEffect } from 'react'
import { LIMITS } from '../../shared/board/values.ts'
import { editSlot, editTopic } from '../../shared/board/verbs.ts'
import type { Focus } from './actions/focus.ts'
import { focusOf } from './actions/focus.ts'
import { toggled } from './choosing.ts'
import { useLatest } from './use-latest.ts'
import { STOPS } from './use-roving.ts'
import type { Workbench } from './workbench.ts'

/** Topics are planned in fives, slots in the step of the view. */
const TOPIC_STEP = 5

export function useCardKeys(page: RefObject<HTMLElement | null>, bench: Workbench): void {
  const latest = useLatest(bench)
  useEffect(() => {
    const element = page.current
    if (!element) return
    const press = (event: KeyboardEvent) => {
      const { target } = event
      if (event.defaultPrevented || event.ctrlKey || event.metaKey) return
      if (!(target instanceof HTMLElement) || !target.matches(STOPS)) return
      const { topic, slot } = focusOf(target)
      const { selection, select } = latest.current
      const longer = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      if (event.altKey) {
        if (!event.shiftKey || longer === undefined) return
        resize(latest.current, topic ? { topic, slot: null } : { topic, slot }, longer)
      } else if (event.key === 'o') target.click()
      else if (event.key === 'x' && topic) select(toggled(selection, topic))
      else return
      event.preventDefault()
    }
    element.addEventListener('keydown', press)
    return () => element.removeEventListener('keydown', press)
  }, [page, latest])
}

function resize({ board, door, view, canEdit, say }: Workbench, focus: Focus, by: number): void {
  const entry = focus.topic ? board.topics.get(focus.topic) : focus.slot && board.slots.get(focus.slot)
  if (!entry || !canEdit) return
  const step = focus.topic ? TOPIC_STEP : view.step
  const steps = entry.minutes / step
  const next = (by > 0 ? Math.floor(steps) + 1 : Math.ceil(steps) - 1) * step
  const minutes = Math.max(step, Math.min(LIMITS.minutes, next))
  if (focus.topic) editTopic(door, focus.topic, { minutes })
  else if (focus.slot) editSlot(door, focus.slot, { minutes })
  say(`${minutes} minutes.`)
}
