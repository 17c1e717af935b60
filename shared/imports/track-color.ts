/** Any colour → the nearest of those that tracks can have, by hue: how light or pale it is does not count. */

import type { TrackColor } from '../board/model.ts'
import { TRACK_COLORS } from '../board/model.ts'

/** Degrees; of the colours in `client/tokens.css`, but that pure blue is blue. Slate is what has hardly any. */
const HUES: Readonly<Record<Exclude<TrackColor, 'slate'>, number>> = {
  red: 2,
  orange: 28,
  amber: 44,
  olive: 69,
  green: 146,
  teal: 180,
  blue: 220,
  purple: 269,
  pink: 335,
}

/** From `#rgb`, `#rrggbb` or a name of ours; `null` for what is no colour. */
export function trackColorOf(text: string): TrackColor | null {
  const named = TRACK_COLORS.find((one) => one === text.trim().toLowerCase())
  if (named) return named
  const digits = /^\s*#?([0-9a-f]{3}|[0-9a-f]{6})(?:[0-9a-f]{2})?\s*$/i.exec(text)?.[1]
  if (!digits) return null
  const whole = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits
  const [red, green, blue] = [0, 2, 4].map((at) => Number.parseInt(whole.slice(at, at + 2), 16)) as [
    number,
    number,
    number,
  ]
  const [high, low] = [Math.max(red, green, blue), Math.min(red, green, blue)]
  const chroma = high - low
  if (chroma < 32) return 'slate'
  const turn =
    high === red ? (green - blue) / chroma : high === green ? 2 + (blue - red) / chroma : 4 + (red - green) / chroma
  const hue = (turn * 60 + 360) % 360
  const away = (other: number) => Math.min(Math.abs(hue - other), 360 - Math.abs(hue - other))
  const [nearest = 'slate'] = (Object.keys(HUES) as (keyof typeof HUES)[]).sort((a, b) => away(HUES[a]) - away(HUES[b]))
  return nearest
}
