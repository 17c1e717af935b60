/** What other systems call a talk → the kind of a topic. */

import type { TopicKind } from '../board/model.ts'
import { TOPIC_KINDS } from '../board/model.ts'
import { plain } from '../names.ts'

const WORDS: readonly (readonly [RegExp, TopicKind])[] = [
  [/discussion|bof|birds|panel|podium|round ?table|meetup|meeting|unconference|fishbowl|working group/, 'discussion'],
  [
    /talk|lecture|vortrag|keynote|presentation|main ?track|dev ?room|conference|conf|speech|demo|plenary|opening|closing/,
    'talk',
  ],
]

/** `isExact`: nothing more was said than the kind says. */
export function talkKindOf(type: string): { readonly kind: TopicKind; readonly isExact: boolean } {
  const said = plain(type).trim()
  const same = TOPIC_KINDS.find((kind) => kind === said)
  if (same || said === '') return { kind: same ?? 'talk', isExact: true }
  const found = WORDS.find(([words]) => words.test(said))
  return { kind: found?.[1] ?? 'other', isExact: said === 'lecture' }
}
