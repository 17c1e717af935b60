/** The list of threads, or all that is said about one thing. */

import { useState } from 'react'
import type { SlotId, TopicId } from '../../../shared/ids.ts'
import type { About } from '../../../shared/talk/model.ts'
import { Button } from '../../ui/Button.tsx'
import { reveal } from '../reveal.ts'
import type { Workbench } from '../workbench.ts'
import { useWorkbench } from '../workbench.ts'
import { subjectOf } from './subject.ts'
import styles from './Talk.module.css'
import { TalkAbout } from './TalkAbout.tsx'
import { ThreadList } from './ThreadList.tsx'
import type { TalkFilter } from './threads.ts'

interface Props {
  /** `null` for the list. */
  readonly about: About | null
  readonly onAbout: (about: About | null) => void
  readonly onClose: () => void
}

export function TalkPanel({ about, onAbout, onClose }: Props) {
  const bench = useWorkbench()
  const [filter, setFilter] = useState<TalkFilter>('open')
  if (!about) return <ThreadList filter={filter} onFilter={setFilter} onOpen={onAbout} />
  const { title, gone } = subjectOf(about, bench)
  const show = gone ? null : showing(bench, about)
  return (
    <>
      <div className={styles.head}>
        <h3 className={styles.heading}>
          {title} {gone && <span className={styles.gone}>{gone}</span>}
        </h3>
        <div className={styles.actions}>
          <Button size="small" variant="bare" icon="arrow-left" onPress={() => onAbout(null)}>
            All threads
          </Button>
          {show && (
            <Button
              size="small"
              variant="bare"
              icon="eye"
              onPress={() => {
                onClose()
                show()
              }}
            >
              Show on the board
            </Button>
          )}
        </div>
      </div>
      <TalkAbout about={about} autoFocus />
    </>
  )
}

/** How to bring it into sight; `null` where it has no one place. */
function showing(bench: Workbench, { what, id }: About): (() => void) | null {
  switch (what) {
    case 'topic':
      return () => reveal(bench, { topic: id as TopicId })
    case 'slot':
      return () => reveal(bench, { slot: id as SlotId })
    case 'clash': {
      const clash = bench.standing.open.find((one) => one.id === id)
      const [topic, slot] = [clash?.topics[0], clash?.slots[0]]
      if (topic) return () => reveal(bench, { topic })
      return slot ? () => reveal(bench, { slot }) : null
    }
    default:
      return what satisfies never
  }
}
