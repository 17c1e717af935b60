/** A calendar that follows the reader's stars: made, shown, deleted here. Only with it does the server hear of stars. */

import { useState, useSyncExternalStore } from 'react'
import { sentenceOf } from '../http.ts'
import styles from './PickLinkPanel.module.css'
import { deleteLink, makeLink } from './pick-line.ts'
import { onPickLink, pickLink } from './pick-link.ts'
import { pathOf } from './public-address.ts'

interface PickLinkPanelProps {
  readonly slug: string
  /** There are no stars: a link would be of nothing. */
  readonly isEmpty: boolean
}

export function PickLinkPanel({ slug, isEmpty }: PickLinkPanelProps) {
  const link = useSyncExternalStore(onPickLink, () => pickLink(slug))
  const [said, setSaid] = useState('')
  const [isBusy, setBusy] = useState(false)
  if (!link && isEmpty) return null
  const run = async (work: () => Promise<void>, done: string) => {
    setBusy(true)
    try {
      await work()
      setSaid(done)
    } catch (error) {
      setSaid(sentenceOf(error))
    } finally {
      setBusy(false)
    }
  }
  const make = () => run(() => makeLink(slug), 'The link is made.')
  const remove = () => run(() => deleteLink(slug), 'The link is deleted. Calendars that have it find nothing any more.')
  return (
    <section className={styles.panel} aria-labelledby="pick-link">
      <h2 className={styles.title} id="pick-link">
        A calendar that follows
      </h2>
      {link ? (
        <>
          <p>
            Your calendar app subscribes to the first address and follows your stars. The second opened on another
            device brings them there, and keeps both alike. Whoever has one of them can do the same.
          </p>
          <Address name="For your calendar app" value={calendarAddress(slug, link.secret)} say={setSaid} />
          <Address name="For another device" value={deviceAddress(slug, link.secret)} say={setSaid} />
          <p>
            <button type="button" className={styles.button} disabled={isBusy} onClick={() => void remove()}>
              Delete the link
            </button>
          </p>
        </>
      ) : (
        <>
          <p>
            Until now your stars are in this browser alone. With a link, the server keeps which topics they are (and
            nothing of who you are), so that your calendar app can follow them. You can delete it at any time.
          </p>
          <p>
            <button type="button" className={styles.button} disabled={isBusy} onClick={() => void make()}>
              Make a link
            </button>
          </p>
        </>
      )}
      <p className={styles.said} role="status">
        {said}
      </p>
    </section>
  )
}

interface AddressProps {
  readonly name: string
  readonly value: string
  readonly say: (sentence: string) => void
}

function Address({ name, value, say }: AddressProps) {
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => say(`Copied: ${name.toLowerCase()}.`),
      () => say('This browser did not let it be copied: choose the address and copy it yourself.'),
    )
  return (
    <label className={styles.address}>
      <span className={styles.name}>{name}</span>
      <input className={styles.field} readOnly value={value} onFocus={({ target }) => target.select()} />
      <button
        type="button"
        className={styles.button}
        aria-label={`Copy ${name.toLowerCase()}`}
        onClick={() => void copy()}
      >
        Copy
      </button>
    </label>
  )
}

const mineOf = (slug: string): string => pathOf({ slug, shown: { page: 'mine' }, query: '' })
const deviceAddress = (slug: string, secret: string): string => `${location.origin}${mineOf(slug)}#picks=${secret}`
const calendarAddress = (slug: string, secret: string): string =>
  `${location.origin}/p/${encodeURIComponent(slug)}/picks/${secret}.ics`
