/** The attendees' pages as HTML, drawn on the server: to be read before any script runs, or without any. Built by Vite. */

import { renderToString } from 'react-dom/server'
import type { Beside } from '../../shared/programme/beside.ts'
import type { Programme } from '../../shared/programme/programme.ts'
import { renderMarkdown } from '../ui/render-markdown.ts'
import { setTextSource } from '../ui/text-source.ts'
import { canonical } from './canonical.ts'
import { type Texts, textKey, textsOf } from './drawn-texts.ts'
import { EmbedPage } from './EmbedPage.tsx'
import { type Alone, ProgrammeShown } from './ProgrammePage.tsx'
import { START } from './programme-state.ts'
import type { AlonePage, PublicAddress } from './public-address.ts'
import { pagePath, pathOf, publicAddress, themeOf } from './public-address.ts'
import { ScreenPage } from './ScreenPage.tsx'
import { descriptionOf, titleOf } from './titles.ts'

/** Of all programmes, those drawn last: when a board changes, most of its texts have not. */
const drawn = new Map<string, string>()
const MOST_DRAWN = 5_000

function htmlOf(text: string): string {
  const html = drawn.get(text) ?? renderMarkdown(text.trim())
  drawn.delete(text)
  drawn.set(text, html)
  const [oldest] = drawn.keys()
  if (drawn.size > MOST_DRAWN && oldest !== undefined) drawn.delete(oldest)
  return html
}

setTextSource({ html: htmlOf, load: () => Promise.resolve(), keyOf: textKey })

export interface DrawnPage {
  /** Plain text. */
  readonly title: string
  readonly description: string
  /** The one path of this page; `null` for one that nobody should find. */
  readonly canonical: string | null
  /** Asked for by the address. */
  readonly theme: 'light' | 'dark' | null
  /** The programme has not what the address names. */
  readonly isMissing: boolean
  /** What is loaded for this page alone: its source, whose styles it needs. */
  readonly part: string | null
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
export function renderPage(
  path: string,
  query: string,
  programme: Programme,
  at: number,
  beside: Beside,
): DrawnPage | null {
  const address = publicAddress(path, query)
  if (!address) return null
  const state = { ...START, programme, standing: 'shown' } as const
  const body = renderToString(<ProgrammeShown address={address} state={state} now={at} beside={beside} alone={ALONE} />)
  const isMissing = !isThere(address, programme, beside)
  return {
    title: titleOf(address, programme),
    description: descriptionOf(address, programme),
    canonical: isMissing ? null : canonicalOf(address),
    theme: themeOf(address),
    isMissing,
    part: PARTS[address.shown.page as AlonePage] ?? null,
    body,
  }
}

const ALONE: Alone = { embed: EmbedPage, screen: ScreenPage }
const PARTS: Readonly<Record<AlonePage, string>> = {
  embed: 'programme/EmbedPage.tsx',
  screen: 'programme/ScreenPage.tsx',
}

function isThere({ shown }: PublicAddress, { topics, people }: Programme, { editions, cancelled }: Beside): boolean {
  switch (shown.page) {
    case 'topic':
      return topics.some(({ id }) => id === shown.id) || Object.hasOwn(cancelled ?? {}, shown.id)
    case 'person':
      return people.some(({ id }) => id === shown.id)
    case 'changes':
      return shown.edition === null || (editions ?? []).some(({ number }) => number === shown.edition)
    case 'programme':
    case 'mine':
    case 'embed':
    case 'screen':
      return true
    default:
      return shown satisfies never
  }
}

/** Views and frames are the programme once more; a hall's display is for the hall, one's stars are one's own. */
function canonicalOf({ slug, shown }: PublicAddress): string | null {
  if (shown.page === 'screen' || shown.page === 'mine') return null
  return pagePath(slug, shown.page === 'embed' ? { page: 'programme' } : shown)
}

/** All of its texts, for pages that show others than were drawn into them. */
export const renderTexts = (programme: Programme): Texts =>
  Object.fromEntries(textsOf(programme).map((text) => [textKey(text), htmlOf(text)]))
