/**
 * Choosing by clicks, taps and keys. While `isChoosing`, each tap adds a card or takes it out. Else Ctrl or Cmd adds a card or takes it out, Shift takes the stretch from the last, a plain click
 * opens it and lets go of all; Ctrl+A takes every card that is shown, Escape lets go. Told by the drawn cards, wherever they are.
 */

import type { RefObject } from 'react'
import { useEffect, useRef } from 'react'
import type { TopicId } from '../../shared/ids.ts'
import { parseId } from '../../shared/ids.ts'
import { combine } from '../../shared/release.ts'
import { stretchOf, toggled } from './choosing.ts'
import { drawnCards } from './hand.ts'
import { isForBoard } from './page-keys.ts'
import { useLatest } from './use-latest.ts'
import type { Workbench } from './workbench.ts'

/** Where a stretch stays: it does not run from the tray into the grid. */
export const LISTS = '[data-tray], main'

export function useChoosing(page: RefObject<HTMLElement | null>, bench: Workbench): void {
  const latest = useLatest(bench)
  const last = useRef<TopicId | null>(null)
  useEffect(() => {
    const element = page.current
    if (!element) return
    const click = (event: MouseEvent) => {
      const { selection, select, isChoosing } = latest.current
      const card = event.target instanceof Element ? event.target.closest('[data-card]') : null
      const id = parseId('topic', card?.getAttribute('data-card'))
      if (!card || !id) return
      const from = last.current
      last.current = id
      if (event.shiftKey) {
        const list = card.closest(LISTS)
        select([...selection, ...stretchOf(list ? drawnCards(list) : [], from, id)])
        last.current = from ?? id
      } else if (isChoosing || event.ctrlKey || event.metaKey) select(toggled(selection, id))
      else return select([])
      event.preventDefault()
      event.stopPropagation()
    }
    const press = (event: KeyboardEvent) => {
      const { selection, select, isChoosing, setChoosing } = latest.current
      if (!isForBoard(event) || element.hasAttribute('data-holding')) return
      const isAll = event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)
      if (isAll) select(drawnCards(element))
      else if (event.key === 'Escape' && selection.size > 0) select([])
      else if (event.key === 'Escape' && isChoosing) setChoosing(false)
      else return
      event.preventDefault()
    }
    // Before what is under the pointer, and before what else Escape would close.
    element.addEventListener('click', click, { capture: true })
    document.addEventListener('keydown', press, { capture: true })
    return combine(
      () => element.removeEventListener('click', click, { capture: true }),
      () => document.removeEventListener('keydown', press, { capture: true }),
    )
  }, [page, latest])
}
