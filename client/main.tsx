/** The page's root: what must be there first, then the page for this address, each in its own chunk. */

import './tokens.css'
import './ui/base.css'
import type { ReactNode } from 'react'
import { StrictMode } from 'react'
import { createRoot, hydrateRoot } from 'react-dom/client'
import { must } from '../shared/must.ts'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { Notice } from './Notice.tsx'
import { keepPageOffline } from './offline/register.ts'
import { publicAddress, themeOf } from './programme/public-address.ts'
import { startTheme } from './ui/theme-choice.ts'

/** The page for an address. Only what it needs is loaded: attendees get neither Yjs nor the board. */
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
  if (place === 'p') {
    const address = publicAddress(path)
    const [{ ProgrammePage, drawnAt }, alone] = await Promise.all([
      import('./programme/ProgrammePage.tsx'),
      aloneAt(address?.shown.page),
    ])
    const at = address && drawnAt(address.slug)
    if (address) return { page: <ProgrammePage slug={address.slug} drawnAt={at} alone={alone} />, isDrawn: at !== null }
  }
  return { page: nothingHere }
}

interface Loaded {
  readonly page: ReactNode
  /** The server has drawn just this: it is taken over, not drawn anew. */
  readonly isDrawn?: boolean
}

async function aloneAt(page: string | undefined) {
  if (page === 'embed') return { embed: (await import('./programme/EmbedPage.tsx')).EmbedPage }
  if (page === 'screen') return { screen: (await import('./programme/ScreenPage.tsx')).ScreenPage }
  return {}
}

const nothingHere = (
  <Notice title="There is nothing at this address">
    <p>Check the link you were given: it may have been cut off when it was copied.</p>
  </Notice>
)

const notLoaded = (
  <Notice title="The page could not be loaded">
    <p>
      A part of it did not arrive: the connection failed, or Plumbline was updated meanwhile. Nothing was changed. Check
      your connection, then load the page again.
    </p>
    <p>
      <button type="button" onClick={() => location.reload()}>
        Load the page again
      </button>
    </p>
  </Notice>
)

async function start(): Promise<void> {
  const address = publicAddress(location.pathname, location.search)
  const isFramed = address?.shown.page === 'embed'
  startTheme((address && themeOf(address)) ?? (isFramed ? 'system' : null))
  const root = must(document.getElementById('root'), 'the element #root in index.html')
  const { page, isDrawn = false } = await load().catch((error: unknown): Loaded => {
    reportError(error)
    return { page: notLoaded }
  })
  const shown = (
    <StrictMode>
      <ErrorBoundary>{page}</ErrorBoundary>
    </StrictMode>
  )
  if (isDrawn) hydrateRoot(root, shown)
  else createRoot(root).render(shown)
  // In a frame of another site there is no store to keep it in.
  if (!isFramed) await keepPageOffline()
}

async function load(): Promise<Loaded> {
  // Attendees' pages do without it, and are as light where it is missing.
  if (!('Temporal' in globalThis) && !location.pathname.startsWith('/p/')) await import('temporal-polyfill/global')
  return pageFor(location.pathname)
}

void start()
