/** A topic in the programme: when, what, who; its abstract and materials behind the title. */

import { Icon } from '../ui/Icon.tsx'
import { Markdown } from '../ui/Markdown.tsx'
import { useFlash } from '../ui/use-flash.ts'
import { PersonLinks } from './PersonLink.tsx'
import type { TopicPlan } from './placed.ts'
import { pagePath } from './public-address.ts'
import { StarButton } from './StarButton.tsx'
import styles from './TopicLine.module.css'
import { isWeb } from './topic-facts.ts'
import { trackName } from './track-name.ts'
import { useAddress } from './use-address.ts'

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

export function TopicLine({ plan, isNow, showTrack, rows, isNamed }: TopicLineProps) {
  const { topic, speakers, track, span } = plan
  const { slug } = useAddress()
  const element = useFlash<HTMLLIElement>(topic)
  const materials = topic.materials.filter(({ url }) => isWeb(url))
  const more = topic.abstract.trim() !== '' || materials.length > 0
  const head = (
    <span className={styles.head}>
      <h4 className={styles.title}>
        <a href={pagePath(slug, { page: 'topic', id: topic.id })}>{topic.title || 'Untitled'}</a>
      </h4>
      {speakers.length > 0 && (
        <span className={styles.people}>
          <PersonLinks people={speakers} />
        </span>
      )}
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
      <div className={styles.body} data-more={more || undefined}>
        {head}
        {more && (
          <details className={styles.details}>
            {/* Beside the title, not around it: a link in something to press can be reached by nobody who hears the page. */}
            <summary className={styles.summary} aria-label={`About “${topic.title}”`}>
              <Icon name="chevron-down" />
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
        )}
      </div>
      <StarButton id={topic.id} title={topic.title} />
    </li>
  )
}
