/** A slot in words: its title, its time, how full it is. */

import type { Lineup, SlotKind, Track } from '../../shared/board/model.ts'
import { clockOf } from '../../shared/time.ts'

const KINDS: Record<SlotKind, string> = { session: '', break: 'Break', plenary: 'Plenary' }

/** Its own title, else its track's name, else what kind it is; empty for a session without either. */
export const titleOf = ({ slot }: Lineup, track: Track | null): string => slot.title || track?.name || KINDS[slot.kind]

/** "09:00–12:30" */
export const spanOf = ({ slot, end }: Lineup): string => `${clockOf(slot.place.start)}–${clockOf(end)}`

/** "170 of 180 min", or of an empty break its length alone. */
export const budgetOf = ({ slot, used }: Lineup): string =>
  slot.kind === 'break' && used === 0 ? `${slot.minutes} min` : `${used} of ${slot.minutes} min`
