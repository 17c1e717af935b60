/** Says whom one follows, and how that ends. */

import type { Peer } from '../link/presence.ts'
import { Button } from '../ui/Button.tsx'
import styles from './FollowPill.module.css'

export function FollowPill({ peer, onEnd }: { readonly peer: Peer; readonly onEnd: () => void }) {
  return (
    <div className={styles.pill} data-peer={peer.color}>
      <p role="status">Following {peer.name}. Escape, or anything you do, ends it.</p>
      <Button size="small" variant="bare" onPress={onEnd}>
        End
      </Button>
    </div>
  )
}
