/** What each slot of a day shows beyond its lineup: clashes, hands, landing lines; the same object while it says the same. */

import type { Clash, Severity } from '../../shared/board/clashes.ts'
import { SEVERITIES } from '../../shared/board/clashes.ts'
import type { Board, Lineup } from '../../shared/board/model.ts'
import type { SlotId, TopicId } from '../../shared/ids.ts'
import { clockOf } from '../../shared/time.ts'
import type { Peer } from '../link/presence.ts'
import type { Holding } from './hand.ts'
import { sayTarget, startAt } from './landing.ts'
import type { Selection } from './use-selection.ts'

/** Where a card would land in a slot, whose hand it is in, and how to say it. */
export interface LandingMark {
  readonly before: TopicId | null
  readonly text: string
  /** A person's colour; `null` for one's own hand. */
  readonly color: number | null
}

/** What a card shows beyond its topic. */
export interface CardState {
  readonly severity: Severity | null
  /** Who else holds it. */
  readonly holder: string | null
  readonly holderColor: number | null
  readonly isHeldHere: boolean
  readonly isOpen: boolean
  readonly isSelected: boolean
}

export interface SlotState {
  /** The worst clash of the slot itself. */
  readonly severity: Severity | null
  readonly isTarget: boolean
  readonly marks: readonly LandingMark[]
  readonly cards: Readonly<Record<TopicId, CardState>>
}

export interface Hands {
  readonly clashes: readonly Clash[]
  readonly peers: readonly Peer[]
  readonly holding: Holding | null
  readonly openTopic: TopicId | null
  readonly selection: Selection
}

export type SlotStates = ReadonlyMap<SlotId, SlotState>

/** The states of these slots. One that says what it said in `old` is the same object, so that its slot is not drawn. */
export function slotStates(board: Board, lineups: readonly Lineup[], hands: Hands, old: SlotStates): SlotStates {
  const worst = worstOf(hands.clashes)
  const holders = new Map(hands.peers.flatMap((peer) => peer.held?.topics.map((id) => [id, peer] as const) ?? []))
  return new Map(
    lineups.map(({ slot, topics }) => {
      const cards = topics.map(({ topic }) => [topic.id, cardState(topic.id, worst.topics, holders, hands)] as const)
      const { holding } = hands
      const state: SlotState = {
        severity: worst.slots.get(slot.id) ?? null,
        isTarget: holding?.kind === 'topics' && holding.target?.slotId === slot.id,
        marks: marksIn(board, slot.id, hands),
        cards: Object.fromEntries(cards),
      }
      const before = old.get(slot.id)
      return [slot.id, before && JSON.stringify(before) === JSON.stringify(state) ? before : state] as const
    }),
  )
}

export function cardState(
  id: TopicId,
  severities: ReadonlyMap<TopicId, Severity>,
  holders: ReadonlyMap<TopicId, Peer>,
  { holding, openTopic, selection }: Pick<Hands, 'holding' | 'openTopic' | 'selection'>,
): CardState {
  const holder = holders.get(id)
  return {
    severity: severities.get(id) ?? null,
    holder: holder?.name ?? null,
    holderColor: holder?.color ?? null,
    isHeldHere: holding?.kind === 'topics' && holding.ids.includes(id),
    isOpen: openTopic === id,
    isSelected: selection.has(id),
  }
}

function worstOf(clashes: readonly Clash[]): { slots: Map<SlotId, Severity>; topics: Map<TopicId, Severity> } {
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

/** The lines that show where held cards would land in a slot: one's own, and those of others with their names. */
function marksIn(board: Board, slotId: SlotId, { holding, peers }: Hands): readonly LandingMark[] {
  const marks: LandingMark[] = []
  if (holding?.kind === 'topics' && holding.target?.slotId === slotId) {
    const said = sayTarget(board, holding.ids, holding.target)
    const start = startAt(board, holding.ids, holding.target)
    marks.push({ before: holding.target.before, text: shortly(said, start), color: null })
  }
  for (const { held, name, color } of peers) {
    if (held?.over?.slotId === slotId) marks.push({ before: held.over.before, text: name, color })
  }
  return marks
}

/** "14:50" or "14:50, 15 min over": on the line itself the room and the day can be seen. */
const shortly = (said: string, start: string | null): string =>
  [start && clockOf(start), /\d+ min over$/.exec(said)?.[0]].filter(Boolean).join(', ')
