/** What stands against the wishes for one topic, as long as it stands in a slot. */

import { dayOf, momentOf, sayDay, sayWhen } from '../time.ts'
import type { Arrangement, Stand } from './arrangement.ts'
import type { Clash } from './clash.ts'
import { clash } from './clash.ts'
import { sayTopic } from './clash-words.ts'
import type { Topic, Wish } from './model.ts'

/** [C7] A wish is broken. One about a topic that stands nowhere, or about itself, is not. */
export function* clashesOfWishes(plan: Arrangement, { id, wishes }: Topic): Generator<Clash> {
  if (wishes.length === 0) return
  const stand = plan.standOf(id)
  if (!stand) return
  for (const wish of wishes) {
    const other = 'topicId' in wish && wish.topicId !== id ? plan.standOf(wish.topicId) : undefined
    const broken = breachOf(wish, stand, other, plan.board.meta.timeZone)
    if (!broken) continue
    const both = other ? [stand, other] : [stand]
    yield clash('wish', {
      slots: [...new Set(both.map(({ slot }) => slot.id))],
      topics: both.map(({ placed }) => placed.topic.id),
      about: [id, wish.id],
      start: stand.placed.start,
      facts: [wish.kind, ...broken.facts],
      sentence: `${sayTopic(stand.placed.topic)} is wished ${broken.wished}, but ${broken.instead}.`,
      brief: [`wished ${broken.wished}`],
    })
  }
}

interface Breach {
  readonly wished: string
  readonly instead: string
  readonly facts: readonly (string | number)[]
}

function breachOf(wish: Wish, { placed, from, to }: Stand, other: Stand | undefined, zone: string): Breach | null {
  const { start, end } = placed
  const begins = `begins on ${sayWhen(start)}`
  const ends = `ends on ${sayWhen(end)}`
  switch (wish.kind) {
    case 'after':
      if (!other || from >= other.to + wish.buffer) return null
      return { wished: sayOrder(wish, other), instead: begins, facts: [wish.buffer, start, other.placed.end] }
    case 'before':
      if (!other || to + wish.buffer <= other.from) return null
      return { wished: sayOrder(wish, other), instead: ends, facts: [wish.buffer, end, other.placed.start] }
    case 'not-before':
      if (start >= `${dayOf(start)}T${wish.clock}`) return null
      return { wished: `not before ${wish.clock}`, instead: begins, facts: [wish.clock, start] }
    case 'not-after':
      if (to <= momentOf(`${dayOf(start)}T${wish.clock}`, zone)) return null
      return { wished: `not after ${wish.clock}`, instead: ends, facts: [wish.clock, end] }
    case 'on-day':
      if (dayOf(start) === wish.day) return null
      return { wished: `on ${sayDay(wish.day)}`, instead: begins, facts: [wish.day, dayOf(start)] }
    default:
      return wish satisfies never
  }
}

const sayOrder = ({ kind, buffer }: Extract<Wish, { buffer: number }>, other: Stand): string =>
  `${buffer > 0 ? `at least ${buffer} min ` : ''}${kind} ${sayTopic(other.placed.topic)}`
