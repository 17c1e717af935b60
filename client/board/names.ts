/** Names of people as they are typed and as they are shown where there is little room. */

import type { Board, Topic } from '../../shared/board/model.ts'

/** "Ann Lee (Example Labs)" → name and affiliation; brackets inside the affiliation stay. */
export function splitName(text: string): { name: string; affiliation: string } {
  const open = text.indexOf('(')
  if (open <= 0 || !text.trimEnd().endsWith(')')) return { name: text.trim(), affiliation: '' }
  return {
    name: text.slice(0, open).trim(),
    affiliation: text
      .trim()
      .slice(open + 1, -1)
      .trim(),
  }
}

/** "Ann Lee" → "AL". */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '')
  return letters.join('').toUpperCase()
}

/** The speakers of a topic, as a card names them. */
export const speakersOf = (topic: Topic, people: Board['people']): string =>
  topic.speakers.flatMap((id) => people.get(id)?.name ?? []).join(', ')
