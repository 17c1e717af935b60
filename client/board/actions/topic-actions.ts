/** Actions on topics: those that are chosen, else the one that has the focus. */

import type { Board, Stage } from '../../../shared/board/model.ts'
import { STAGES, TOPIC_KINDS } from '../../../shared/board/model.ts'
import { duplicateTopics, mergeTopics } from '../../../shared/board/reshaping.ts'
import { editTopics, removeTopics, swapTopics } from '../../../shared/board/several-topics.ts'
import { LIMITS } from '../../../shared/board/values.ts'
import { editTopic, placeTopics } from '../../../shared/board/verbs.ts'
import { toast } from '../../ui/toasts.ts'
import { reveal } from '../reveal.ts'
import { KIND_WORDS, TOO_MUCH } from '../topic-words.ts'
import { offerUndo } from '../undo-toast.ts'
import type { Workbench } from '../workbench.ts'
import type { Action } from './action.ts'
import type { Focus } from './focus.ts'
import { sayWhich, topicsOf } from './subjects.ts'

/** Topics are planned in fives. */
const STEP = 5

const STAGE_ACTIONS: Readonly<Record<Stage, { readonly name: string; readonly keys?: readonly string[] }>> = {
  proposed: { name: 'Stage: proposed' },
  accepted: { name: 'Stage: accepted', keys: ['a'] },
  declined: { name: 'Stage: declined' },
  withdrawn: { name: 'Stage: withdrawn' },
}

const any = (bench: Workbench, focus: Focus): boolean => topicsOf(bench, focus).length > 0
const idsOf = (bench: Workbench, focus: Focus) => topicsOf(bench, focus).map(({ id }) => id)
const aboutTopics = { group: 'Topics', about: 'topics', isPossible: any } as const

