/** A programme in a frame: of an allowed origin's page it is shown, live and without a store; of another's it is refused. */

import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { BoardDoc } from '../../shared/board/doc.ts'
import { addPerson, addRoom, addSlot, addTopic, placeTopics } from '../../shared/board/verbs.ts'
import { expectNothingSerious } from './axe.ts'
import { card } from './cards.ts'
import { expect, test } from './fixture.ts'

function fill(door: BoardDoc): void {
  const ada = addPerson(door, { name: 'Ada' })
  for (const [name, title] of [
    ['Aurora', 'Folios'],
    ['Birch', 'Zones'],
  ] as const) {
    const roomId = addRoom(door, { name })
    const slotId = addSlot(door, { place: { roomId, start: '2026-10-05T09:00' }, minutes: 30, title: `In ${name}` })
    placeTopics(door, [addTopic(door, { title, minutes: 20, speakers: [ada] })], { slotId, before: null })
  }
  addSlot(door, { place: { roomId: null, start: '2026-10-05T09:30' }, minutes: 30, kind: 'break', title: 'Coffee' })
}

/** A site with a page that holds a frame and remembers what it is told. */
async function site(src: string) {
  const page = `<!doctype html><html lang="en"><title>Site</title><h1>Our site</h1>
<script>addEventListener('message', ({ data }) => { window.told = data })</script>
<iframe src="${src}" title="Programme" width="600" height="400"></iframe></html>`
  const server = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html')
    response.end(page)
  })
  server.listen(0)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { origin: `http://localhost:${port}`, close: () => server.close() }
}

test('[H61] an embedded programme is shown in pages of allowed origins alone, live, and needs no store', async ({
  makeBoard,
  person,
  browser,
}) => {
  const board = await makeBoard('Framed', fill)
  await board.publish('live')
  const src = `${board.links.programme}/embed?room=Aurora&theme=dark`
  const [ours, theirs] = [await site(src), await site(src)]

  const { page } = await person('Ann', board.links.owner)
  await expect(card(page, 'Folios')).toBeVisible()
  await page.keyboard.press('Shift+U')
  const dialog = page.getByRole('dialog', { name: 'Publish an edition' })
  await dialog.getByText('Show the programme on other sites').click()
  const sites = dialog.getByRole('textbox', { name: 'Sites that may show it' })
  await sites.fill('*.example.org')
  await expect(dialog.getByText('is not the address of a site')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Save sites' })).toBeDisabled()
  await sites.fill(`${ours.origin}/some/page`)
  await dialog.getByRole('button', { name: 'Save sites' }).click()
  await expect(page.getByText('These sites may show the programme.')).toBeVisible()
  await expect(sites).toHaveValue(ours.origin)
  await expect(dialog.getByRole('textbox', { name: 'For their page' })).toHaveValue(
    `<iframe src="${board.links.programme}/embed" title="Programme" width="100%" height="600" loading="lazy"></iframe>`,
  )
  await expectNothingSerious(page, 'sites in the publish dialog')
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/publish-dialog.png` })
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog).toHaveCount(0)

  const context = await browser.newContext({ viewport: { width: 700, height: 600 } })
  await context.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('The store is closed to frames.', 'SecurityError')
        },
      })
  })
  const outer = await context.newPage()
  const said: string[] = []
  outer.on('console', (message) => said.push(message.text()))
  outer.on('pageerror', (error) => said.push(String(error)))
  await outer.goto(ours.origin)
  const frame = outer.frameLocator('iframe')
  await expect(frame.getByRole('link', { name: 'Folios' })).toBeVisible()
  await expect(frame.getByText('Coffee'), 'what is for all rooms is in each').toBeVisible()
  await expect(frame.getByText('Zones'), 'another room').toHaveCount(0)
  await expect(frame.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect
    .poll(() => outer.evaluate(() => (window as { told?: unknown }).told))
    .toEqual({
      plumbline: 'height',
      px: expect.any(Number),
    })
  await expectNothingSerious(outer, 'the frame')
  if (process.env.PICTURES) await outer.screenshot({ path: `${process.env.PICTURES}/framed.png` })
  const [opened] = await Promise.all([
    context.waitForEvent('page'),
    frame.getByRole('link', { name: 'Folios' }).click(),
  ])
  await expect(opened.getByRole('heading', { level: 1, name: 'Folios' })).toBeVisible()
  await opened.close()

  await card(page, 'Folios').click()
  const drawer = page.getByRole('complementary', { name: /^Topic/ })
  await drawer.getByRole('textbox', { name: 'Title' }).fill('Large folios')
  await drawer.getByRole('button', { name: 'Close' }).click()
  await expect(frame.getByRole('link', { name: 'Large folios' }), 'it is live').toBeVisible()
  expect(said, 'the console of the frame is silent').toEqual([])
  expect(await context.cookies()).toEqual([])

  await outer.goto(theirs.origin)
  await expect.poll(() => said.join()).toContain('frame-ancestors')
  await expect(frame.getByText('Folios')).toHaveCount(0)
  await context.close()
  ours.close()
  theirs.close()
})
