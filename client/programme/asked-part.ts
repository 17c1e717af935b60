/** Which part of the programme an address asks for, in pages that others set up by hand: by id, or by name as people write it. Pure. */

import type { Programme } from '../../shared/programme/programme.ts'

export interface AskedPart {
  readonly day: string | null
  readonly roomId: string | null
  readonly trackId: string | null
  /** What was asked for and is not there, in words: everything is shown then. */
  readonly unknown: readonly string[]
}

interface Named {
  readonly id: string
  readonly name: string
}

export function askedPart(query: string, { rooms, tracks, slots, board }: Programme): AskedPart {
  const asked = new URLSearchParams(query)
  const unknown: string[] = []
  const named = (what: string, all: readonly Named[]): string | null => {
    const text = asked.get(what)?.trim() ?? ''
    if (text === '') return null
    const found = all.find(({ id }) => id === text) ?? all.find(({ name }) => plain(name) === plain(text))
    if (!found) unknown.push(`${what} “${text.slice(0, 60)}”`)
    return found?.id ?? null
  }
  const day = asked.get('day')?.trim() || null
  const isDay = day !== null && ((board.firstDay <= day && day <= board.lastDay) || slots.some(onDay(day)))
  if (day !== null && !isDay) unknown.push(`day “${day.slice(0, 60)}”`)
  return { day: isDay ? day : null, roomId: named('room', rooms), trackId: named('track', tracks), unknown }
}

const plain = (name: string): string => name.trim().toLowerCase()

/** In the conference's time. */
const onDay =
  (day: string) =>
  ({ start }: { readonly start: string }): boolean =>
    start.slice(0, 10) === day
