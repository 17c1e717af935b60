/** Where a page begins, the organizers' and the attendees': its content is loaded, then drawn, or taken over from the server. */

import './tokens.css'
import './ui/base.css'
import type { ReactNode } from 'react'
import { StrictMode } from 'react'
import { createRoot, hydrateRoot } from 'react-dom/client'
import { must } from '../shared/must.ts'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { Notice } from './Notice.tsx'

export interface Loaded {
  readonly page: ReactNode
  /** The server has drawn just this: it is taken over, not drawn anew. */
  readonly isDrawn?: boolean
}

export const nothingHere = (
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

export async function showPage(load: () => Promise<Loaded>): Promise<void> {
  const root = must(document.getElementById('root'), 'the element #root of the page')
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
}
