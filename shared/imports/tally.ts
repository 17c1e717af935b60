/** Says once what is true of many: how often, and the first of them in its own words. */

import type { DraftBuilder } from './draft-builder.ts'

type Fact = readonly [label: string, value: string]

/** Biographies are one kind, whoever they are about. */
const ABOUT = 'what is said about people'

interface Counted {
  count: number
  readonly quote: string
  readonly line: number
  readonly say: (count: number) => string
}

export class Tally {
  readonly #counted = new Map<string, Counted>()
  readonly #kept = new Map<string, number>()

  /** `say` is asked in the end; those of one `key` are one warning. */
  add(key: string, say: (count: number) => string, quote = '', line = 1): void {
    const known = this.#counted.get(key)
    if (known) known.count++
    else this.#counted.set(key, { count: 1, quote, line, say })
  }

  /** What a board has no place for, as lines for a topic's notes. */
  notes(facts: readonly Fact[], people: readonly Fact[] = []): string {
    const lines: string[] = []
    for (const [label, value] of facts) {
      if (value.trim() === '') continue
      this.#kept.set(label, (this.#kept.get(label) ?? 0) + 1)
      lines.push(`${label}: ${value.trim()}`)
    }
    const about = people.map(([label, value]) => `${label}: ${value}`)
    if (about.length > 0) this.#kept.set(ABOUT, (this.#kept.get(ABOUT) ?? 0) + about.length)
    return [...lines, ...about].join('\n')
  }

  say(builder: DraftBuilder): void {
    for (const { count, quote, line, say } of this.#counted.values()) builder.warn(say(count), quote, line)
    if (this.#kept.size === 0) return
    const labels = [...this.#kept].slice(0, 12).map(([label, count]) => `${label.slice(0, 60)} (${count})`)
    const more = this.#kept.size - labels.length
    builder.warn(
      `What a board has no place for is kept in the notes of its topics: ${labels.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`,
    )
  }
}

/** "An event has ….", "3 events have …." */
export const events =
  (one: string, many: string) =>
  (count: number): string =>
    count === 1 ? `An event ${one}.` : `${count} events ${many}.`
