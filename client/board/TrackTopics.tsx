/** The topics of a track, follow-ups last, each with where it stands; a click opens it. */

import type { Board, Topic, Track } from '../../shared/board/model.ts'
import { clockOf, dayOf, sayDay } from '../../shared/time.ts'
import styles from './people-and-tracks.module.css'
import { useWorkbench } from './workbench.ts'

export function TrackTopics({ track, board }: { readonly track: Track; readonly board: Board }) {
  const { open, openTopic } = useWorkbench()
  const own = [...board.topics.values()].filter(({ trackId }) => trackId === track.id)
  if (own.length === 0) return null
  const starts = new Map(
    [...board.lineups.values()].flatMap(({ topics }) => topics.map(({ topic, start }) => [topic.id, start] as const)),
  )
  const whenOf = ({ id }: Topic) => starts.get(id) ?? ''
  const topics = own.toSorted(
    (a, b) =>
      Number(a.follows !== null) - Number(b.follows !== null) ||
      Number(!whenOf(a)) - Number(!whenOf(b)) ||
      (whenOf(a) < whenOf(b) ? -1 : 1),
  )
  return (
    <section className={styles.titles} aria-label="Topics of the track">
      <h3>Topics and follow-ups</h3>
      <ul>
        {topics.map((topic) => (
          <li key={topic.id}>
            <button
              type="button"
              className={styles.inText}
              onClick={() => {
                open(null)
                openTopic(topic.id)
              }}
            >
              {topic.title || 'Untitled'}
            </button>
            <span className={styles.counts}>
              {' '}
              {topic.minutes} min, {sayWhen(whenOf(topic))}
              {topic.follows &&
                `, follows up ${topic.follows.year}${topic.follows.status && `: ${topic.follows.status}`}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const sayWhen = (start: string): string => (start ? `${sayDay(dayOf(start))} ${clockOf(start)}` : 'on the tray')
