/** A link of the board in words: what it allows, until when, who is there by it, when it was used last. */

import type { Role } from '../../shared/access.ts'
import type { LinkInfo } from '../../shared/protocol/api.ts'

export const ROLE_WORDS: Record<Role, { readonly label: string; readonly detail: string }> = {
  owner: { label: 'Owner', detail: 'also makes links' },
  organizer: { label: 'Organizer', detail: 'changes the board' },
  observer: { label: 'Observer', detail: 'reads all of it' },
}

const DAY_MS = 86_400_000

/** How long a new link holds; `days` is `null` for one that never ends. */
export const SPANS = [
  { value: 'never', label: 'Never', days: null },
  { value: 'day', label: 'In a day', days: 1 },
  { value: 'week', label: 'In a week', days: 7 },
  { value: 'month', label: 'In 30 days', days: 30 },
] as const
export type SpanName = (typeof SPANS)[number]['value']

/** The moment that a span ends, as the interface wants it. */
export function expiryOf(span: SpanName, now: number): string | null {
  const days = SPANS.find(({ value }) => value === span)?.days ?? null
  return days === null ? null : new Date(now + days * DAY_MS).toISOString()
}

const say = (moment: string): string =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }).format(
    Date.parse(moment),
  )

export const isOver = ({ revoked, expires }: LinkInfo, now: number): boolean =>
  revoked !== null || (expires !== null && Date.parse(expires) <= now)

/** "organizer · until 12 Oct, 09:00 · last used 5 Oct, 14:00" */
export function sayLink({ role, expires, revoked, used }: LinkInfo, now: number): string {
  const ended = revoked !== null ? `revoked ${say(revoked)}` : null
  const until = expires === null ? null : Date.parse(expires) <= now ? `ended ${say(expires)}` : `until ${say(expires)}`
  const use = used === null ? 'never used' : `last used ${say(used)}`
  return [role, ended ?? until, use].filter(Boolean).join(' · ')
}

/** "Ann, Ben and 2 more"; who says no name is counted. Empty for nobody. */
export function sayHere(here: LinkInfo['here']): string {
  const names = [...new Set(here.filter((name) => name !== null && name !== ''))]
  const nameless = here.filter((name) => name === null || name === '').length
  const shown = names.slice(0, 4)
  const more = names.length - shown.length + nameless
  if (shown.length === 0) return more === 0 ? '' : `${more} here`
  return more === 0 ? `${shown.join(', ')} here` : `${shown.join(', ')} and ${more} more here`
}
