/** Takes pictures of every page, at three sizes, light and dark, into tests/output/pictures, and the README's own beside this file. */

import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from '@playwright/test'
import { chromium } from '@playwright/test'
import type { BoardCreated } from '../../shared/protocol/api.ts'
import { carry, middleOf } from '../e2e/cards.ts'
import { findBrowser, isRoot } from '../support/browser.ts'
import { buildClient } from '../support/build-client.ts'
import { type Product, startProduct } from '../support/product.ts'

const OUTPUT = fileURLToPath(new URL('../output/pictures/', import.meta.url))
const HERE = fileURLToPath(new URL('.', import.meta.url))
const SIZES = { wide: [1440, 900], middle: [1024, 768], phone: [390, 844] } as const

async function makeSample(product: Product): Promise<BoardCreated> {
  const facts = { title: 'Kernel Days 2026', timeZone: 'Europe/Prague', firstDay: '2026-10-05', lastDay: '2026-10-07' }
  const json = { 'Content-Type': 'application/json' }
  const body = JSON.stringify({ ...facts, sample: true })
  const response = await fetch(`${product.url}/api/boards`, { method: 'POST', headers: json, body })
  const created = (await response.json()) as BoardCreated
  const Authorization = `Bearer ${new URL(created.links.owner).hash.slice('#key='.length)}`
  const publication = `${product.url}/api/boards/${created.id}/publication`
  await fetch(publication, { method: 'PUT', headers: { ...json, Authorization }, body: '{"mode":"live"}' })
  return created
}

async function open(
  browser: Browser,
  url: string,
  name: string,
  options: Parameters<Browser['newContext']>[0],
): Promise<Page> {
  const context = await browser.newContext(options)
  await context.addInitScript((own) => localStorage.setItem('plumbline.name', JSON.stringify(own)), name)
  const page = await context.newPage()
  await page.goto(url)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.waitForLoadState('networkidle')
  return page
}

await mkdir(OUTPUT, { recursive: true })
await buildClient()
const found = findBrowser()
if (!found.found) throw new Error(found.advice)
const product = await startProduct()
const { links } = await makeSample(product)
const browser = await chromium.launch({ executablePath: found.path, args: isRoot() ? ['--no-sandbox'] : [] })

for (const [size, [width, height]] of Object.entries(SIZES)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    const options = { viewport: { width, height }, colorScheme }
    for (const [name, url] of [
      ['home', product.url],
      ['board', links.owner],
      ['programme', links.programme],
    ] as const) {
      const page = await open(browser, url, 'Ann Lee', options)
      if (name === 'board') await page.locator('[data-card]').first().waitFor()
      await page.screenshot({ path: `${OUTPUT}${name}-${size}-${colorScheme}.png` })
      if (name === 'board') {
        await page.locator('[data-card]').first().click()
        await page.getByRole('complementary', { name: /^Topic/ }).waitFor()
        await page.screenshot({ path: `${OUTPUT}drawer-${size}-${colorScheme}.png` })
      }
      await page.context().close()
    }
  }
}

const options = { viewport: { width: 1280, height: 800 }, colorScheme: 'light' } as const
const ben = await open(browser, links.organizer, 'Ben Ortiz', options)
const ann = await open(browser, links.owner, 'Ann Lee', options)
const card = (page: Page, title: string) => page.locator('[data-card]', { hasText: title })
await card(ben, 'Tick-less').waitFor()
await carry(ben, card(ben, 'Tick-less'), await middleOf(card(ben, 'Reports that')))
await ann.getByText('Ben Ortiz').first().waitFor()
await ann.getByRole('button', { name: /clashes/ }).click()
await carry(ann, card(ann, 'Hot-unplug'), await middleOf(card(ann, 'Huge pages')))
await ann.screenshot({ path: `${HERE}board.png` })
await ann.mouse.up()
await ben.mouse.up()
const phone = await open(browser, links.programme, 'Cleo', {
  viewport: { width: 390, height: 720 },
  colorScheme: 'dark',
})
await phone.screenshot({ path: `${HERE}programme.png` })

await browser.close()
await product.stop()
