/** The reader's own programme. The server knows nothing of it: it draws the frame, which says so to who has no scripts. */

import { type ComponentType, useEffect, useState } from 'react'
import type { Programme } from '../../shared/programme/programme.ts'
import { whenIdle } from '../ui/idle.ts'
import { ThemeButton } from '../ui/Theme.tsx'
import { LineStatus } from './LineStatus.tsx'
import type { MyDaysProps } from './MyDays.tsx'
import styles from './MyPage.module.css'
import type { ProgrammeState } from './programme-state.ts'
import { pathOf } from './public-address.ts'
import { useTimes } from './use-times.ts'

interface MyPageProps {
  readonly slug: string
  readonly programme: Programme
  readonly state: ProgrammeState
  /** Milliseconds since 1970. */
  readonly now: number
}

type MyDays = ComponentType<MyDaysProps>

const load = () => import('./MyDays.tsx')

/** So that the worker keeps it, and the page opens without a network though it was never visited. */
export function usePreload(isWanted: boolean): void {
  useEffect(() => {
    // Without a network now, the next page tries again.
    if (isWanted) return whenIdle(() => void load().catch(() => undefined))
  }, [isWanted])
}

export function MyPage({ slug, programme, state, now }: MyPageProps) {
  const home = pathOf({ slug, shown: { page: 'programme' }, query: '' })
  const title = programme.board.title.trim() || 'the programme'
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <div className={styles.names}>
          <a className={styles.home} href={home}>
            {title}
          </a>
          <h1 className={styles.title} tabIndex={-1}>
            My programme
          </h1>
          <p className={styles.facts}>Times in {useTimes(programme).zone}</p>
        </div>
        <ThemeButton />
      </header>
      <LineStatus state={state} now={now} />
      <main className={styles.main}>
        <noscript>
          <p className={styles.note}>
            The topics that you star are kept in your browser and nowhere else, so this page needs JavaScript to show
            them. Without it, all of <a href={home}>{title}</a> can be read, and each topic has a calendar file of its
            own.
          </p>
        </noscript>
        <Days slug={slug} programme={programme} home={home} />
      </main>
      <p className="visually-hidden" role="status">
        {state.said}
      </p>
      <footer className={styles.footer}>Stars stay in this browser, unless you make a link of them.</footer>
    </div>
  )
}

/** Loaded when the first page has come to rest: who only reads the programme does not wait for it. */
function Days(props: MyDaysProps) {
  const [loaded, setLoaded] = useState<{ readonly Days: MyDays } | 'failed' | null>(null)
  useEffect(() => {
    let isShown = true
    load().then(
      ({ MyDays }) => isShown && setLoaded({ Days: MyDays }),
      () => isShown && setLoaded('failed'),
    )
    return () => {
      isShown = false
    }
  }, [])
  if (loaded === null) return null
  if (loaded === 'failed')
    return (
      <p className={styles.note} role="status">
        A part of this page could not be loaded. Your stars are safe; load the page again when the network is back.
      </p>
    )
  return <loaded.Days {...props} />
}
