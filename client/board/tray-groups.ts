/** The tray in its order and its groups, with what each group comes to. Pure. */

import type { Board, Topic, TrackColor } from '../../shared/board/model.ts'
import { STAGES, TOPIC_KINDS } from '../../shared/board/model.ts'
import type { TrackId } from '../../shared/ids.ts'
import type { TrayGroup, TrayOrder } from './board-view.ts'
import { KIND_WORDS, STAGE_WORDS } from './topic-words.ts'

export interface TopicGroup {
  /** Of the group among its kind: an id or a word; empty for what belongs to none. */
  readonly key: string
  readonly name: string
  readonly color: TrackColor | null
  /** The track whose topics these are, where topics are grouped by it. */
  readonly track: TrackId | null
  readonly topics: readonly Topic[]
  readonly minutes: number
}

const byTitle = (a: Topic, b: Topic): number => a.title.localeCompare(b.title, 'en', { numeric: true })

/** `page` is the order in which they came, long ones come before short ones; equals stay as they came. */
export function inTrayOrder(topics: readonly Topic[], order: TrayOrder): readonly Topic[] {
  switch (order) {
    case 'page':
      return topics
    case 'title':
      return topics.toSorted(byTitle)
    case 'minutes':
      return topics.toSorted((a, b) => b.minutes - a.minutes)
    case 'stage':
      return topics.toSorted((a, b) => STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage))
    default:
      return order satisfies never
  }
}

/**
 * Groups that have topics, in the order of what they are grouped by, what belongs to none last. A topic is in one group
 * alone, as a card is in one place: among people it is with its first speaker.
 */
export function groupTopics(board: Board, topics: readonly Topic[], by: TrayGroup): readonly TopicGroup[] {
  const inGroup = new Map<string, Topic[]>(headsOf(board, by).map(({ key }) => [key, []]))
  for (const topic of topics) {
    const key = keyOf(topic, by) ?? ''
    ;(inGroup.get(key) ?? inGroup.get(''))?.push(topic)
  }
  return headsOf(board, by).flatMap((head) => {
    const own = inGroup.get(head.key) ?? []
    if (own.length === 0) return []
    return [{ ...head, topics: own, minutes: own.reduce((sum, { minutes }) => sum + minutes, 0) }]
  })
}

type Head = Pick<TopicGroup, 'key' | 'name' | 'color' | 'track'>
const plainHead = (key: string, name: string): Head => ({ key, name, color: null, track: null })

function headsOf(board: Board, by: TrayGroup): Head[] {
  switch (by) {
    case 'none':
      return [plainHead('', 'All')]
    case 'track': {
      const tracks = [...board.tracks.values()]
      const heads = tracks.map(({ id, name, color }) => ({ key: id, name: name || 'Unnamed track', color, track: id }))
      return [...heads, plainHead('', 'No track')]
    }
    case 'kind':
      return TOPIC_KINDS.map((kind) => plainHead(kind, KIND_WORDS[kind]))
    case 'stage':
      return STAGES.map((stage) => plainHead(stage, STAGE_WORDS[stage]))
    case 'person': {
      const people = [...board.people.values()]
      return [...people.map(({ id, name }) => plainHead(id, name || 'Unnamed')), plainHead('', 'Nobody yet')]
    }
    default:
      return by satisfies never
  }
}

function keyOf(topic: Topic, by: TrayGroup): string | null | undefined {
  switch (by) {
    case 'none':
      return ''
    case 'track':
      return topic.trackId
    case 'kind':
      return topic.kind
    case 'stage':
      return topic.stage
    case 'person':
      return topic.speakers[0]
    default:
      return by satisfies never
  }
}
