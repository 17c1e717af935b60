/** Tells watchers in this process what became public, for stores that have no channel of their own. */

import { must } from '../../../shared/must.ts'
import type { Release } from '../../../shared/release.ts'
import type { Publication, PublicState } from '../../ports/programme-store.ts'

export interface SlugWatchers {
  watch(slug: string, listener: (state: PublicState) => void): Release
  tell(slug: string, state: PublicState): void
}

export function slugWatchers(): SlugWatchers {
  const listeners = new Map<string, Set<(state: PublicState) => void>>()
  return {
    watch(slug, listener) {
      const ofSlug = listeners.get(slug) ?? new Set()
      listeners.set(slug, ofSlug.add(listener))
      return () => {
        ofSlug.delete(listener)
        if (ofSlug.size === 0 && listeners.get(slug) === ofSlug) listeners.delete(slug)
      }
    },
    tell(slug, state) {
      for (const listener of [...(listeners.get(slug) ?? [])]) listener(state)
    },
  }
}

/** What a stranger may know: of a hidden board not even that it had a programme; of editions the last one alone. */
export const publicStateOf = ({
  mode,
  programme,
  record,
}: Pick<Publication, 'mode' | 'programme' | 'record'>): PublicState =>
  mode === 'hidden' || (mode === 'editions' && programme?.edition == null)
    ? { mode: 'hidden' }
    : { mode: 'live', programme: must(programme, 'the programme of a live board'), record }
