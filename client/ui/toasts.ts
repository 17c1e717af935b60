/** The queue of notices: anything may say something here, one place shows it. */

import type { Release } from '../../shared/release.ts'

export interface NoticeAction {
  readonly label: string
  readonly run: () => void
}

export interface Notice {
  readonly id: number
  readonly text: string
  readonly tone: 'plain' | 'error'
  readonly action: NoticeAction | null
  /** A second one, before the first. */
  readonly also: NoticeAction | null
  /** Stays until somebody dismisses it. */
  readonly stays: boolean
}

/** At most so many at once; older ones leave first. */
const MOST = 3

let queue: readonly Notice[] = []
let last = 0
const watchers = new Set<() => void>()

function replace(next: readonly Notice[]): void {
  queue = next
  for (const watcher of watchers) watcher()
}

export const notices = (): readonly Notice[] => queue

export function onNotices(watcher: () => void): Release {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** Says something. The same text said again replaces the first. Returns what takes it away. */
export function toast(
  text: string,
  options: Partial<Pick<Notice, 'tone' | 'action' | 'also' | 'stays'>> = {},
): Release {
  last += 1
  const { tone = 'plain', action = null, also = null, stays = false } = options
  const notice: Notice = { id: last, text, tone, action, also, stays }
  replace([...queue.filter((other) => other.text !== text), notice].slice(-MOST))
  return () => dismiss(notice.id)
}

export function dismiss(id: number): void {
  if (queue.some((notice) => notice.id === id)) replace(queue.filter((notice) => notice.id !== id))
}
