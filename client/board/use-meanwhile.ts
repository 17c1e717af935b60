/** Watches what one holds: says what others do to it, each time it happens. */

import { useEffect, useRef } from 'react'
import type * as Y from 'yjs'
import { lastWriter } from '../../shared/board/last-writer.ts'
import { combine } from '../../shared/release.ts'
import type { BoardLink } from '../link/board-link.ts'
import { readPeer } from '../link/presence.ts'
import type { HoldingStore } from './holding.ts'
import type { Meanwhile, WhoWrote } from './meanwhile.ts'
import { meanwhile } from './meanwhile.ts'

export function useMeanwhile(
  link: BoardLink,
  held: HoldingStore,
  isHeld: boolean,
  tell: (told: Meanwhile) => void,
): void {
  const listener = useRef(tell)
  useEffect(() => {
    listener.current = tell
  }, [tell])
  useEffect(() => {
    if (!isHeld) return
    const { door, reader, presence } = link
    const who: WhoWrote = (kind, id, key) => {
      const writer = lastWriter(door.doc, kind, id, key)
      return (writer !== null && readPeer(writer, presence.getStates().get(writer))?.name) || 'Somebody'
    }
    let board = reader.current()
    let isOwn = false
    const begins = (transaction: Y.Transaction) => {
      isOwn = transaction.local
    }
    door.doc.on('beforeTransaction', begins)
    const changed = reader.subscribe((now) => {
      const holding = held.current()
      const told = holding && !isOwn ? meanwhile(board, now, holding, who) : null
      board = now
      if (told) listener.current(told)
    })
    return combine(() => door.doc.off('beforeTransaction', begins), changed)
  }, [link, held, isHeld])
}
