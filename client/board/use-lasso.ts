/** A lasso: a drag with the mouse that begins on empty ground, and chooses the cards that it crosses; with Shift, too. */

import type { RefObject } from 'react'
import { useEffect } from 'react'
import type { TopicId } from '../../shared/ids.ts'
import { parseId } from '../../shared/ids.ts'
import { combine } from '../../shared/release.ts'
import type { Point } from './hand.ts'
import { LISTS } from './use-choosing.ts'
import { useLatest } from './use-latest.ts'
import type { Workbench } from './workbench.ts'

/** What a press on it is for. */
const TAKEN = '[data-card], button, a, input, textarea, select, summary, label, [role=slider]'
/** A hand that clicks moves a little, pixels. */
const STILL = 5

export function useLasso(
  page: RefObject<HTMLElement | null>,
  shape: RefObject<HTMLDivElement | null>,
  bench: Workbench,
): void {
  const latest = useLatest(bench)
  useEffect(() => {
    const element = page.current
    if (!element) return
    let end: () => void = () => undefined
    const press = (event: PointerEvent) => {
      const list = groundUnder(event)
      if (!list || event.button !== 0 || event.pointerType === 'touch') return
      const adds = event.shiftKey || event.ctrlKey || event.metaKey
      const before = adds ? [...latest.current.selection] : []
      end = throwLasso(list, event, shape.current, (crossed) => latest.current.select([...before, ...crossed]))
      if (!adds) latest.current.select([])
    }
    element.addEventListener('pointerdown', press)
    return combine(
      () => end(),
      () => element.removeEventListener('pointerdown', press),
    )
  }, [page, shape, latest])
}

/** The list whose empty ground was pressed; its scroll bars are none. */
function groundUnder(event: PointerEvent): HTMLElement | null {
  const { target } = event
  if (!(target instanceof HTMLElement) || target.closest(TAKEN)) return null
  const { left, top } = target.getBoundingClientRect()
  const isOnBar =
    target.clientWidth > 0 && (event.clientX - left > target.clientWidth || event.clientY - top > target.clientHeight)
  return isOnBar ? null : target.closest<HTMLElement>(LISTS)
}

/** Follows the pointer until it is let go. The ground may scroll meanwhile: what was crossed stays crossed. */
function throwLasso(
  list: HTMLElement,
  event: PointerEvent,
  shape: HTMLElement | null,
  choose: (crossed: readonly TopicId[]) => void,
): () => void {
  const ground = scrollerOf(event.target as HTMLElement, list)
  const onGround = ({ x, y }: Point): Point => ({ x: x + ground.scrollLeft, y: y + ground.scrollTop })
  const from = onGround(event)
  let at: Point = event
  const follow = () => {
    const start = { x: from.x - ground.scrollLeft, y: from.y - ground.scrollTop }
    if (!shape || (shape.hidden && Math.hypot(at.x - start.x, at.y - start.y) < STILL)) return
    if (shape.hidden) getSelection()?.removeAllRanges()
    const box = new DOMRect(
      Math.min(start.x, at.x),
      Math.min(start.y, at.y),
      Math.abs(at.x - start.x),
      Math.abs(at.y - start.y),
    )
    draw(shape, box, list.getBoundingClientRect())
    choose(crossedBy(box, list))
  }
  const moves = (move: PointerEvent) => {
    at = { x: move.clientX, y: move.clientY }
    follow()
  }
  const still = (selecting: Event) => selecting.preventDefault()
  const end = combine(
    () => {
      if (shape) shape.hidden = true
    },
    () => document.removeEventListener('pointermove', moves),
    () => document.removeEventListener('pointerup', end),
    () => document.removeEventListener('pointercancel', end),
    () => document.removeEventListener('selectstart', still),
    () => ground.removeEventListener('scroll', follow),
  )
  document.addEventListener('pointermove', moves)
  document.addEventListener('pointerup', end)
  document.addEventListener('pointercancel', end)
  document.addEventListener('selectstart', still)
  ground.addEventListener('scroll', follow)
  return end
}

function scrollerOf(target: HTMLElement, list: HTMLElement): HTMLElement {
  for (let one: HTMLElement | null = target; one && one !== list; one = one.parentElement)
    if (one.scrollHeight > one.clientHeight && /auto|scroll/.test(getComputedStyle(one).overflowY)) return one
  return list
}

/** The lasso as it is seen: no further than its list. */
function draw(shape: HTMLElement, box: DOMRect, within: DOMRect): void {
  const [left, top] = [Math.max(box.left, within.left), Math.max(box.top, within.top)]
  const [right, bottom] = [Math.min(box.right, within.right), Math.min(box.bottom, within.bottom)]
  Object.assign(shape.style, {
    left: `${left}px`,
    top: `${top}px`,
    width: `${Math.max(0, right - left)}px`,
    height: `${Math.max(0, bottom - top)}px`,
  })
  shape.hidden = false
}

function crossedBy(box: DOMRect, list: HTMLElement): TopicId[] {
  return [...list.querySelectorAll('[data-card]')].flatMap((card) => {
    const { left, right, top, bottom } = card.getBoundingClientRect()
    const isCrossed = left < box.right && right > box.left && top < box.bottom && bottom > box.top
    return (isCrossed && parseId('topic', card.getAttribute('data-card'))) || []
  })
}
