/** The reader's stars for the pages that show them. Pages without it (a frame, a display in the hall) have none. */

import type { ReactNode } from 'react'
import { createContext, useContext, useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import type { Programme } from '../../shared/programme/programme.ts'
import type { Release } from '../../shared/release.ts'
import { onPickLink, pickLink } from './pick-link.ts'
import { noted, type SeenOf, seenIn } from './star-news.ts'
import { changeStars, onStars, type Stars, starsOf } from './stars.ts'

interface StarsHere {
  readonly slug: string
  /** Of the programme that is shown. */
  readonly seenOf: SeenOf
}

const StarsContext = createContext<StarsHere | null>(null)

/** `null` on pages that have no stars. */
export const useStarsHere = (): StarsHere | null => useContext(StarsContext)

/** No reader is known while the server draws. */
const NONE: Stars = {}
const onServer = () => NONE

export const useStars = (slug: string): Stars => useSyncExternalStore(onStars, () => starsOf(slug), onServer)

export function useIsStarred(slug: string, id: string): boolean {
  return useSyncExternalStore(
    onStars,
    () => Object.hasOwn(starsOf(slug), id),
    () => false,
  )
}

interface StarsProviderProps {
  readonly slug: string
  readonly programme: Programme
  readonly children: ReactNode
}

export function StarsProvider({ slug, programme, children }: StarsProviderProps) {
  const seenOf = useMemo(() => seenIn(programme), [programme])
  const current = useRef(seenOf)
  // One object for good: a thousand buttons are not drawn anew with each change of the programme.
  const here = useMemo<StarsHere>(() => ({ slug, seenOf: (id) => current.current(id) }), [slug])
  useEffect(() => {
    current.current = seenOf
    const note = () => changeStars(slug, (stars) => noted(stars, seenOf))
    note()
    return onStars(note)
  }, [slug, seenOf])
  const hasLink = useSyncExternalStore(
    onPickLink,
    () => pickLink(slug) !== null,
    () => false,
  )
  useEffect(() => (hasLink ? followLink(slug) : undefined), [slug, hasLink])
  return <StarsContext value={here}>{children}</StarsContext>
}

/** What sends stars to the reader's calendar is loaded by those who have one. */
function followLink(slug: string): Release {
  let release: Release | null = null
  let isOver = false
  import('./pick-line.ts').then(
    ({ keepAlike }) => {
      if (!isOver) release = keepAlike(slug)
    },
    // Without a network there is nothing to send to; the next opening of the page tries again.
    () => undefined,
  )
  return () => {
    isOver = true
    release?.()
  }
}
