/** Focus that fell to the page itself, because what had it is gone, is given a place to go on from. */

import type { Release } from '../../shared/release.ts'

/** After others had two frames to put it back. The release takes it back. */
export function focusSoonIfLost(place: () => HTMLElement | null): Release {
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(() => {
      if (document.activeElement === document.body) place()?.focus({ preventScroll: true })
    })
  })
  return () => cancelAnimationFrame(frame)
}
