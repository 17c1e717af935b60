/** What makes two written names the same to an importer: case, accents, spacing and punctuation do not count. */

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** Of a person or a track: `  José  NÚÑEZ ` and `jose nunez` have one key. */
export const nameKey = (name: string): string => plain(name).trim().replace(/\s+/gu, ' ')

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
