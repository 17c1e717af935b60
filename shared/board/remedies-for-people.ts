/** The remedy for one person who stands on the board twice. */

import type { PersonId, SlotId } from '../ids.ts'
import { arrangementOf, rearranged } from './arrangement.ts'
import type { Clash } from './clash.ts'
import { quote } from './clash-words.ts'
import { clashesOfPerson } from './clashes-of-people.ts'
import { lineupOf } from './lineup.ts'
import { mergePeople } from './merge-people.ts'
import type { Board, Lineup, Topic } from './model.ts'
import { outlookOf } from './outlook.ts'
import type { Remedy } from './remedy.ts'

/** Who has fewer roles goes into the other, unless that one would then speak in two places at once. */
export function oneOfTwo(board: Board, { people }: Clash): Remedy | null {
  const [keep, other] = people.toSorted((a, b) => rolesOf(board, b) - rolesOf(board, a))
  if (keep === undefined || other === undefined) return null
  const plan = rearranged(arrangementOf(board), spokenFor(board, keep, other))
  const { stands } = outlookOf(board)
  for (const { id, severity } of clashesOfPerson(plan, keep)) if (severity === 'error' && !stands(id)) return null
  const name = quote(board.people.get(keep)?.name ?? '')
  return { say: `Make them one, ${name}`, apply: (door) => mergePeople(door, keep, other) }
}

function rolesOf({ topics, tracks }: Board, id: PersonId): number {
  const here = [...topics.values()].filter(({ speakers, attendees }) => speakers.includes(id) || attendees.has(id))
  return here.length + [...tracks.values()].filter(({ leads }) => leads.includes(id)).length
}

/** The slots in which the one would speak for the other. */
function spokenFor({ lineups, meta }: Board, keep: PersonId, other: PersonId): ReadonlyMap<SlotId, Lineup> {
  const asKeep = (topic: Topic): Topic => {
    const speakers = topic.speakers.map((speaker) => (speaker === other ? keep : speaker))
    return { ...topic, speakers: [...new Set(speakers)] }
  }
  const changed = [...lineups.values()].filter(({ topics }) =>
    topics.some(({ topic }) => topic.speakers.includes(other)),
  )
  return new Map(
    changed.map(({ slot, topics }) => {
      const members = topics.map(({ topic }) => asKeep(topic))
      return [slot.id, lineupOf(slot, members, meta.timeZone)]
    }),
  )
}
