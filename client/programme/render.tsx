/** The programme's page as HTML, drawn on the server: to be read before any script runs, or without any. Built by Vite. */

import { renderToString } from 'react-dom/server'
import type { Programme } from '../../shared/programme/programme.ts'
import { setRenderer } from '../ui/Markdown.tsx'
import { ProgrammeShown } from './ProgrammePage.tsx'
import type { ProgrammeState } from './programme-state.ts'
import { START } from './programme-state.ts'

setRenderer((await import('../ui/render-markdown.ts')).renderMarkdown)

/** Without style attributes: the pages' security policy allows none. */
export function renderProgramme(slug: string, programme: Programme): string {
  const state: ProgrammeState = { ...START, programme, standing: 'shown' }
  return renderToString(<ProgrammeShown slug={slug} state={state} />)
}
