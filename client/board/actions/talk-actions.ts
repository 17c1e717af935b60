/** Actions that lead to what is said about a card or a slot. */

import { slotSubject } from '../talk/subject.ts'
import type { Action } from './action.ts'
import { slotOf, topicsOf } from './subjects.ts'

export const talkActions = (): readonly Action[] => [
  {
    id: 'topic.talk',
    name: 'Talk about the topic…',
    group: 'Topics',
    about: 'topics',
    keys: ['y'],
    isPossible: (bench, focus) => topicsOf(bench, focus).length === 1,
    run: (bench, focus) => {
      const [topic] = topicsOf(bench, focus)
      if (topic) bench.open({ what: 'talk', about: { what: 'topic', id: topic.id, title: topic.title || 'Untitled' } })
    },
  },
  {
    id: 'slot.talk',
    name: 'Talk about the slot…',
    group: 'Slots',
    about: 'slot',
    keys: ['y'],
    isPossible: (bench, focus) => slotOf(bench, focus) !== null,
    run: (bench, focus) => {
      const lineup = slotOf(bench, focus)
      if (lineup) bench.open({ what: 'talk', about: slotSubject(lineup.slot.id, bench.board) })
    },
  },
]
