/** The HTML page behind addresses for people (the organizers' has one, the attendees' another), with the nonce that its libraries need for their style elements. */

import type { Context } from 'hono'
import { PackedPieces, takes } from './packing.ts'
import { RequestRefusal } from './refusal.ts'
import type { RouteEnv } from './security.ts'

/** Stands in client/index.html and client/attendees.html where the nonce of each answer goes. */
const PLACEHOLDER = '__NONCE__'

/** What is drawn into the page before it is sent. */
export interface PageContent {
  /** Plain text. */
  readonly title: string
  /** Addresses of style sheets. */
  readonly styles: readonly string[]
  /** HTML. */
  readonly body: string
  /** Plain text, for search engines and link previews. */
  readonly description: string
  /** Whole address of the page that this one is; `null` where it is none that anybody should find. */
  readonly canonical: string | null
  /** Asked for by the address, whatever the reader has chosen; `null`: theirs. */
  readonly theme: 'light' | 'dark' | null
  /** The programme has not what the address names: 404. */
  readonly isMissing: boolean
  /** What the scripts begin with: in an element of this id. */
  readonly data: PageFacts
  /** What stands beside the programme, as JSON: in an element `beside`. */
  readonly beside: string
}

export interface PageFacts {
  readonly id: string
  readonly slug: string
  /** What it was drawn for, and when, in milliseconds since 1970: scripts that would draw the same take it over. */
  readonly address: string
  readonly at: number
  readonly json: string
}

export type Page = (
  c: Context<RouteEnv>,
  status?: 200 | 404,
  content?: PageContent | null,
) => Response | Promise<Response>

/** `html` is `null` where nothing was built: then the page says so. */
export function pageOf(html: string | null): Page {
  const drawn = new WeakMap<PageContent, PackedPieces>()
  return (c, status = 200, content = null) => {
    if (html === null) throw new RequestRefusal('not-built')
    // Never stored: a stored page would carry an old nonce, and the names of old assets.
    c.header('Cache-Control', 'no-store')
    const nonce = c.get('nonce')
    if (!content) return c.html(html.replaceAll(PLACEHOLDER, nonce), status)
    c.header('Vary', 'Accept-Encoding')
    if (!takes(c, 'gzip')) return c.html(filled(html, content).replaceAll(PLACEHOLDER, nonce), status)
    const packed = drawn.get(content) ?? new PackedPieces(filled(html, content).split(PLACEHOLDER))
    drawn.set(content, packed)
    c.header('Content-Type', 'text/html; charset=UTF-8')
    c.header('Content-Encoding', 'gzip')
    return packed.with(nonce).then((bytes) => c.body(bytes, status))
  }
}

const TITLE = /<title>[^<]*<\/title>/
const DESCRIPTION = /<meta\s+name="description"[^>]*>/
const LANGUAGE = '<html lang="en">'
const WITHOUT_SCRIPTS = /<noscript>.*?<\/noscript>/s
const ROOT = '<div id="root"></div>'

/** Functions, not texts, in the place of what is found: in a text, `$&` would mean something. */
function filled(html: string, content: PageContent): string {
  const { title, styles, body, data, beside, theme } = content
  const links = styles.map((href) => `<link rel="stylesheet" href="${href}" />`).join('')
  const facts = `data-slug="${escaped(data.slug)}" data-address="${escaped(data.address)}" data-at="${data.at}"`
  const holders = holder(data.id, facts, data.json) + holder('beside', `data-slug="${escaped(data.slug)}"`, beside)
  return html
    .replace(LANGUAGE, () => (theme ? `<html lang="en" data-theme="${theme}">` : LANGUAGE))
    .replace(DESCRIPTION, () => meta(content))
    .replace(TITLE, () => `<title>${escaped(title)}</title>${links}${installLinks(data.slug)}`)
    .replace(WITHOUT_SCRIPTS, '')
    .replace(ROOT, () => `<div id="root">${body}</div>${holders}`)
}

/** Nothing in it ends the element that it stands in. */
const holder = (id: string, facts: string, json: string): string =>
  `<script type="application/json" id="${id}" ${facts}>${json.replaceAll('<', String.raw`\u003c`)}</script>`

function meta({ title, description, canonical }: PageContent): string {
  const facts: readonly (readonly [name: string, content: string])[] = [
    ['name="description"', description],
    ['property="og:title"', title],
    ['property="og:description"', description],
    ['property="og:type"', 'website'],
    canonical ? ['property="og:url"', canonical] : ['name="robots"', 'noindex'],
  ]
  const tags = facts.map(([name, text]) => `<meta ${name} content="${escaped(text)}" />`)
  return `${tags.join('')}${canonical ? `<link rel="canonical" href="${escaped(canonical)}" />` : ''}`
}

/** For who puts the programme on their home screen. */
const installLinks = (slug: string): string =>
  `<link rel="manifest" href="/p/${encodeURIComponent(slug)}/manifest.webmanifest" /><link rel="apple-touch-icon" href="/icon-192.png" />`

const escaped = (text: string): string => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`)
