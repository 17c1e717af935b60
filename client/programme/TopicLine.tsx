/** A topic in the programme: when, what, who; its abstract and materials behind the title. */

import type { PublicPerson } from '../../shared/programme/programme.ts'
import { Icon } from '../ui/Icon.tsx'
import { Markdown } from '../ui/Markdown.tsx'
import { useFlash } from '../ui/use-flash.ts'
import type { TopicPlan } from './placed.ts'
import { StarButton } from './StarButton.tsx'
import styles from './TopicLine.module.css'
import { trackName } from './track-name.ts'

export interface TopicLineProps {
  plan: TopicPlan
  isNow: boolean
  /** Shown if the topic belongs to another track than its slot. */
  showTrack: boolean
  /** Its place in the rows of its slot's grid. */
  rows: string
  /** It stands once in the page, so that links can lead to it. */
  isNamed: boolean
}

/** Only these become links: the rest of the web's schemes can do harm. */
const isWeb = (url: string): boolean => /^https?:\/\//i.test(url)

export function TopicLine({ plan, isNow, showTrack, rows, isNamed }: TopicLineProps) {
  const { topic, speakers, track, span } = plan
  const element = useFlash<HTMLLIElement>(topic)
  const materials = topic.materials.filter(({ url }) => isWeb(url))
  const more = topic.abstract.trim() !== '' || materials.length > 0
  const head = (
    <span className={styles.head}>
      <h4 className={styles.title}>{topic.title}</h4>
      {speakers.length > 0 && <People people={speakers} />}
      {showTrack && track && (
        <span className={styles.track} data-track={trackName(track.color)}>
          {track.name}
        </span>
      )}
    </span>
  )
  return (
    <li
      className={styles.topic}
      ref={element}
      id={isNamed ? topic.id : undefined}
      data-rows={rows}
      data-now={isNow || undefined}
      data-topic={topic.id}
    >
      <time className={styles.time} dateTime={topic.start}>
        {span.begins}
        {isNow && <span className="visually-hidden"> Now</span>}
      </time>
      {more ? (
        <details className={styles.details}>
          <summary className={styles.summary}>
            {head}
            <span className={styles.chevron}>
              <Icon name="chevron-down" />
            </span>
          </summary>
          <div className={styles.more}>
            {topic.abstract.trim() !== '' && <Markdown text={topic.abstract} />}
            {materials.length > 0 && (
              <ul className={styles.materials} aria-label="Materials">
                {materials.map(({ title, url }) => (
                  <li key={url}>
                    <a href={url} rel="noopener nofollow">
                      {title || url}
                    </a>
                  </li>
                ))}
              </ul>
            )}
          </div>
        </details>
      ) : (
        head
      )}
      <StarButton id={topic.id} title={topic.title} />
    </li>
  )
}

const People = ({ people }: { people: readonly PublicPerson[] }) => (
  <span className={styles.people}>
    {people.map((person, at) => (
      <span key={person.id}>
        {at > 0 && ', '}
        {person.name}
        {person.affiliation && <span className={styles.affiliation}> ({person.affiliation})</span>}
      </span>
    ))}
  </span>
)
