/** What has to be true of every board, whoever worked on it and in whatever order it arrived: each breach in words. */

import * as Y from 'yjs'
import { MAPS, mapOf } from '../../shared/board/doc.ts'
import type { Board } from '../../shared/board/model.ts'
import { byRank, isRank } from '../../shared/board/ranks.ts'

/** [M1, M3, M4] Each topic once, in a slot or on the tray; ranks that tell all cards of a slot apart; times that follow. */
export function faultsOf(board: Board): string[] {
  const faults: string[] = []
  const placed = [...board.lineups.values()].flatMap(({ topics }) => topics.map(({ topic }) => topic.id))
  const seen = [...placed, ...board.tray.map(({ id }) => id)].sort()
  if (seen.join() !== [...board.topics.keys()].sort().join()) faults.push('a topic is shown twice, or nowhere')
  for (const { slot, topics, used } of board.lineups.values()) {
    let after = 0
    for (const [at, one] of topics.entries()) {
      const { id, minutes, placement } = one.topic
      const before = topics[at - 1]?.topic
      if (placement?.slotId !== slot.id || !isRank(placement.rank)) faults.push(`${id} stands in a slot without a rank`)
      if (before?.placement?.rank === placement?.rank) faults.push(`${id} shares its rank with ${before?.id}`)
      if (before && byRank(rankOf(before), rankOf(one.topic)) >= 0) faults.push(`${id} stands out of its order`)
      if (one.after !== after) faults.push(`${id} does not begin when those before it end`)
      after += minutes
    }
    if (used !== after) faults.push(`${slot.id} is not as full as its topics`)
  }
  return faults
}

const rankOf = ({ id, placement }: { id: string; placement: { rank: string } | null }) => ({
  id,
  rank: placement?.rank ?? '',
})

/** [M6] What nobody has damaged needs no repair. */
export function repairsOf({ meta, rooms, tracks, people, slots, topics }: Board): string[] {
  const entries = [rooms, tracks, people, slots, topics].flatMap((map): { id: string; repair: readonly string[] }[] => [
    ...map.values(),
  ])
  return [{ id: 'meta', repair: meta.repair }, ...entries]
    .filter(({ repair }) => repair.length > 0)
    .map(({ id, repair }) => `${id} needs repair: ${repair.join()}`)
}

export const isPending = ({ store }: Y.Doc): boolean => store.pendingStructs !== null || store.pendingDs !== null

/** Every plain value that was ever written, by whom does not matter: what a board says in the end has to be one of them. */
export class Written {
  readonly #values = new Map<string, Set<string>>()

  /** From now on; what the document says already counts too. */
  watch(doc: Y.Doc): void {
    for (const [place, value] of placesOf(doc)) this.#note(place, value)
    for (const name of MAPS) {
      mapOf(doc, name).observeDeep((events, { local }) => {
        if (local) for (const event of events) this.#take(name, event)
      })
    }
  }

  /** [M1, M2, M5] Values that nobody chose, and entries that are gone: what is removed is still there. */
  faultsIn(doc: Y.Doc): string[] {
    const found = new Map(placesOf(doc))
    const unchosen = [...found].filter(([place, value]) => !this.#values.get(place)?.has(value))
    const entries = [...this.#values.keys()].filter((place) => place.endsWith('/'))
    return [
      ...unchosen.map(([place, value]) => `${place} is ${value}, which nobody wrote`),
      ...entries.filter((place) => !found.has(place)).map((place) => `${place} is gone`),
    ]
  }

  #take(name: string, event: Y.YEvent<Y.AbstractType<unknown>>): void {
    const { target } = event
    if (!(target instanceof Y.Map)) return
    for (const key of event.changes.keys.keys()) {
      const value: unknown = target.get(key)
      const within = event.path.length > 0 ? `${event.path[0]}/` : ''
      if (value instanceof Y.Map) {
        for (const [place, inner] of placesIn(`${name}/${key}/`, value)) this.#note(place, inner)
      } else if (!(value instanceof Y.AbstractType)) this.#note(`${name}/${within}${key}`, JSON.stringify(value))
    }
  }

  #note(place: string, value: string): void {
    const values = this.#values.get(place) ?? new Set()
    this.#values.set(place, values.add(value))
  }
}

/** `topics/t_1/` for an entry, `topics/t_1/title` for a value in it; texts are merged, not chosen, and left out. */
function* placesOf(doc: Y.Doc): Generator<[string, string]> {
  for (const name of MAPS) {
    for (const [id, entry] of mapOf(doc, name).entries()) {
      if (entry instanceof Y.Map) yield* placesIn(`${name}/${id}/`, entry)
      else yield [`${name}/${id}`, JSON.stringify(entry)]
    }
  }
}

function* placesIn(place: string, entry: Y.Map<unknown>): Generator<[string, string]> {
  yield [place, '']
  for (const [key, value] of entry.entries()) {
    if (!(value instanceof Y.AbstractType)) yield [place + key, JSON.stringify(value)]
  }
}
