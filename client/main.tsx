/** The page's root: what must be there first, then the page for this address, each in its own chunk. */

import './tokens.css'
import './ui/base.css'
import type { ReactNode } from 'react'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { must } from '../shared/must.ts'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { Notice } from './Notice.tsx'
import { keepPageOffline } from './offline/register.ts'
import { publicAddress } from './programme/public-address.ts'
import { startTheme } from './ui/theme-choice.ts'

/** The page for an address. Only what it needs is loaded: attendees get neither Yjs nor the board. */
async function pageFor(path: string): Promise<ReactNode> {
  const [, place, id, more] = path.split('/')
  if (path === '/') {
    const { HomePage } = await import('./home/HomePage.tsx')
    return <HomePage />
  }
  if (place === 'b' && id && !more) {
    const { BoardPage } = await import('./board/BoardPage.tsx')
    return <BoardPage boardId={decodeURIComponent(id)} />
  }
  if (place === 'p') {
    const { ProgrammePage } = await import('./programme/ProgrammePage.tsx')
    const address = publicAddress(path)
    if (address) return <ProgrammePage slug={address.slug} />
  }
  return (
    <Notice title="There is nothing at this address">
      <p>Check the link you were given: it may have been cut off when it was copied.</p>
    </Notice>
  )
}

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
  startTheme()
  const root = createRoot(must(document.getElementById('root'), 'the element #root in index.html'))
  const page = await load().catch((error: unknown) => {
    reportError(error)
    return notLoaded
  })
  root.render(
    <StrictMode>
      <ErrorBoundary>{page}</ErrorBoundary>
    </StrictMode>,
  )
  await keepPageOffline()
}

async function load(): Promise<ReactNode> {
  // Attendees' pages do without it, and are as light where it is missing.
  if (!('Temporal' in globalThis) && !location.pathname.startsWith('/p/')) await import('temporal-polyfill/global')
  return pageFor(location.pathname)
}

void start()
