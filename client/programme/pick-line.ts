/**
 * Keeps the reader's calendar and their stars alike, on all of their devices that have its link: what was starred here goes
 * there, what was starred elsewhere comes here, and neither overwrites the other.
 */

import { MAX_PICKED } from '../../shared/programme/picks.ts'
import type { PicksMade } from '../../shared/protocol/api.ts'
import { combine, type Release } from '../../shared/release.ts'
import { ApiFailure, request } from '../http.ts'
import { onWindow } from '../ui/on-window.ts'
import { keepPickLink, pickLink } from './pick-link.ts'
import { changeStars, onStars, type Stars, starsOf, UNSEEN } from './stars.ts'

/** Stars are set one after the other: they are sent together. */
const PAUSE_MS = 1_000
const AGAIN_MS = 15_000

const pathOf = (slug: string, secret = ''): string => `/p/${encodeURIComponent(slug)}/picks${secret && `/${secret}`}`

/** Three ways: of what differs from `base`, both sides' additions and removals are done. */
export function merged(base: readonly string[], here: readonly string[], there: readonly string[]): string[] {
  const had = new Set(base)
  const has = new Set(here)
  const removed = new Set(base.filter((id) => !has.has(id)))
  const added = here.filter((id) => !had.has(id))
  return [...new Set([...there.filter((id) => !removed.has(id)), ...added])].slice(0, MAX_PICKED)
}

/** The stars for these ids: those that are there stay as they are. */
export function starsFor(stars: Stars, topics: readonly string[]): Stars {
  if (topics.length === Object.keys(stars).length && topics.every((id) => Object.hasOwn(stars, id))) return stars
  return Object.fromEntries(topics.map((id) => [id, stars[id] ?? UNSEEN]))
}

export async function makeLink(slug: string): Promise<void> {
  const topics = Object.keys(starsOf(slug)).slice(0, MAX_PICKED)
  const { secret } = await request<PicksMade>('POST', pathOf(slug), { topics })
  keepPickLink(slug, { secret, base: topics })
}

export async function deleteLink(slug: string): Promise<void> {
  const link = pickLink(slug)
  if (!link) return
  try {
    await request('DELETE', pathOf(slug, link.secret))
  } catch (error) {
    if (!isGone(error)) throw error
  }
  keepPickLink(slug, null)
}

export async function picksAt(slug: string, secret: string): Promise<readonly string[]> {
  const { topics } = await request<{ topics: string[] }>('GET', pathOf(slug, encodeURIComponent(secret)))
  return topics
}

const isGone = (error: unknown): boolean => error instanceof ApiFailure && error.code === 'unknown_picks'

/** Once: what is here and what is there become one. Throws `ApiFailure`. */
async function makeAlike(slug: string): Promise<void> {
  const link = pickLink(slug)
  if (!link) return
  try {
    const there = await picksAt(slug, link.secret)
    const all = Object.keys(starsOf(slug))
    // What is beyond what a calendar may have stays here alone.
    const here = all.slice(0, MAX_PICKED)
    const topics = merged(link.base, here, there)
    if (topics.length !== there.length || topics.some((id) => !there.includes(id)))
      await request('PUT', pathOf(slug, link.secret), { topics })
    if (pickLink(slug)?.secret !== link.secret) return
    keepPickLink(slug, { ...link, base: topics })
    const beyond = all.slice(MAX_PICKED)
    changeStars(slug, (stars) => {
      // What was starred while the answer was on its way is not taken for something that was removed elsewhere.
      const since = Object.keys(stars).filter((id) => !here.includes(id))
      const gone = new Set(here.filter((id) => !Object.hasOwn(stars, id)))
      const all = [...new Set([...topics, ...beyond, ...since])]
      return starsFor(
        stars,
        all.filter((id) => !gone.has(id)),
      )
    })
  } catch (error) {
    if (!isGone(error)) throw error
    // Deleted on another device, or forgotten: the stars stay.
    keepPickLink(slug, null)
  }
}

/** From now on, until released. */
export function keepAlike(slug: string): Release {
  let timer: ReturnType<typeof setTimeout> | undefined
  let last: Promise<void> = Promise.resolve()
  const soon = (wait: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      last = last
        .then(() => makeAlike(slug))
        .catch((error: unknown) => {
          if (!(error instanceof ApiFailure)) throw error
          if (navigator.onLine) soon(AGAIN_MS)
        })
    }, wait)
  }
  let known = starsOf(slug)
  const changed = () => {
    const stars = starsOf(slug)
    const isOther = Object.keys(stars).join() !== Object.keys(known).join()
    known = stars
    if (isOther) soon(PAUSE_MS)
  }
  soon(0)
  return combine(
    () => clearTimeout(timer),
    onStars(changed),
    onWindow('online', () => soon(0)),
    onWindow('focus', () => soon(PAUSE_MS)),
  )
}
