/** The worst clash of each slot and each topic: what is marked on the board. */

import type { Clash, Severity } from '../../shared/board/clashes.ts'
import { SEVERITIES } from '../../shared/board/clashes.ts'
import type { SlotId, TopicId } from '../../shared/ids.ts'

export interface WorstClashes {
  readonly slots: ReadonlyMap<SlotId, Severity>
  readonly topics: ReadonlyMap<TopicId, Severity>
}

export function worstOf(clashes: readonly Clash[]): WorstClashes {
  const slots = new Map<SlotId, Severity>()
  const topics = new Map<TopicId, Severity>()
  const keepWorst = <K>(map: Map<K, Severity>, key: K, severity: Severity) => {
    const known = map.get(key)
    if (!known || SEVERITIES.indexOf(severity) < SEVERITIES.indexOf(known)) map.set(key, severity)
  }
  for (const { kind, severity, slots: ofSlots, topics: ofTopics } of clashes) {
    if (kind !== 'speaker-twice') for (const id of ofSlots) keepWorst(slots, id, severity)
    for (const id of ofTopics) keepWorst(topics, id, severity)
  }
  return { slots, topics }
}

/** The keys under which the maps differ. */
export function changedKeys<K, V>(a: ReadonlyMap<K, V>, b: ReadonlyMap<K, V>): K[] {
  if (a === b) return []
  return [...new Set([...a.keys(), ...b.keys()])].filter((key) => a.get(key) !== b.get(key))
}
