/** Topics of the tray that belong together, under a head that folds them away and says what they come to. */

import type { ReactNode } from 'react'
import { Icon } from '../ui/Icon.tsx'
import styles from './Tray.module.css'
import type { TrackFacts } from './track-facts.ts'
import { sayBudget } from './track-facts.ts'
import type { TopicGroup } from './tray-groups.ts'

interface Props {
  readonly group: TopicGroup
  /** Of the track whose topics these are. */
  readonly facts: TrackFacts | undefined
  readonly children: ReactNode
}

export function TrayGroup({ group, facts, children }: Props) {
  const { name, color, topics, minutes } = group
  return (
    <details className={styles.group} open>
      <summary className={styles.groupHead} data-track={color ?? undefined}>
        <Icon name="chevron-down" size={12} />
        {color && <span className={styles.swatch} />}
        <span className={styles.groupName}>{name}</span>
        <span className={styles.count}>
          {topics.length} · {minutes} min
        </span>
        {facts && (
          <span className={styles.budget} data-short={facts.minutes > facts.slotMinutes || undefined}>
            {sayBudget(facts)}
          </span>
        )}
      </summary>
      {children}
    </details>
  )
}
