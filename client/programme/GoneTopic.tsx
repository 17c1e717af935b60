/** In place of a topic that the programme has not: cancelled, as far as calendars were told of it, or never there. */

import { PublicFrame } from './PublicFrame.tsx'
import type { PageProps } from './page-props.ts'
import { pagePath } from './public-address.ts'
import styles from './TopicPage.module.css'
import { sayTime } from './topic-facts.ts'
import { useBeside } from './use-beside.ts'
import { useTimes } from './use-times.ts'

export function GoneTopic({ slug, id, programme, state, now }: PageProps & { readonly id: string }) {
  const times = useTimes(programme)
  const { value, standing } = useBeside('cancelled', slug, state)
  const gone = value && Object.hasOwn(value, id) ? value[id] : undefined
  const room = programme.rooms.find((one) => one.id === gone?.roomId)?.name
  if (gone)
    return (
      <PublicFrame slug={slug} programme={programme} state={state} now={now}>
        <h1 className={styles.title} tabIndex={-1}>
          Cancelled
        </h1>
        <p>
          This topic is no longer in the programme. It was to be on{' '}
          <time dateTime={gone.start}>{sayTime(gone, times)}</time>
          {room ? `, in ${room}` : ''}.
        </p>
        <WhereElse slug={slug} />
      </PublicFrame>
    )
  return (
    <PublicFrame slug={slug} programme={programme} state={state} now={now}>
      <h1 className={styles.title} tabIndex={-1}>
        There is no such topic
      </h1>
      <p>
        {standing === 'asking' && value === null
          ? 'Looking for it…'
          : 'The programme has nothing at this address. It may have been cut off when it was copied.'}
      </p>
      <WhereElse slug={slug} />
    </PublicFrame>
  )
}

export const WhereElse = ({ slug }: { readonly slug: string }) => (
  <p>
    See the <a href={pagePath(slug, { page: 'programme' })}>whole programme</a>, or{' '}
    <a href={pagePath(slug, { page: 'changes', edition: null })}>what changed</a>.
  </p>
)
