/**
 * The attendees' pages turn without asking the server: the programme is here. Links stay links, so that they open in
 * other tabs, can be copied, and work before this script runs.
 */

import { createContext, useContext, useEffect, useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'
import { must } from '../../shared/must.ts'
import { combine, type Release } from '../../shared/release.ts'
import { onWindow } from '../ui/on-window.ts'
import type { PublicAddress } from './public-address.ts'
import { isAlone, publicAddress } from './public-address.ts'

const AddressContext = createContext<PublicAddress | null>(null)
export const AddressProvider = AddressContext.Provider

/** Where the reader is, also while the server draws. */
export const useAddress = (): PublicAddress => must(useContext(AddressContext), 'an AddressProvider')

const listeners = new Set<() => void>()

/** Goes to another address of the programme. `replace`: the reader's "back" skips the one before. */
export function goTo(path: string, { replace = false } = {}): void {
  history[replace ? 'replaceState' : 'pushState'](null, '', path)
  flushSync(() => {
    for (const listener of [...listeners]) listener()
  })
}

/** The window's address; follows back and forward, and links between the pages of this programme. */
export function useWindowAddress(slug: string): PublicAddress {
  const here = useSyncExternalStore(subscribe, whereWeAre, whereWeAre)
  useEffect(() => turnPages(slug), [slug])
  const [path = '', query = ''] = here.split('?')
  return must(publicAddress(path, query), `a page at ${here}`)
}

const whereWeAre = () => location.pathname + location.search

function subscribe(listener: () => void): Release {
  listeners.add(listener)
  return combine(() => listeners.delete(listener), onWindow('popstate', listener))
}

const pageHere = (slug: string) => must(publicAddress(location.pathname), `a page of ${slug}`).shown

function turnPages(slug: string): Release {
  return onWindow('click', (event) => {
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (!isPlain || event.defaultPrevented || !link || link.target || link.hasAttribute('download')) return
    const url = new URL(link.href)
    const there = url.origin === location.origin ? publicAddress(url.pathname) : null
    const isOurs = there?.slug === slug && isAlone(there.shown) === isAlone(pageHere(slug))
    const isHere = url.pathname === location.pathname && url.search === location.search
    if (!isOurs || (isHere && url.hash)) return
    event.preventDefault()
    const isOther = url.pathname !== location.pathname
    goTo(url.pathname + url.search + url.hash)
    if (url.hash) document.getElementById(decodeURIComponent(url.hash.slice(1)))?.scrollIntoView()
    else if (isOther) scrollTo(0, 0)
    // Who hears the page begins at the new one's heading.
    if (isOther) document.querySelector('h1')?.focus({ preventScroll: true })
  })
}
