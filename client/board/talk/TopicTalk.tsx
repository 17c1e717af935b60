/** What is said about a topic, in its drawer. */

import type { Topic } from '../../../shared/board/model.ts'
import { LateTalkAbout } from './LateTalk.tsx'
import styles from './Talk.module.css'

export function TopicTalk({ topic: { id, title } }: { readonly topic: Topic }) {
  return (
    <section className={styles.inDrawer} aria-label="Talk">
      <h3 className={styles.heading}>Talk</h3>
      <LateTalkAbout about={{ what: 'topic', id, title: title || 'Untitled' }} />
    </section>
  )
}
