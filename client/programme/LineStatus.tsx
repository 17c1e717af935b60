/** How the line to the server stands, in words: quiet while all is well. */

import { useEffect, useState } from 'react'
import { Icon } from '../ui/Icon.tsx'
import styles from './LineStatus.module.css'
import type { ProgrammeState } from './programme-state.ts'
import { useIsHere } from './use-is-here.ts'
import { sayMoment } from './zones.ts'

/** How long "back" is shown. */
const BACK_MS = 6_000

export function LineStatus({ state, now }: { state: ProgrammeState; now: number }) {
  const { line, asOf, programme } = state
  const back = useIsBack(line)
  const isHere = useIsHere()
  const of = isHere && programme && asOf !== null ? ` Showing the programme of ${sayMoment(asOf, now)}.` : ''
  const words = {
    opening: programme ? `Connecting.${of}` : 'Connecting…',
    lost: `Connection lost.${of}`,
    open: back ? 'The connection is back. This is the current programme.' : 'Updates by itself',
  }[line]
  return (
    <p className={styles.status} role="status" data-line={line} data-back={back || undefined}>
      {line === 'lost' ? <Icon name="cloud-off" /> : <span className={styles.dot} />}
      {words}
    </p>
  )
}

/** True for a while after a lost line stands again. */
function useIsBack(line: ProgrammeState['line']): boolean {
  const [was, setWas] = useState(line)
  const [back, setBack] = useState(false)
  if (was !== line) {
    setWas(line)
    setBack(was === 'lost' && line === 'open')
  }
  useEffect(() => {
    if (!back) return
    const timer = setTimeout(() => setBack(false), BACK_MS)
    return () => clearTimeout(timer)
  }, [back])
  return back
}
