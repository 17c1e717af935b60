/** Stars that came by a link from another device: offered, never put in silently [P53]. */

import { useEffect, useState } from 'react'
import { sentenceOf } from '../http.ts'
import { onWindow } from '../ui/on-window.ts'
import panel from './PickLinkPanel.module.css'
import styles from './PicksOffer.module.css'
import { picksAt } from './pick-line.ts'
import { keepPickLink, pickLink } from './pick-link.ts'
import { changeStars, starsOf, UNSEEN } from './stars.ts'

type Arrived = { readonly topics: readonly string[]; readonly secret: string } | { readonly sentence: string } | null

export function PicksOffer({ slug }: { readonly slug: string }) {
  const [arrived, setArrived] = useState<Arrived>(null)
  useEffect(() => {
    const look = () => {
      const secret = takeSecret()
      if (secret === null || secret === pickLink(slug)?.secret) return
      picksAt(slug, secret).then(
        (topics) => setArrived({ topics, secret }),
        (error: unknown) => setArrived({ sentence: sentenceOf(error) }),
      )
    }
    look()
    return onWindow('hashchange', look)
  }, [slug])
  if (!arrived) return null
  const close = () => setArrived(null)
  if ('sentence' in arrived)
    return (
      <section className={styles.offer} aria-label="Stars from another device">
        <p role="status">{arrived.sentence}</p>
        <button type="button" className={panel.button} onClick={close}>
          Close
        </button>
      </section>
    )
  const fresh = arrived.topics.filter((id) => !Object.hasOwn(starsOf(slug), id))
  const take = () => {
    // First the stars: a link whose stars are not here would take them for removed. Who has a link keeps it.
    changeStars(slug, (stars) => ({ ...Object.fromEntries(fresh.map((id) => [id, UNSEEN])), ...stars }))
    if (!pickLink(slug)) keepPickLink(slug, { secret: arrived.secret, base: arrived.topics })
    close()
  }
  return (
    <section className={styles.offer} aria-labelledby="picks-offer">
      <h2 className={styles.title} id="picks-offer">
        {arrived.topics.length} {arrived.topics.length === 1 ? 'star' : 'stars'} from another device
      </h2>
      <p>
        {fresh.length === 0 ? 'All of them are here already.' : `${fresh.length} of them are not here yet.`} What is
        starred here stays.{!pickLink(slug) && ' From then on both devices have the same stars.'}
      </p>
      <p className={styles.actions}>
        <button type="button" className={panel.button} onClick={take}>
          {fresh.length === 0 ? 'Keep both alike' : 'Add them'}
        </button>
        <button type="button" className={panel.button} onClick={close}>
          Not now
        </button>
      </p>
    </section>
  )
}

/** The secret is taken out of the address, so that it is not passed on with it. */
function takeSecret(): string | null {
  const secret = /^#picks=([\w-]{1,100})$/.exec(location.hash)?.[1] ?? null
  if (secret !== null) history.replaceState(null, '', location.pathname + location.search)
  return secret
}
