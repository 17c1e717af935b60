/** What stands around the pages beside the programme: the way back to it, how the line stands, whose time it is. */

import type { ReactNode } from 'react'
import { Icon } from '../ui/Icon.tsx'
import { ThemeButton } from '../ui/Theme.tsx'
import { LineStatus } from './LineStatus.tsx'
import styles from './PublicFrame.module.css'
import type { PageProps } from './page-props.ts'
import { pagePath } from './public-address.ts'
import { useTimes } from './use-times.ts'

export interface PublicFrameProps extends PageProps {
  /** Of the place in the programme to go back to. */
  readonly anchor?: string
  readonly children: ReactNode
}

export function PublicFrame({ slug, programme, state, now, anchor, children }: PublicFrameProps) {
  const whole = pagePath(slug, { page: 'programme' })
  const { zone } = useTimes(programme)
  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        <a className={styles.back} href={anchor ? `${whole}#${anchor}` : whole}>
          <Icon name="arrow-left" />
          <span>{programme.board.title || 'Programme'}</span>
        </a>
        <LineStatus state={state} now={now} />
        <ThemeButton />
      </header>
      <main className={styles.main}>{children}</main>
      <p className="visually-hidden" role="status">
        {state.said}
      </p>
      <footer className={styles.footer}>
        <span>Times in {zone}</span>
        <a href={whole}>Full programme</a>
        <a href={pagePath(slug, { page: 'changes', edition: null })}>What changed</a>
        <span>
          Made with <a href="/">Plumbline</a>
        </span>
      </footer>
    </div>
  )
}
