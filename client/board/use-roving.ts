/**
 * One Tab stop for the grid and one for the tray: inside, arrows move the focus by place. What has the focus and is drawn
 * anew elsewhere keeps it; where that is gone, what stands closest takes it.
 */

import type { RefObject } from 'react'
import { useEffect } from 'react'
import type { Release } from '../../shared/release.ts'
import { combine } from '../../shared/release.ts'
import type { Box, Way } from './focus-places.ts'
import { boxNear, nextSpot, spotOf } from './focus-places.ts'
import { useLatest } from './use-latest.ts'

const LISTS = ['main', '[data-tray]'] as const
/** Cards, what stands for a slot (its handle, in a list its name), and what the heads of columns offer. */
export const STOPS = '[data-card], [data-slot] > button, li[data-slot] button, main [aria-haspopup]'

const WAYS: Readonly<Record<string, Way>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'first',
  End: 'last',
}

interface Moves {
  /** Page Up (-1) or Page Down (1). */
  readonly onTurn: (by: -1 | 1) => void
  /** With Shift the focus takes along what it leaves and what it comes to. */
  readonly onStretch: (from: Element, to: Element) => void
}

export function useRoving(page: RefObject<HTMLElement | null>, moves: Moves): void {
  const latest = useLatest(moves)
  useEffect(() => {
    const element = page.current
    if (!element) return
    const releases = LISTS.flatMap((list) => {
      const found = element.querySelector<HTMLElement>(list)
      return found ? rove(found, latest) : []
    })
    return combine(...releases)
  }, [page, latest])
}

function rove(list: HTMLElement, moves: RefObject<Moves>): Release {
  let stop: HTMLElement | null = null
  let column = 0
  /** What has the focus here, and where it stands. */
  let focused: { readonly selector: string; readonly top: number } | null = null

  const stopAt = (next: HTMLElement | null) => {
    if (stop && stop !== next) stop.tabIndex = -1
    stop = next
    if (stop) stop.tabIndex = 0
  }
  const drawn = () => {
    if (stop?.isConnected) return
    const all = stopsIn(list)
    const isLost = focused !== null && document.activeElement === document.body
    const again = isLost && focused ? document.querySelector<HTMLElement>(focused.selector) : null
    const near = isLost && focused ? boxNear(columnsOf(list), all.map(boxOf), column, focused.top) : undefined
    const next = again ?? (near === undefined ? null : (all[near] ?? null))
    stopAt(next && list.contains(next) ? next : (all[0] ?? null))
    next?.focus({ preventScroll: true })
  }
  const comes = ({ target }: FocusEvent) => {
    const next = stopOf(target)
    if (!next) return
    stopAt(next)
    focused = { selector: selectorOf(next), top: boxOf(next).top }
  }
  const goes = ({ target, relatedTarget }: FocusEvent) => {
    if (relatedTarget !== null) focused = null
    // What is taken away loses the focus to nothing, too: that is told before it is gone.
    else
      requestAnimationFrame(() => {
        if (document.activeElement !== target && (target as Element).isConnected) focused = null
      })
  }
  const press = (event: KeyboardEvent) => {
    const now = stopOf(event.target)
    if (!now || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
    const way = WAYS[event.key]
    const turn = { PageUp: -1, PageDown: 1 }[event.key]
    if (way === undefined && turn === undefined) return
    // A menu would open on an arrow.
    event.preventDefault()
    event.stopPropagation()
    if (way === undefined) return moves.current.onTurn(turn === -1 ? -1 : 1)
    const all = stopsIn(list)
    const [columns, boxes] = [columnsOf(list), all.map(boxOf)]
    const from = spotOf(columns, boxes, all.indexOf(now), column)
    const next = from && nextSpot(columns, boxes, from, way)
    const goal = next && all[next.at]
    if (!next || !goal) return
    column = next.column
    goal.focus()
    if (event.shiftKey) moves.current.onStretch(now, goal)
  }

  const watch = new MutationObserver(drawn)
  watch.observe(list, { childList: true, subtree: true })
  list.addEventListener('focusin', comes)
  list.addEventListener('focusout', goes)
  list.addEventListener('keydown', press)
  drawn()
  return combine(
    () => watch.disconnect(),
    () => list.removeEventListener('focusin', comes),
    () => list.removeEventListener('focusout', goes),
    () => list.removeEventListener('keydown', press),
  )
}

const stopsIn = (list: HTMLElement): HTMLElement[] => [...list.querySelectorAll<HTMLElement>(STOPS)]

const stopOf = (target: EventTarget | null): HTMLElement | null =>
  target instanceof HTMLElement && target.matches(STOPS) ? target : null

/** Heads stand above everything in their column, however far it is scrolled under them. */
const HEAD_TOP = -1_000_000

function boxOf(stop: HTMLElement): Box {
  if (stop.hasAttribute('data-card')) return stop.getBoundingClientRect()
  const slot = stop.closest('[data-slot]')
  if (slot) return slot.getBoundingClientRect()
  const { left, right } = stop.getBoundingClientRect()
  return { left, right, top: HEAD_TOP, bottom: HEAD_TOP }
}

function columnsOf(list: HTMLElement): Box[] {
  const columns = [...list.querySelectorAll('[data-column]')]
  return (columns.length > 0 ? columns : [list]).map((column) => column.getBoundingClientRect())
}

function selectorOf(stop: HTMLElement): string {
  const slot = stop.closest('[data-slot]')?.getAttribute('data-slot')
  return stop.dataset.card
    ? `[data-card="${stop.dataset.card}"]`
    : slot
      ? `[data-slot="${slot}"] button:not([data-card])`
      : 'main'
}
