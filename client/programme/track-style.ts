/** A track's colour as CSS variables: `--edge`, `--tint` and `--ink` of the theme's tokens. */

import type { CSSProperties } from 'react'

/** A colour that this page does not know yet (a newer server) is shown as slate. */
const KNOWN = /^(blue|teal|green|olive|amber|orange|red|pink|purple|slate)$/

export function trackStyle(color: string | undefined): CSSProperties {
  const name = color !== undefined && KNOWN.test(color) ? color : 'slate'
  return {
    '--edge': `var(--track-${name}-edge)`,
    '--tint': `var(--track-${name}-tint)`,
    '--ink': `var(--track-${name}-text)`,
  } as CSSProperties
}
