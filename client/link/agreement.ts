/**
 * [W9] Whether this page shows what the server has: asked when all is calm, believed only when it is heard twice.
 *
 *   synced ── 4 s ── ask ── same ── about 60 s ── ask …
 *                      ├── differs ── 5 s ── ask ── differs: the copy here is damaged
 *                      └── apart ──── 5 s ── ask ── apart: ask for what is lacking ── … ── apart: damaged
 *
 * A change that only deletes moves no state vector, so one answer may meet it under way; it is here before the next.
 */

import type { Verdict } from '../../shared/protocol/frames.ts'

/** Milliseconds. */
export const FIRST_CHECK = 4_000
export const CHECK_EVERY = 60_000
export const CHECK_AGAIN = 5_000
/** Nothing was changed for so long. */
export const CALM = 2_000
const NO_ANSWER = 20_000

export type Agreement =
  | { readonly is: 'off' }
  | { readonly is: 'due'; readonly at: number; readonly differs: number; readonly apart: number }
  | { readonly is: 'asked'; readonly at: number; readonly differs: number; readonly apart: number }

/** `ask`: send a check. `resync`: ask for what is lacking. `heal`: the copy here is damaged. */
export type Act = 'ask' | 'resync' | 'heal' | null

export type Happening =
  | { readonly type: 'synced' }
  | { readonly type: 'lost' }
  | { readonly type: 'time'; readonly isCalm: boolean }
  /** `isStill`: nothing was changed here since the check was sent. `chance` spreads the next checks of many. */
  | { readonly type: 'verdict'; readonly verdict: Verdict; readonly isStill: boolean; readonly chance: number }

const ALSO_APART = 2
const STILL_APART = 4

export function nextAgreement(agreement: Agreement, happening: Happening, now: number): [Agreement, Act] {
  switch (happening.type) {
    case 'synced':
      return [{ is: 'due', at: now + FIRST_CHECK, differs: 0, apart: 0 }, null]
    case 'lost':
      return [{ is: 'off' }, null]
    case 'time':
      if (agreement.is === 'due' && now >= agreement.at && happening.isCalm)
        return [{ ...agreement, is: 'asked', at: now }, 'ask']
      if (agreement.is === 'asked' && now - agreement.at >= NO_ANSWER)
        return [{ ...agreement, is: 'due', at: now }, null]
      return [agreement, null]
    case 'verdict':
      return agreement.is === 'asked' ? judged(agreement, happening, now) : [agreement, null]
    default:
      return happening satisfies never
  }
}

function judged(
  { differs, apart }: Extract<Agreement, { is: 'asked' }>,
  { verdict, isStill, chance }: Extract<Happening, { type: 'verdict' }>,
  now: number,
): [Agreement, Act] {
  if (!isStill) return [{ is: 'due', at: now + CHECK_AGAIN, differs, apart }, null]
  switch (verdict) {
    case 'same':
      return [{ is: 'due', at: now + CHECK_EVERY * (0.75 + chance / 2), differs: 0, apart: 0 }, null]
    case 'differs':
      if (differs > 0) return [{ is: 'off' }, 'heal']
      return [{ is: 'due', at: now + CHECK_AGAIN, differs: 1, apart: 0 }, null]
    case 'heard': {
      const times = apart + 1
      if (times >= STILL_APART) return [{ is: 'off' }, 'heal']
      return [{ is: 'due', at: now + CHECK_AGAIN, differs: 0, apart: times }, times === ALSO_APART ? 'resync' : null]
    }
    default:
      return verdict satisfies never
  }
}
