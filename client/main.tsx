/** The root of the organizers' pages: the page for this address, each in its own chunk. Attendees' pages have another root. */

import { keepPageOffline } from './offline/register.ts'
import { type Loaded, nothingHere, showPage } from './page-root.tsx'
import { startTheme } from './ui/theme-choice.ts'

/** The page for an address. Only what it needs is loaded. */
async function pageFor(path: string): Promise<Loaded> {
  const [, place, id, more] = path.split('/')
  if (path === '/') {
    const { HomePage } = await import('./home/HomePage.tsx')
    return { page: <HomePage /> }
  }
  if (place === 'b' && id && !more) {
    const { BoardPage } = await import('./board/BoardPage.tsx')
    return { page: <BoardPage boardId={decodeURIComponent(id)} /> }
  }
  return { page: nothingHere }
}

async function load(): Promise<Loaded> {
  if (!('Temporal' in globalThis)) await import('temporal-polyfill/global')
  return pageFor(location.pathname)
}

async function start(): Promise<void> {
  startTheme(null)
  await showPage(load)
  await keepPageOffline()
}

void start()
