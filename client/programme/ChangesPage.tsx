/** What each edition changed, in sentences, or one of them; new ones appear by themselves. */

import type { Programme } from '../../shared/programme/programme.ts'
import type { EditionInfo } from '../../shared/protocol/api.ts'
import { sayDay } from '../../shared/time.ts'
import styles from './ChangesPage.module.css'
import { PublicFrame } from './PublicFrame.tsx'
import type { PageProps } from './page-props.ts'
import { pagePath } from './public-address.ts'
import page from './TopicPage.module.css'
import { useBeside } from './use-beside.ts'
import { type ShownTimes, useTimes } from './use-times.ts'
import { wallAt } from './zones.ts'

export interface ChangesPageProps extends PageProps {
  /** `null`: all of them. */
  readonly edition: number | null
}

export function ChangesPage({ slug, edition, programme, state, now }: ChangesPageProps) {
  const times = useTimes(programme)
  const { value, standing } = useBeside('editions', slug, state)
  const editions = value ?? []
  const shown = edition === null ? editions : editions.filter(({ number }) => number === edition)
  const words = (() => {
    if (shown.length > 0) return ''
    if (value === null && standing === 'asking') return 'Loading…'
    if (value === null) return 'This could not be loaded. It is tried again when the connection is back.'
    if (edition !== null) return 'There is no such edition of this programme, or it was taken back.'
    return programme.edition === null ? '' : 'There are no editions yet.'
  })()
  return (
    <PublicFrame slug={slug} programme={programme} state={state} now={now}>
      <header className={styles.head}>
        <h1 className={page.title} tabIndex={-1}>
          {edition === null ? 'What changed' : `Edition ${edition}`}
        </h1>
        {edition !== null && <a href={pagePath(slug, { page: 'changes', edition: null })}>All editions</a>}
        {edition === null && editions.length > 0 && (
          <a href={`/p/${encodeURIComponent(slug)}/feed.xml`}>Follow as a feed</a>
        )}
      </header>
      {programme.edition === null && (
        <p className={styles.note}>
          This programme is live: each change is in it at once, and marked on the page for who reads it.
          {editions.length > 0 && ' These editions were published before.'}
        </p>
      )}
      {words && <p role="status">{words}</p>}
      <ol className="plain-list">
        {shown.map((one) => (
          <EditionSection key={one.number} slug={slug} edition={one} programme={programme} times={times} />
        ))}
      </ol>
      {edition !== null && <Neighbours slug={slug} edition={edition} editions={editions} />}
    </PublicFrame>
  )
}

interface EditionProps {
  readonly slug: string
  readonly edition: EditionInfo
  readonly programme: Programme
  readonly times: ShownTimes
}

function EditionSection({ slug, edition: { number, at, note, changes, about }, programme, times }: EditionProps) {
  const wall = wallAt(Date.parse(at), times.zone)
  const standing = new Set(programme.topics.map(({ id }) => id))
  return (
    <li className={styles.edition} id={`edition-${number}`}>
      <h2>
        <a href={pagePath(slug, { page: 'changes', edition: number })}>Edition {number}</a>{' '}
        <time dateTime={at}>
          {sayDay(wall.slice(0, 10))} {wall.slice(0, 4)}, {wall.slice(11)}
        </time>
      </h2>
      {note && <p className={styles.note}>{note}</p>}
      {changes.length === 0 && (
        <p className={styles.quiet}>{number === 1 ? 'The first edition.' : 'Nothing that attendees see changed.'}</p>
      )}
      <ul className={styles.changes}>
        {changes.map((sentence, nth) => {
          const id = about[nth] ?? ''
          return (
            <li key={id || sentence}>
              {sentence}
              {standing.has(id) && (
                <>
                  {' '}
                  <a href={pagePath(slug, { page: 'topic', id })} aria-label={`See: ${sentence}`}>
                    See it
                  </a>
                </>
              )}
            </li>
          )
        })}
      </ul>
    </li>
  )
}

interface NeighbourProps {
  readonly slug: string
  readonly edition: number
  readonly editions: readonly EditionInfo[]
}

/** Numbers may be missing between them: what was taken back is not public. */
function Neighbours({ slug, edition, editions }: NeighbourProps) {
  const older = editions.find(({ number }) => number < edition)
  const newer = editions.findLast(({ number }) => number > edition)
  if (!older && !newer) return null
  return (
    <nav className={page.beside} aria-label="Other editions">
      {older && <a href={pagePath(slug, { page: 'changes', edition: older.number })}>Before: edition {older.number}</a>}
      {newer && <a href={pagePath(slug, { page: 'changes', edition: newer.number })}>After: edition {newer.number}</a>}
    </nav>
  )
}
