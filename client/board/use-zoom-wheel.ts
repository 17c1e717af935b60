/** Ctrl and the wheel, or two fingers, zoom the grid; what is under the pointer stays under it. */

import type { RefObject } from 'react'
import { useEffect, useLayoutEffect, useRef } from 'react'
import type { BoardView, Zoom } from './board-view.ts'
import { ZOOMS } from './board-view.ts'
import type { ChangeView } from './use-board-view.ts'

/** How far a wheel turns, or fingers move, for one step of the zoom, pixels. */
const A_STEP = 40
/** What stands above the grid's first line and is not zoomed, pixels. */
const ABOVE = 44

/** One step closer (1) or further away (-1); the same at the ends. */
export const zoomBy = (zoom: Zoom, by: -1 | 1): Zoom => ZOOMS[ZOOMS.indexOf(zoom) + by] ?? zoom

export function useZoomWheel(place: RefObject<HTMLElement | null>, view: BoardView, changeView: ChangeView): void {
  const { zoom, shown } = view
  /** The height of the pointer in what scrolls, if it was the pointer that zoomed. */
  const pointer = useRef<number | null>(null)
  const turned = useRef(0)
  useEffect(() => {
    const element = place.current
    if (!element || shown === 'list') return
    const turn = (event: WheelEvent) => {
      if (!event.ctrlKey) return
      event.preventDefault()
      turned.current += event.deltaY
      if (Math.abs(turned.current) < A_STEP) return
      const next = zoomBy(zoom, turned.current < 0 ? 1 : -1)
      turned.current = 0
      pointer.current = event.clientY - element.getBoundingClientRect().top
      changeView({ zoom: next })
    }
    // React's own listeners are passive: the browser would zoom the page as well.
    element.addEventListener('wheel', turn, { passive: false })
    return () => element.removeEventListener('wheel', turn)
  }, [place, zoom, shown, changeView])

  const before = useRef(zoom)
  useLayoutEffect(() => {
    const element = place.current
    if (!element || before.current === zoom) return
    const at = (pointer.current ?? element.clientHeight / 2) - ABOVE
    element.scrollTop = (element.scrollTop + at) * (zoom / before.current) - at
    before.current = zoom
    pointer.current = null
  }, [place, zoom])
}
