/** Follows a person through the board, until one does something oneself, or they leave. */

import { useEffect, useState } from 'react'
import type { TopicId } from '../../shared/ids.ts'
import type { Peer } from '../link/presence.ts'
import { viewOfPeer } from './follow.ts'
import type { ChangeView } from './use-board-view.ts'

export interface Following {
  readonly peer: Peer | null
  readonly follow: (client: number) => void
  readonly end: () => void
}

interface Tools {
  readonly changeView: ChangeView
  readonly openTopic: (id: TopicId) => void
  readonly closeTopic: () => void
  readonly say: (sentence: string) => void
}

/** What is doing something: the wheel looks elsewhere, too. */
const ACTS = ['pointerdown', 'keydown', 'wheel'] as const

export function useFollow(peers: readonly Peer[], tools: Tools): Following {
  const [client, setClient] = useState<number | null>(null)
  const peer = peers.find((one) => one.client === client) ?? null
  const { changeView, openTopic, closeTopic, say } = tools
  const where = JSON.stringify(peer?.at ?? null)
  const isFollowing = client !== null
  useEffect(() => {
    const at = JSON.parse(where) as Peer['at']
    const view = viewOfPeer({ at })
    if (!isFollowing || !at || !view) return
    changeView(view)
    if (at.topic) openTopic(at.topic)
    else closeTopic()
  }, [isFollowing, where, changeView, openTopic, closeTopic])
  const isGone = isFollowing && peer === null
  useEffect(() => {
    if (!isGone) return
    setClient(null)
    say('They have left. You are where they were.')
  }, [isGone, say])
  useEffect(() => {
    if (!isFollowing) return
    const act = (event: Event) => {
      setClient(null)
      say('No longer following.')
      // Escape ends this alone, not what is open too.
      if (event instanceof KeyboardEvent && event.key === 'Escape') {
        event.preventDefault()
        event.stopPropagation()
      }
    }
    for (const name of ACTS) document.addEventListener(name, act, { capture: true, passive: false })
    return () => {
      for (const name of ACTS) document.removeEventListener(name, act, { capture: true })
    }
  }, [isFollowing, say])
  return { peer, follow: setClient, end: () => setClient(null) }
}
