/** What others did to what one holds, in words: told where it is held, and the hand stays closed as long as it can. Pure. */

import type { Board, Removed, Slot, Topic } from '../../shared/board/model.ts'
import { sayPlace } from '../../shared/board/steps.ts'
import type { TopicId } from '../../shared/ids.ts'
import type { Holding } from './hand.ts'

export interface Meanwhile {
  /** "Ann moved it to Tue 10:00 meanwhile." */
  readonly sentence: string
  /** What is still there to be held. */
  readonly holding: Holding | null
  /** What can be brought back. */
  readonly removed: readonly Removed[]
}

/** Who wrote a key of an entry last, by name. */
export type WhoWrote = (kind: 'topic' | 'slot', id: string, key: string) => string

interface Deed {
  readonly who: string
  readonly did: string
}

/** `null` if nothing that matters to the hand was done between the two boards to what it holds. */
export function meanwhile(was: Board, now: Board, holding: Holding, who: WhoWrote): Meanwhile | null {
  if (holding.kind === 'slot') {
    const [old, next] = [was.slots.get(holding.id), now.slots.get(holding.id)]
    const deed = old && (next ? slotDeed(old, next, who) : goneDeed(now, holding.id))
    if (!deed) return null
    return {
      sentence: say(deed, 'it'),
      holding: next ? holding : null,
      removed: next ? [] : removedOf(now, [holding.id]),
    }
  }
  const deeds = holding.ids.flatMap((id) => {
    const [old, next] = [was.topics.get(id), now.topics.get(id)]
    const deed = old && (next ? topicDeed(old, next, now, who) : goneDeed(now, id))
    return deed ? [{ title: old.title, ...deed }] : []
  })
  const [first] = deeds
  if (!first) return null
  const alike = deeds.filter((deed) => deed.who === first.who && deed.did === first.did)
  const what = holding.ids.length === 1 ? 'it' : alike.length === 1 ? `“${first.title}”` : `${alike.length} of them`
  const ids = holding.ids.filter((id) => now.topics.has(id))
  const gone = holding.ids.filter((id) => was.topics.has(id) && !now.topics.has(id))
  return {
    sentence: say(first, what),
    holding: ids.length > 0 ? { ...holding, ids } : null,
    removed: removedOf(now, gone),
  }
}

const say = ({ who, did }: Deed, what: string): string => `${who} ${did.replace('…', what)} meanwhile.`

const removedOf = ({ bin }: Board, ids: readonly string[]): readonly Removed[] =>
  bin.filter(({ id }) => ids.includes(id))

function goneDeed(now: Board, id: string): Deed {
  return { who: removedOf(now, [id])[0]?.by || 'Somebody', did: 'removed …' }
}

const OF_TOPIC = ['minutes', 'title', 'kind', 'stage', 'trackId'] as const
const OF_SLOT = ['minutes', 'title', 'kind', 'trackId', 'public'] as const

function topicDeed(old: Topic, next: Topic, now: Board, who: WhoWrote): Deed | null {
  if (JSON.stringify(old.placement) !== JSON.stringify(next.placement))
    return { who: who('topic', next.id, 'placement'), did: `moved … to ${sayWhere(now, next.id)}` }
  const key = OF_TOPIC.find((one) => old[one] !== next[one])
  return key ? { who: who('topic', next.id, key), did: 'changed …' } : null
}

function slotDeed(old: Slot, next: Slot, who: WhoWrote): Deed | null {
  if (JSON.stringify(old.place) !== JSON.stringify(next.place))
    return { who: who('slot', next.id, 'place'), did: `moved … to ${sayPlace(next.place)}` }
  const key = OF_SLOT.find((one) => old[one] !== next[one])
  return key ? { who: who('slot', next.id, key), did: 'changed …' } : null
}

function sayWhere(board: Board, id: TopicId): string {
  const slotId = board.topics.get(id)?.placement?.slotId
  const placed = slotId && board.lineups.get(slotId)?.topics.find(({ topic }) => topic.id === id)
  return placed ? sayPlace({ roomId: null, start: placed.start }) : 'the tray'
}
