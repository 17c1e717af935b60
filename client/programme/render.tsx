/** The attendees' pages as HTML, drawn on the server: to be read before any script runs, or without any. Built by Vite. */

import { renderToString } from 'react-dom/server'
import type { Programme } from '../../shared/programme/programme.ts'
import { setRenderer } from '../ui/Markdown.tsx'
import { ProgrammeShown } from './ProgrammePage.tsx'
import { START } from './programme-state.ts'
import { publicAddress } from './public-address.ts'
import { titleOf } from './titles.ts'

setRenderer((await import('../ui/render-markdown.ts')).renderMarkdown)

export interface DrawnPage {
  /** Plain text. */
  readonly title: string
  /** HTML without style attributes: the pages' security policy allows none. */
  readonly body: string
}

/** `path` and `query` as they were asked for; `null` for an address of none of these pages. */
export function renderPage(path: string, query: string, programme: Programme): DrawnPage | null {
  const address = publicAddress(path, query)
  if (!address) return null
  const state = { ...START, programme, standing: 'shown' } as const
  const body = renderToString(<ProgrammeShown address={address} state={state} />)
  return { title: titleOf(address, programme), body }
}
