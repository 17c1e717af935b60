/** Which topic the drawer shows: opened from its card, closed by Escape from anywhere, and with its card the focus returns. */

import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Board } from '../../shared/board/model.ts'
import { restoreEntry } from '../../shared/board/verbs.ts'
import type { TopicId } from '../../shared/ids.ts'
import { useLink } from '../link/use-board.ts'
import { toast } from '../ui/toasts.ts'
import { focusSoonIfLost } from './lost-focus.ts'

export interface OpenedTopic {
  readonly id: TopicId
  /** It was made just now, by the one who looks at it. */
  readonly isNew: boolean
}

export function useOpenTopic(board: Board) {
  const { door } = useLink()
  const [opened, setOpened] = useState<OpenedTopic | null>(null)
  const current = useRef(opened)
  useLayoutEffect(() => {
    current.current = opened
  }, [opened])

  const openTopic = useCallback((id: TopicId) => setOpened({ id, isNew: false }), [])
  const openNewTopic = useCallback((id: TopicId) => setOpened({ id, isNew: true }), [])
  const closeTopic = useCallback(() => {
    const id = current.current?.id
    setOpened(null)
    const card = document.querySelector(`[data-card="${id}"]`)
    if (card instanceof HTMLElement) card.focus({ preventScroll: true })
  }, [])

  useEffect(() => {
    if (!opened) return
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !document.querySelector('[role=dialog]')) closeTopic()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [opened, closeTopic])

  // What one is looking at is gone. If somebody removed it, that is said, and can be taken back; undo needs no telling.
  const gone = opened !== null && !board.topics.has(opened.id) ? opened.id : null
  const removed = board.bin.find(({ id }) => id === gone)
  useEffect(() => {
    if (gone === null) return
    setOpened(null)
    if (removed) {
      const run = () => restoreEntry(door, 'topic', gone)
      const text = `“${removed.title || 'Untitled'}” was removed by ${removed.by || 'somebody'}.`
      toast(text, { action: { label: 'Restore', run } })
    }
    focusSoonIfLost(() => document.querySelector('main'))
  }, [gone, removed, door])

  return { opened, openTopic, openNewTopic, closeTopic }
}
