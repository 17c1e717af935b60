/** Keys by which an importer finds things again: case, accents, spacing and punctuation do not count. */

import { cut, LIMITS } from '../board/values.ts'
import { plain } from '../names.ts'

/** Letters and digits with hyphens between, for ids that people may read; `untitled` where there are none. */
export const slugOf = (text: string): string =>
  plain(text)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '') || 'untitled'

/** Every word of a text, lower case without accents. */
export const wordsOf = (text: string): string[] => plain(text).match(/[\p{L}\p{N}]+/gu) ?? []

/**
 * The id of a topic that came from a page: `memory-mc/03-numa-challenges`, of last year `memory-mc/2025/01-famfs`.
 * The number is there for the order alone; `topicKey` leaves it out.
 */
export const topicId = (group: string, position: number, title: string): string =>
  `${group}/${String(position).padStart(2, '0')}-${slugOf(title)}`

/** What stays the same when lines are put in before the topic's on the page. */
export const topicKey = (system: string, id: string): string => `${system} ${id.replace(/(^|\/)\d+-(?=[^/]*$)/, '$1')}`

/** Ids of what has none but its title: `memory-mc/numa-challenges`, and `…~2` for the second of one title. */
export function idsByTitle(): (group: string, title: string) => string {
  const counts = new Map<string, number>()
  return (group, title) => {
    const id = cut(`${group ? `${slugOf(cut(group, LIMITS.title))}/` : ''}${slugOf(cut(title, LIMITS.title))}`, 1_000)
    const count = (counts.get(id) ?? 0) + 1
    counts.set(id, count)
    return count === 1 ? id : `${id}~${count}`
  }
}
