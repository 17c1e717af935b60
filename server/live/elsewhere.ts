/** Who has a board open at other servers, as they say every few seconds: who is silent for long is gone. */

import type { GrantId } from '../../shared/ids.ts'
import type { News } from './news.ts'

/** They say it every 3 s: three did not come. */
const SILENT_MS = 10_000

type HereNews = Extract<News, { kind: 'here' }>

export class Elsewhere {
  readonly #nodes = new Map<string, { readonly news: HereNews; readonly at: number }>()

  /** `now` by the clock's `elapsed`. */
  heard(news: HereNews, now: number): void {
    this.#nodes.set(news.node, { news, at: now })
  }

  /** Those that were silent for too long, forgotten by this. */
  gone(now: number): string[] {
    const gone = [...this.#nodes].filter(([, { at }]) => now - at > SILENT_MS).map(([node]) => node)
    for (const node of gone) this.#nodes.delete(node)
    return gone
  }

  /** Whether a server of a lower number has the board open too. */
  hasBelow(node: number): boolean {
    return this.#nodes.keys().some((other) => Number(other) < node)
  }

  /** How many attendees have the programme open there. */
  get watching(): number {
    return this.#nodes.values().reduce((sum, { news }) => sum + news.watching, 0)
  }

  get here(): { grant: GrantId; name: string | null }[] {
    return [...this.#nodes.values()].flatMap(({ news }) => news.here)
  }
}
