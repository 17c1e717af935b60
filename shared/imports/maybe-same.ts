/**
 * [I26] Two written names that may be one person: "J. Núñez" and "Jose Nunez", "Núñez, José" and "José Núñez", or one
 * contact. Only offered: nobody is made one with another without being asked.
 */

import { nameKey } from '../names.ts'
import type { MaybeSame } from './comparison.ts'
import { wordsOf } from './keys.ts'

export interface NamedPerson {
  /** `person 3` of a draft, or an id of the board. */
  readonly key: string
  readonly name: string
  readonly contact: string
}

/** Beyond it nobody reads them, and a list made to have millions has not. */
const MOST_PAIRS = 300
/** People of one last name and first letter that are held against each other. */
const MOST_ALIKE = 40

/** Of whom it is asked (`asked`), and who they may be; each pair once. */
export function maybeSame(asked: readonly NamedPerson[], others: readonly NamedPerson[]): MaybeSame[] {
  const alike = new Map<string, NamedPerson[]>()
  for (const other of others) {
    for (const key of keysFor(other)) {
      const list = alike.get(key)
      if (!list) alike.set(key, [other])
      else if (list.length < MOST_ALIKE) list.push(other)
    }
  }
  const pairs = new Map<string, MaybeSame>()
  for (const one of asked) {
    for (const key of keysFor(one)) {
      for (const other of alike.get(key) ?? []) {
        const pair = [one.key, other.key].sort().join()
        if (one.key === other.key || pairs.has(pair) || !mayBeOne(one, other)) continue
        pairs.set(pair, { key: one.key, name: one.name, other: other.key, otherName: other.name })
        if (pairs.size >= MOST_PAIRS) return [...pairs.values()]
      }
    }
  }
  return [...pairs.values()]
}

/** Given names first: "Núñez, J. M." is j m nunez. */
function wordsIn(name: string): readonly string[] {
  const [last = '', given, ...more] = name.slice(0, 300).split(',')
  return wordsOf(given !== undefined && more.length === 0 ? `${given} ${last}` : name.slice(0, 300))
}

/** Whoever may be one has one of these in common. */
function keysFor({ name, contact }: NamedPerson): string[] {
  const words = wordsIn(name)
  const [first, last] = [words[0], words.at(-1)]
  const mail = contactKey(contact)
  return [
    ...(mail ? [`at ${mail}`] : []),
    ...(words.length > 0 ? [`words ${[...words].sort().join(' ')}`] : []),
    ...(first && last && words.length > 1 ? [`last ${last} ${first[0]}`] : []),
  ]
}

const contactKey = (contact: string): string => (contact.includes('@') ? contact.trim().toLowerCase() : '')

function mayBeOne(a: NamedPerson, b: NamedPerson): boolean {
  const mail = contactKey(a.contact)
  if (mail !== '' && mail === contactKey(b.contact)) return true
  if (nameKey(a.name) === nameKey(b.name)) return true
  const [one, two] = [wordsIn(a.name), wordsIn(b.name)]
  if (one.length === 0 || two.length === 0) return false
  if (one.toSorted().join(' ') === two.toSorted().join(' ')) return true
  return one.length > 1 && two.length > 1 && one.at(-1) === two.at(-1) && givenAgree(one.slice(0, -1), two.slice(0, -1))
}

/** Word by word the same, or one the other's first letter; who has more given names has them at the end. */
function givenAgree(one: readonly string[], two: readonly string[]): boolean {
  return one.every((word, at) => {
    const other = two[at]
    if (other === undefined || word === other) return true
    return word.length === 1 ? other.startsWith(word) : other.length === 1 && word.startsWith(other)
  })
}
