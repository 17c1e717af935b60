/** Somebody on a page of their own: what they speak at and lead, by time. */

import type { Programme, PublicTopic } from '../../shared/programme/programme.ts'
import { WhereElse } from './GoneTopic.tsx'
import styles from './PersonPage.module.css'
import { PublicFrame } from './PublicFrame.tsx'
import type { PageProps } from './page-props.ts'
import { pagePath } from './public-address.ts'
import page from './TopicPage.module.css'
import { sayTime, topicFacts } from './topic-facts.ts'
import { trackName } from './track-name.ts'
import { type ShownTimes, useTimes } from './use-times.ts'

export function PersonPage({ slug, id, programme, state, now }: PageProps & { readonly id: string }) {
  const times = useTimes(programme)
  const person = programme.people.find((one) => one.id === id)
  if (!person)
    return (
      <PublicFrame slug={slug} programme={programme} state={state} now={now}>
        <h1 className={page.title} tabIndex={-1}>
          Nobody in the programme has this address
        </h1>
        <p>Who speaks at nothing and leads nothing (any more) has no page. The address may also have been cut off.</p>
        <WhereElse slug={slug} />
      </PublicFrame>
    )
  const speaks = programme.topics.filter(({ speakers }) => speakers.includes(id))
  const leads = programme.tracks.filter((track) => track.leads.includes(id))
  return (
    <PublicFrame slug={slug} programme={programme} state={state} now={now} {...(speaks[0] && { anchor: speaks[0].id })}>
      <header>
        <h1 className={page.title} tabIndex={-1}>
          {person.name || 'Unnamed'}
        </h1>
        {person.affiliation && <p className={styles.affiliation}>{person.affiliation}</p>}
      </header>
      {speaks.length > 0 && (
        <section className={styles.part} aria-labelledby="speaks">
          <h2 id="speaks">Speaks at</h2>
          <ul className="plain-list">
            {speaks.map((topic) => (
              <TopicRow key={topic.id} slug={slug} programme={programme} topic={topic} times={times} />
            ))}
          </ul>
        </section>
      )}
      {leads.length > 0 && (
        <section className={styles.part} aria-labelledby="leads">
          <h2 id="leads">Leads</h2>
          <ul className="plain-list">
            {leads.map((track) => (
              <li key={track.id} className={styles.row} data-track={trackName(track.color)}>
                <span className={styles.title}>{track.name}</span>
                <span className={styles.when}>
                  {programme.slots
                    .filter(({ trackId }) => trackId === track.id)
                    .map((slot) => (
                      <a key={slot.id} href={`${pagePath(slug, { page: 'programme' })}#${slot.id}`}>
                        <time dateTime={slot.start}>{sayTime(slot, times)}</time>
                      </a>
                    ))}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </PublicFrame>
  )
}

interface RowProps {
  readonly slug: string
  readonly programme: Programme
  readonly topic: PublicTopic
  readonly times: ShownTimes
}

function TopicRow({ slug, programme, topic, times }: RowProps) {
  const facts = topicFacts(programme, topic.id)
  return (
    <li className={styles.row} data-track={trackName(facts?.track?.color)}>
      <a className={styles.title} href={pagePath(slug, { page: 'topic', id: topic.id })}>
        {topic.title || 'Untitled'}
      </a>
      <span className={styles.when}>
        <time dateTime={topic.start}>{sayTime(topic, times)}</time>
        <span>{facts?.room?.name || 'All rooms'}</span>
        {facts?.track && <span>{facts.track.name}</span>}
      </span>
    </li>
  )
}