export const topicActions = (board: Board): readonly Action[] => [
  {
    id: 'topic.new',
    name: 'Add a topic',
    group: 'Topics',
    keys: ['n'],
    isEdit: true,
    run: ({ newTopic }) => newTopic(),
  },
  {
    ...aboutTopics,
    id: 'topic.open',
    name: 'Open the topic',
    keys: ['o'],
    run: (bench, focus) => {
      const id = focus.topic ?? idsOf(bench, focus)[0]
      if (id) bench.openTopic(id)
    },
  },
  {
    ...aboutTopics,
    id: 'topic.place',
    name: 'Place…',
    keys: ['p'],
    isEdit: true,
    run: (bench, focus) => bench.open({ what: 'place', topics: idsOf(bench, focus) }),
  },
  {
    ...aboutTopics,
    id: 'topic.show',
    name: 'Show in the grid',
    keys: ['v'],
    run: (bench, focus) => {
      const [id] = idsOf(bench, focus)
      if (id) reveal(bench, { topic: id })
    },
  },
  {
    ...aboutTopics,
    id: 'topic.tray',
    name: 'To the tray',
    keys: ['b'],
    isEdit: true,
    isPossible: (bench, focus) => topicsOf(bench, focus).some((topic) => !bench.board.tray.includes(topic)),
    offersUndo: true,
    run: (bench, focus) => placeTopics(bench.door, idsOf(bench, focus), null),
  },
  {
    ...aboutTopics,
    id: 'topic.longer',
    name: `Longer by ${STEP} min`,
    keys: ['+', '='],
    isEdit: true,
    run: (bench, focus) => resize(bench, focus, STEP),
  },
  {
    ...aboutTopics,
    id: 'topic.shorter',
    name: `Shorter by ${STEP} min`,
    keys: ['-'],
    isEdit: true,
    run: (bench, focus) => resize(bench, focus, -STEP),
  },
  {
    ...aboutTopics,
    id: 'topic.stage',
    name: 'Set the stage…',
    keys: ['e'],
    isEdit: true,
    run: ({ open }, focus) => open({ what: 'palette', focus, words: 'Stage ' }),
  },
  {
    ...aboutTopics,
    id: 'topic.track',
    name: 'Set the track…',
    keys: ['g'],
    isEdit: true,
    run: ({ open }, focus) => open({ what: 'palette', focus, words: 'Track ' }),
  },
  ...STAGES.map(
    (stage): Action => ({
      ...aboutTopics,
      ...STAGE_ACTIONS[stage],
      id: `topic.stage.${stage}`,
      isEdit: true,
      isPossible: (bench, focus) => topicsOf(bench, focus).some((topic) => topic.stage !== stage),
      offersUndo: true,
      run: (bench, focus) => editTopics(bench.door, idsOf(bench, focus), { stage }),
    }),
  ),
  ...[...board.tracks.values(), null].map(
    (track): Action => ({
      ...aboutTopics,
      id: `topic.track.${track?.id ?? 'none'}`,
      name: track ? `Track: ${track.name || 'Unnamed track'}` : 'Track: none',
      isEdit: true,
      isPossible: (bench, focus) => topicsOf(bench, focus).some(({ trackId }) => trackId !== (track?.id ?? null)),
      offersUndo: true,
      run: (bench, focus) => editTopics(bench.door, idsOf(bench, focus), { trackId: track?.id ?? null }),
    }),
  ),
  {
    ...aboutTopics,
    id: 'topic.choose',
    name: 'Choose the topic, or let go of it',
    keys: ['x'],
    isPossible: (_, focus) => focus.topic !== null,
    run: ({ selection, select }, { topic }) => {
      if (topic) select(selection.has(topic) ? [...selection].filter((id) => id !== topic) : [...selection, topic])
    },
  },
  {
    ...aboutTopics,
    id: 'topic.choose.track',
    name: 'Choose all topics of this track',
    keys: ['shift+a'],
    isPossible: (bench, focus) => topicsOf(bench, focus)[0]?.trackId != null,
    run: (bench, focus) => {
      const trackId = topicsOf(bench, focus)[0]?.trackId
      if (trackId) bench.select(ofTrack(bench.board, trackId))
    },
  },
  ...[...board.tracks.values()].map(
    ({ id, name }): Action => ({
      id: `topic.choose.${id}`,
      name: `Choose all topics of ${name || 'Unnamed track'}`,
      group: 'Topics',
      isPossible: (bench) => ofTrack(bench.board, id).length > 0,
      run: (bench) => bench.select(ofTrack(bench.board, id)),
    }),
  ),
  {
    id: 'topic.choose.none',
    name: 'Choose nothing',
    group: 'Topics',
    keys: ['shift+c'],
    isPossible: ({ selection }) => selection.size > 0,
    run: ({ select }) => select([]),
  },
  {
    ...aboutTopics,
    id: 'topic.swap',
    name: 'Swap the two chosen topics',
    keys: ['shift+x'],
    isEdit: true,
    isPossible: ({ selection }) => selection.size === 2,
    offersUndo: true,
    run: ({ door, selection }) => {
      const [a, b] = selection
      if (a && b) swapTopics(door, a, b)
    },
  },
  {
    ...aboutTopics,
    id: 'topic.duplicate',
    name: 'Duplicate',
    keys: ['shift+d'],
    isEdit: true,
    offersUndo: true,
    run: (bench, focus) => {
      const copies = duplicateTopics(bench.door, idsOf(bench, focus))
      bench.say(`${copies.length === 1 ? 'A copy is' : `${copies.length} copies are`} on the tray.`)
    },
  },
  {
    ...aboutTopics,
    id: 'topic.split',
    name: 'Split in two…',
    isEdit: true,
    isPossible: (bench, focus) => {
      const [only, ...more] = topicsOf(bench, focus)
      return only !== undefined && only.minutes > 1 && more.length === 0
    },
    run: (bench, focus) => {
      const [topic] = idsOf(bench, focus)
      if (topic) bench.open({ what: 'split', topic })
    },
  },
  {
    ...aboutTopics,
    id: 'topic.merge',
    name: 'Make one topic of the two that are chosen',
    isEdit: true,
    isPossible: ({ selection }) => selection.size === 2,
    run: (bench, focus) => {
      const [keep, other] = idsOf(bench, focus)
      if (!keep || !other) return
      if (mergeTopics(bench.door, keep, other)) offerUndo(bench.door)
      else toast(TOO_MUCH, { tone: 'error' })
    },
  },
  ...TOPIC_KINDS.map(
    (kind): Action => ({
      ...aboutTopics,
      id: `topic.kind.${kind}`,
      name: `Kind: ${KIND_WORDS[kind].toLowerCase()}`,
      isEdit: true,
      isPossible: (bench, focus) => topicsOf(bench, focus).some((topic) => topic.kind !== kind),
      offersUndo: true,
      run: (bench, focus) => editTopics(bench.door, idsOf(bench, focus), { kind }),
    }),
  ),
  {
    ...aboutTopics,
    id: 'topic.remove',
    name: 'Remove',
    keys: ['Delete', 'Backspace'],
    isEdit: true,
    offersUndo: true,
    run: (bench, focus) => removeTopics(bench.door, idsOf(bench, focus)),
  },
]

const ofTrack = ({ topics }: Board, trackId: string) =>
  [...topics.values()].filter((topic) => topic.trackId === trackId).map(({ id }) => id)

/** Each by so much, in one step; none below what can be placed. */
function resize(bench: Workbench, focus: Focus, by: number): void {
  const topics = topicsOf(bench, focus)
  const next = (minutes: number) => Math.max(STEP, Math.min(LIMITS.minutes, minutes + by))
  bench.door.change(`made ${sayWhich(topics)} ${by > 0 ? 'longer' : 'shorter'}`, () => {
    for (const { id, minutes } of topics) editTopic(bench.door, id, { minutes: next(minutes) })
  })
  const [only, ...more] = topics
  if (only && more.length === 0) bench.say(`${next(only.minutes)} minutes.`)
}
