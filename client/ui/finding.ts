/** Finding one of many by a few letters: words in any order, beginnings of words, initials; the best first. */

import type { Findable } from './matching.ts'
import { plain } from './matching.ts'

/** Prepares options once, so that each letter that is typed costs little. Equally good ones keep their order. */
export function finderOf<T extends Findable>(options: readonly T[]): (typed: string) => readonly T[] {
  const prepared = options.map((option) => {
    const label = plain(option.label)
    const initials = label
      .split(' ')
      .map((word) => word[0])
      .join('')
    return { option, label: ` ${label}`, all: ` ${label} ${plain(option.detail ?? '')}`, initials }
  })
  return (typed) => {
    const text = plain(typed)
    if (text === '') return options
    const words = text.split(' ')
    const found = prepared.flatMap(({ option, label, all, initials }) => {
      const worth = worthOf(text, words, label, all, initials)
      return worth === null ? [] : [{ option, worth }]
    })
    return found.toSorted((a, b) => a.worth - b.worth).map(({ option }) => option)
  }
}

/** The less, the better; `null` for what does not match. `label` and `all` begin with a space, as each of their words does. */
function worthOf(text: string, words: readonly string[], label: string, all: string, initials: string): number | null {
  const begins = (word: string) => label.includes(` ${word}`)
  if (label.startsWith(` ${text}`)) return 0
  if (begins(text)) return 1
  if (words.every(begins)) return 2
  if (text.length > 1 && initials.startsWith(text)) return 3
  if (words.every((word) => all.includes(` ${word}`))) return 4
  if (words.every((word) => label.includes(word))) return 5
  if (words.every((word) => all.includes(word))) return 6
  return text.length > 1 && initials.includes(text) ? 7 : null
}
