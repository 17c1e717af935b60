/** [C12] People whose names differ only in case, accents or spacing: each is told of with the first of them. */

import type { PersonId } from '../ids.ts'
import { nameKey } from '../names.ts'
import type { Clash } from './clash.ts'
import { clash } from './clash.ts'
import { quote } from './clash-words.ts'
import type { Board, Person } from './model.ts'

/** Asking for the keys of a thousand names costs more than all other clashes, and people seldom change. */
const known = new WeakMap<ReadonlyMap<PersonId, Person>, readonly Clash[]>()

export function clashesOfNames({ people }: Board): readonly Clash[] {
  const found = known.get(people) ?? [...namesakes(people)]
  known.set(people, found)
  return found
}

function* namesakes(people: ReadonlyMap<PersonId, Person>): Generator<Clash> {
  const firsts = new Map<string, Person>()
  for (const person of [...people.values()].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const key = nameKey(person.name)
    const first = firsts.get(key)
    if (key !== '' && first) {
      yield clash('same-person', {
        people: [first.id, person.id],
        facts: [key],
        sentence: `${quote(first.name)} and ${quote(person.name)} may be one person.`,
        brief: ['on the board twice'],
      })
    }
    if (!first) firsts.set(key, person)
  }
}
