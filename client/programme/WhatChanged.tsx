/** What each edition changed, in sentences, read when somebody wants to know. */

import { useEffect, useState } from 'react'
import type { EditionInfo } from '../../shared/protocol/api.ts'
import { classes } from '../ui/classes.ts'
import styles from './WhatChanged.module.css'

type Found = readonly EditionInfo[] | 'loading' | 'failed'

const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

export function WhatChanged({ slug, edition }: { readonly slug: string; readonly edition: number }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details className={styles.details} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>What changed (edition {edition})</summary>
      {isOpen && <Editions key={edition} slug={slug} />}
    </details>
  )
}

function Editions({ slug }: { readonly slug: string }) {
  const [found, setFound] = useState<Found>('loading')
  useEffect(() => {
    const gone = new AbortController()
    editionsOf(slug, gone.signal).then(
      (next) => gone.signal.aborted || setFound(next),
      () => gone.signal.aborted || setFound('failed'),
    )
    return () => gone.abort()
  }, [slug])
  if (found === 'loading') return <p role="status">Loading…</p>
  if (found === 'failed')
    return <p role="status">This could not be loaded. Close it and open it again to try once more.</p>
  return (
    <ol className={classes('plain-list', styles.editions)}>
      {found.map(({ number, at, note, changes }) => (
        <li key={number}>
          <h2 className={styles.edition}>
            Edition {number} <time dateTime={at}>{date.format(new Date(at))}</time>
          </h2>
          {note && <p className={styles.note}>{note}</p>}
          <ul className={styles.changes}>
            {changes.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          {changes.length === 0 && <p className={styles.note}>The first edition.</p>}
        </li>
      ))}
    </ol>
  )
}

async function editionsOf(slug: string, signal: AbortSignal): Promise<readonly EditionInfo[]> {
  const answer = await fetch(`/p/${encodeURIComponent(slug)}/editions.json`, { signal })
  if (!answer.ok) throw new Error(`the editions of ${slug}: ${answer.status}`)
  return (await answer.json()) as readonly EditionInfo[]
}
