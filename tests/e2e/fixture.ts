/** The product in a real browser: one server for all tests, a board made by verbs for each, people in contexts of their own. */

import type { Browser, BrowserContextOptions, Page } from '@playwright/test'
import { test as base, expect } from '@playwright/test'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { HINT_IDS } from '../../client/board/hints.ts'
import type { Role } from '../../shared/access.ts'
import type { BoardJson } from '../../shared/board/board-json.ts'
import type { BoardDoc } from '../../shared/board/doc.ts'
import { boardDocOf } from '../../shared/board/doc.ts'
import type { BoardCreated, LinkInfo } from '../../shared/protocol/api.ts'
import { dice } from '../support/dice.ts'
import { type Product, startProduct } from '../support/product.ts'

export { expect }

export interface MadeBoard extends BoardCreated {
  /** Secret of the owner's link. */
  readonly key: string
  json(): Promise<BoardJson>
  /** What an organizer does meanwhile, by verbs; resolves when the server has it. */
  edit(change: (door: BoardDoc) => void): Promise<void>
  /** `PUT publication`. */
  publish(mode: 'hidden' | 'live'): Promise<void>
  /** Takes back every link of a role. */
  revoke(role: Role): Promise<void>
}

export interface Person {
  readonly page: Page
  /** Failing requests are the browser's to report, and expected from here on. */
  expectFailingRequests(): void
  goOffline(): Promise<void>
  goOnline(): Promise<void>
}

/** How somebody comes: with the hints of the first minutes behind them, unless they are new here. */
interface Coming extends BrowserContextOptions {
  readonly isNew?: boolean
}

interface Fixtures {
  makeBoard: (title: string, fill: (door: BoardDoc) => void) => Promise<MadeBoard>
  /** Opens an address in a fresh context, as a person of that name. */
  person: (name: string, url: string, options?: Coming) => Promise<Person>
}

export const test = base.extend<Fixtures, { product: Product }>({
  product: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures are needed: none
    async ({}, use) => {
      const product = await startProduct()
      await use(product)
      await product.stop()
    },
    { scope: 'worker' },
  ],
  makeBoard: async ({ product }, use) => {
    await use((title, fill) => makeBoard(product, title, fill))
  },
  person: async ({ browser }, use) => {
    const people: { name: string; said: string[] }[] = []
    const closes: (() => Promise<void>)[] = []
    await use(async (name, url, options = {}) => {
      const said: string[] = []
      people.push({ name, said })
      const { person, close } = await meet(browser, name, url, options, said)
      closes.push(close)
      return person
    })
    for (const close of closes) await close()
    for (const { name, said } of people) expect(said, `the console of ${name} is silent`).toEqual([])
  },
})

async function meet(
  browser: Browser,
  name: string,
  url: string,
  { isNew = false, ...options }: Coming,
  said: string[],
) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options })
  await context.addInitScript(
    (kept) => {
      if (location.protocol !== 'http:') return
      for (const [key, value] of Object.entries(kept)) {
        if (localStorage.getItem(`plumbline.${key}`) === null)
          localStorage.setItem(`plumbline.${key}`, JSON.stringify(value))
      }
    },
    { name, ...(!isNew && { hintsDone: HINT_IDS }) },
  )
  const page = await context.newPage()
  let mayFail = false
  page.on('console', (message) => {
    const isRequest = /Failed to load resource|WebSocket connection to/.test(message.text())
    if (!(isRequest && mayFail)) said.push(`${message.type()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => said.push(`uncaught: ${error.stack ?? error.message}`))
  await page.goto(url)
  const person: Person = {
    page,
    expectFailingRequests() {
      mayFail = true
    },
    async goOffline() {
      mayFail = true
      await context.setOffline(true)
    },
    async goOnline() {
      await context.setOffline(false)
    },
  }
  return { person, close: () => context.close() }
}

let seed = 1

async function makeBoard(product: Product, title: string, fill: (door: BoardDoc) => void): Promise<MadeBoard> {
  const facts = { title, timeZone: 'Europe/Prague', firstDay: '2026-10-05', lastDay: '2026-10-07' }
  const created = (await send(product, 'POST', '/api/boards', facts)) as BoardCreated
  const key = new URL(created.links.owner).hash.slice('#key='.length)
  const json = async () =>
    (await send(product, 'GET', `/api/boards/${created.id}/board.json`, undefined, key)) as BoardJson

  const { doc, leave } = await join(product, created, key)
  fill(boardDocOf(doc, { random: dice(seed++).bytes, now: Date.now }))
  await expect.poll(async () => (await json()).topics.length).toBe(doc.getMap('topics').size)
  leave()
  return {
    ...created,
    key,
    json,
    edit: async (change) => {
      const before = JSON.stringify(await json())
      const other = await join(product, created, key)
      change(boardDocOf(other.doc, { random: dice(seed++).bytes, now: Date.now }))
      await expect.poll(async () => JSON.stringify(await json())).not.toBe(before)
      other.leave()
    },
    publish: async (mode) => {
      await send(product, 'PUT', `/api/boards/${created.id}/publication`, { mode }, key)
    },
    revoke: async (role) => {
      const path = `/api/boards/${created.id}/links`
      const links = (await send(product, 'GET', path, undefined, key)) as readonly LinkInfo[]
      for (const link of links.filter((one) => one.role === role)) {
        await send(product, 'DELETE', `${path}/${link.id}`, undefined, key)
      }
    },
  }
}

/** The board's document, in step with the server until one leaves. */
async function join(product: Product, { id, epoch }: BoardCreated, key: string) {
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(`${product.url.replace(/^http/, 'ws')}/sync`, id, doc, {
    params: { epoch: String(epoch) },
    protocols: ['plumbline.1', `key.${key}`],
    // biome-ignore lint/suspicious/noExplicitAny: `ws` has what the provider uses of the browser's WebSocket
    WebSocketPolyfill: WebSocket as any,
    disableBc: true,
  })
  await new Promise<void>((resolve) => provider.on('sync', (synced: boolean) => synced && resolve()))
  return { doc, leave: () => provider.destroy() }
}

async function send(product: Product, method: string, path: string, body?: unknown, key?: string): Promise<unknown> {
  const response = await fetch(product.url + path, {
    method,
    headers: { 'Content-Type': 'application/json', ...(key && { Authorization: `Bearer ${key}` }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
  return response.json()
}
