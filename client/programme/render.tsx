/** The attendees' pages as HTML, drawn on the server: to be read before any script runs, or without any. Built by Vite. */

import { renderToString } from 'react-dom/server'
import type { Programme } from '../../shared/programme/programme.ts'
import { setRenderer } from '../ui/Markdown.tsx'
import { canonical } from './canonical.ts'
import { ProgrammeShown } from './ProgrammePage.tsx'
import { START } from './programme-state.ts'
import { pathOf, publicAddress } from './public-address.ts'
import { titleOf } from './titles.ts'

const { renderMarkdown } = await import('../ui/render-markdown.ts')

/** Most texts are the same in every page that is drawn. */
const TEXTS = new Map<string, string>()
const MOST_TEXTS = 5_000

setRenderer((text) => {
  const known = TEXTS.get(text)
  if (known !== undefined) return known
  const html = renderMarkdown(text)
  if (TEXTS.size >= MOST_TEXTS) TEXTS.clear()
  TEXTS.set(text, html)
  return html
})

export interface DrawnPage {
  /** Plain text. */
  readonly title: string
  /** HTML without style attributes: the pages' security policy allows none. */
  readonly body: string
}

export interface PlainAddress {
  /** The one way to write it: addresses that show the same have the same. */
  readonly address: string
  /** Drawn for what somebody typed: nobody else is likely to ask for it. */
  readonly isTyped: boolean
}

/** `path` and `query` as they were asked for; `null` for an address of none of these pages. */
export function plainAddress(path: string, query: string, programme: Programme): PlainAddress | null {
  const asked = publicAddress(path, query)
  if (!asked) return null
  const plain = canonical(asked, programme)
  return { address: pathOf(plain), isTyped: new URLSearchParams(plain.query).has('q') }
}

/** `at`: milliseconds since 1970, the time that is "now" in it. */
export function renderPage(path: string, query: string, programme: Programme, at: number): DrawnPage | null {
  const address = publicAddress(path, query)
  if (!address) return null
  const state = { ...START, programme, standing: 'shown' } as const
  const body = renderToString(<ProgrammeShown address={address} state={state} now={at} />)
  return { title: titleOf(address, programme), body }
}
