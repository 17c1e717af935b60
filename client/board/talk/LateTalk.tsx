/** The talk's own part of the page, loaded when somebody first looks at it. */

import type { ComponentProps } from 'react'
import { useEffect, useState } from 'react'
import styles from './Talk.module.css'
import type { TalkAbout } from './TalkAbout.tsx'
import type { TalkPanel } from './TalkPanel.tsx'

interface Parts {
  readonly TalkAbout: typeof TalkAbout
  readonly TalkPanel: typeof TalkPanel
}

let loaded: Parts | null = null

const load = async (): Promise<Parts> => {
  loaded ??= await import('./talk-parts.ts')
  return loaded
}

function useParts(): Parts | 'loading' | 'failed' {
  const [parts, setParts] = useState<Parts | 'loading' | 'failed'>(loaded ?? 'loading')
  useEffect(() => {
    let isGone = false
    load().then(
      (next) => isGone || setParts(next),
      () => isGone || setParts('failed'),
    )
    return () => {
      isGone = true
    }
  }, [])
  return parts
}

const Waiting = ({ isLost }: { readonly isLost: boolean }) => (
  <p className={styles.quiet} role="status">
    {isLost ? 'This part of the page did not arrive. Check your connection, then open it again.' : 'Loading…'}
  </p>
)

export function LateTalkAbout(props: ComponentProps<typeof TalkAbout>) {
  const parts = useParts()
  if (typeof parts === 'string') return <Waiting isLost={parts === 'failed'} />
  return <parts.TalkAbout {...props} />
}

export function LateTalkPanel(props: ComponentProps<typeof TalkPanel>) {
  const parts = useParts()
  if (typeof parts === 'string') return <Waiting isLost={parts === 'failed'} />
  return <parts.TalkPanel {...props} />
}
