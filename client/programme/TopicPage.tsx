/** A topic on a page of its own: when, where, who, what about, and what comes before and after it. */

import type { PublicTopic } from '../../shared/programme/programme.ts'
import { Markdown } from '../ui/Markdown.tsx'
import { GoneTopic } from './GoneTopic.tsx'
import { PersonLinks } from './PersonLink.tsx'
import { PublicFrame } from './PublicFrame.tsx'
import type { PageProps } from './page-props.ts'
import { pagePath } from './public-address.ts'
import { StarButton } from './StarButton.tsx'
import styles from './TopicPage.module.css'
import { isWeb, minutesOf, sayTime, topicFacts } from './topic-facts.ts'
import { trackName } from './track-name.ts'
import { useTimes } from './use-times.ts'

export interface TopicPageProps extends PageProps {
  readonly id: string
}

export function TopicPage(props: TopicPageProps) {
  const { slug, id, programme, state, now } = props
  const times = useTimes(programme)
  const facts = topicFacts(programme, id)
  if (!facts) return <GoneTopic key={id} {...props} />
  const { topic, room, track, speakers, before, after } = facts
  const materials = topic.materials.filter(({ url }) => isWeb(url))
  return (
    <PublicFrame slug={slug} programme={programme} state={state} now={now} anchor={id}>
      <article className={styles.topic}>
        <header className={styles.head} data-track={trackName(track?.color)} data-plain={track === null || undefined}>
          {track && <p className={styles.track}>{track.name}</p>}
          <h1 className={styles.title} tabIndex={-1}>
            {topic.title || 'Untitled'}
          </h1>
        </header>
        <dl className={styles.facts}>
          <dt>When</dt>
          <dd>
            <time dateTime={topic.start}>{sayTime(topic, times)}</time>
            <span className={styles.quiet}>{minutesOf(topic)} min</span>
          </dd>
          <dt>Where</dt>
          <dd>{room?.name || 'All rooms'}</dd>
          {speakers.length > 0 && (
            <>
              <dt>{speakers.length === 1 ? 'Speaker' : 'Speakers'}</dt>
              <dd>
                <PersonLinks people={speakers} />
              </dd>
            </>
          )}
          {topic.kind && (
            <>
              <dt>Kind</dt>
              <dd>{topic.kind}</dd>
            </>
          )}
          {materials.length > 0 && (
            <>
              <dt>Materials</dt>
              <dd>
                {materials.map(({ title, url }) => (
                  <a key={url} className={styles.material} href={url} rel="noopener nofollow">
                    {title || url}
                  </a>
                ))}
              </dd>
            </>
          )}
        </dl>
        {topic.abstract.trim() !== '' && (
          <div className={styles.abstract}>
            <Markdown text={topic.abstract} />
          </div>
        )}
        <p className={styles.deeds}>
          <a className={styles.add} href={`${pagePath(slug, { page: 'topic', id })}.ics`} download>
            Add to calendar
          </a>
          <StarButton id={id} title={topic.title} />
        </p>
      </article>
      {(before || after) && (
        <nav className={styles.beside} aria-label="In the same session">
          {before && <Beside slug={slug} topic={before} words="Before" clock={times.clock(before.start)} />}
          {after && <Beside slug={slug} topic={after} words="After" clock={times.clock(after.start)} />}
        </nav>
      )}
    </PublicFrame>
  )
}

interface BesideProps {
  readonly slug: string
  readonly topic: PublicTopic
  readonly words: string
  readonly clock: string
}

const Beside = ({ slug, topic, words, clock }: BesideProps) => (
  <a href={pagePath(slug, { page: 'topic', id: topic.id })}>
    <span className={styles.quiet}>
      {words}, {clock}
    </span>
    <span>{topic.title || 'Untitled'}</span>
  </a>
)
