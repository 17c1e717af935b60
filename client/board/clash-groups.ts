/** Clashes as one goes through them: by how bad they are, by whom they concern, or by their track. Pure. */

import type { Clash, Severity } from '../../shared/board/clashes.ts'
import { SEVERITIES } from '../../shared/board/clashes.ts'
import type { Board } from '../../shared/board/model.ts'
import type { TrackId } from '../../shared/ids.ts'

export const CLASH_ORDERS = ['severity', 'person', 'track'] as const
export type ClashOrder = (typeof CLASH_ORDERS)[number]

export interface ClashGroup {
  readonly key: string
  readonly title: string
  readonly clashes: readonly Clash[]
}

const SEVERITY_TITLES: Readonly<Record<Severity, string>> = { error: 'Errors', warning: 'Warnings', hint: 'Hints' }

/** Each in the order that the clashes come in; one about two people, or of two tracks, stands with both. */
export function groupsOf(board: Board, clashes: readonly Clash[], by: ClashOrder): readonly ClashGroup[] {
  switch (by) {
    case 'severity':
      return SEVERITIES.map((severity) => ({
        key: severity,
        title: SEVERITY_TITLES[severity],
        clashes: clashes.filter((clash) => clash.severity === severity),
      })).filter(isFilled)
    case 'person':
      return grouped(clashes, ({ people }) => people, namesOf(board.people, 'Unnamed person'), 'About nobody')
    case 'track':
      return grouped(clashes, (clash) => tracksOf(board, clash), namesOf(board.tracks, 'Unnamed track'), 'No track')
    default:
      return by satisfies never
  }
}

const isFilled = ({ clashes }: ClashGroup): boolean => clashes.length > 0

const namesOf = (entries: ReadonlyMap<string, { readonly name: string }>, unnamed: string) =>
  [...entries].map(([id, { name }]) => [id, name || unnamed] as const)

/** In the order of the names; what belongs to none of them comes last. */
function grouped(
  clashes: readonly Clash[],
  keysOf: (clash: Clash) => readonly string[],
  names: readonly (readonly [string, string])[],
  none: string,
): readonly ClashGroup[] {
  const found = new Map<string, Clash[]>(names.map(([key]) => [key, []]))
  const rest: Clash[] = []
  for (const clash of clashes) {
    const lists = [...new Set(keysOf(clash))].map((key) => found.get(key)).filter((list) => list !== undefined)
    for (const list of lists.length > 0 ? lists : [rest]) list.push(clash)
  }
  const groups = names.map(([key, title]) => ({ key, title, clashes: found.get(key) ?? [] }))
  return [...groups, { key: 'none', title: none, clashes: rest }].filter(isFilled)
}

/** Those of its topics, else those of its slots. */
function tracksOf({ topics, slots }: Board, clash: Clash): readonly TrackId[] {
  const ofTopics = clash.topics.flatMap((id) => topics.get(id)?.trackId ?? [])
  return ofTopics.length > 0 ? ofTopics : clash.slots.flatMap((id) => slots.get(id)?.trackId ?? [])
}
