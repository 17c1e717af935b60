/** What a card shows beyond its topic: clashes, hands, whether it is open or chosen. */

import type { Severity } from '../../shared/board/clashes.ts'
import type { TopicId } from '../../shared/ids.ts'
import type { Peer } from '../link/presence.ts'
import type { Holding } from './hand.ts'
import type { Selection } from './use-selection.ts'

export interface CardState {
  readonly severity: Severity | null
  /** Who else holds it, writes in it, or has chosen it, in a few words. */
  readonly holder: string | null
  readonly holderColor: number | null
  readonly isHeldHere: boolean
  readonly isOpen: boolean
  readonly isSelected: boolean
}

/** Whose hands cards are in. */
export type Holders = ReadonlyMap<TopicId, Pick<Peer, 'name' | 'color'>>

/** Of several on one card the strongest: who holds it, then who writes, then who has chosen it. */
export function holdersOf(peers: readonly Peer[]): Holders {
  const said = (topics: readonly TopicId[], peer: Peer, name: string) =>
    topics.map((id) => [id, { name, color: peer.color }] as const)
  return new Map([
    ...peers.flatMap((peer) => said(peer.chosen, peer, `${peer.name} chose`)),
    ...peers.flatMap((peer) => (peer.caret?.isTyping ? said([peer.caret.topic], peer, `${peer.name} writes`) : [])),
    ...peers.flatMap((peer) => said(peer.held?.topics ?? [], peer, peer.name)),
  ])
}

interface Here {
  readonly holding: Holding | null
  readonly openTopic: TopicId | null
  readonly selection: Selection
}

export function cardState(
  id: TopicId,
  severities: ReadonlyMap<TopicId, Severity>,
  holders: Holders,
  { holding, openTopic, selection }: Here,
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

export const sameCardState = (a: CardState, b: CardState): boolean =>
  a.severity === b.severity &&
  a.holder === b.holder &&
  a.holderColor === b.holderColor &&
  a.isHeldHere === b.isHeldHere &&
  a.isOpen === b.isOpen &&
  a.isSelected === b.isSelected
