/** The line to the server when it breaks, and what becomes of unsent edits: of a crash, a damaged copy, a restored board. */

import { join } from 'node:path'
import type { Page } from '@playwright/test'
import * as Y from 'yjs'
import { openSqlite } from '../../server/adapters/sqlite/sqlite.ts'
import type { BoardDoc } from '../../shared/board/doc.ts'
import { addRoom, addSlot, addTopic, editTopic, writeText } from '../../shared/board/verbs.ts'
import type { BoardId, TopicId } from '../../shared/ids.ts'
import { must } from '../../shared/must.ts'
import { keepingFrame, readFrame } from '../../shared/protocol/frames.ts'
import { doorOf, renewedOf } from '../support/boards.ts'
import { cuttableLine } from '../support/cuttable-line.ts'
import type { Product } from '../support/product.ts'
import { card, copiesIn, drag, expectCards, expectSaved, slot, tray } from './cards.ts'
import { expect, type MadeBoard, test } from './fixture.ts'

function oneSlot(door: BoardDoc): void {
  const roomId = addRoom(door, { name: 'Hall' })
  addSlot(door, { place: { roomId, start: '2026-10-05T09:00' }, minutes: 120, title: 'Morning' })
  for (const title of ['Alpha', 'Bravo', 'Charlie']) addTopic(door, { title, minutes: 20 })
}

/** Milliseconds; the provider itself would notice after 30 s. */
const PATIENCE = 20_000

const addOne = (page: Page) => page.getByRole('button', { name: 'Add a topic' }).click()
const titles = async (board: MadeBoard) => (await board.json()).topics.map(({ title }) => title).sort()

/** The page comes from the browser's own store the next time. */
async function keepOffline(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await page.reload()
  await expectSaved(page)
}

/** Kills the page's renderer, and opens an empty page in its browser. */
async function crash(page: Page): Promise<Page> {
  const next = await page.context().newPage()
  const crashed = page.waitForEvent('crash')
  const devtools = await page.context().newCDPSession(page)
  // Nobody answers from a page that is no more.
  void devtools.send('Page.crash').catch(() => undefined)
  await crashed
  await page.close()
  return next
}

/** Restores the board: the server stops, the board's content begins another life, changed by `change`, the server starts. */
async function restore(
  product: Product,
  board: MadeBoard,
  keeps: (map: string, title: unknown) => boolean,
  change: (door: BoardDoc) => void = () => undefined,
): Promise<void> {
  await product.kill9()
  const stores = await openSqlite(join(product.dataDir, 'plumbline.sqlite'))
  const id = board.id as BoardId
  const { snapshot, updates } = must(await stores.boards.load(id), 'the board')
  const old = doorOf(new Y.Doc(), 1)
  for (const update of snapshot ? [snapshot, ...updates] : updates) Y.applyUpdate(old.doc, update)
  const titleOf = (map: string, entry: string) => (old.doc.getMap(map).get(entry) as Y.Map<unknown>)?.get?.('title')
  const next = renewedOf(old, 7, (map, entry) => map === 'meta' || keeps(map, titleOf(map, entry)))
  change(next)
  await stores.boards.renew(id, Y.encodeStateAsUpdate(next.doc))
  await stores.close()
  await product.restart()
}

test('[W6] [W7] a line into nothing is noticed, also while one types, and taken up again when it is mended', async ({
  product,
  makeBoard,
  person,
}) => {
  const board = await makeBoard('Hole', (door) => addTopic(door, { title: 'Old' }))
  const line = await cuttableLine(product.url)
  const ann = await person('Ann', board.links.owner.replace(product.url, line.url))
  ann.expectFailingRequests()
  const { page } = ann
  await card(page, 'Old').click()
  const title = page.getByRole('complementary').getByRole('textbox', { name: 'Title' })
  await title.press('End')
  await expectSaved(page)
  line.swallow()
  const since = Date.now()
  const offline = page.getByText(/^Offline, \d+ changes? kept here$/)
  while (!(await offline.isVisible()) && Date.now() - since < PATIENCE) await page.keyboard.type('x', { delay: 100 })
  test.info().annotations.push({ type: 'noticed after', description: `${Date.now() - since} ms` })
  expect(await offline.isVisible()).toBe(true)
  line.mend()
  await expectSaved(page)
  expect((await board.json()).topics[0]?.title).toBe(await title.inputValue())
  line.close()
})

test('[W7] a server that cannot save says so, and nothing is called saved until it can', async ({
  makeBoard,
  person,
}) => {
  const board = await makeBoard('Disk', (door) => addTopic(door, { title: 'Old' }))
  const { page } = await person('Ann', 'about:blank')
  let isFailing = false
  let say = (_isKeeping: boolean) => expect('no socket was opened').toBe('')
  await page.routeWebSocket(/\/sync\//, (socket) => {
    const server = socket.connectToServer()
    const held: (string | Buffer)[] = []
    server.onMessage((message) => {
      const frame = typeof message === 'string' ? null : readFrame(new Uint8Array(message))
      if (isFailing && frame?.kind === 'saved') held.push(message)
      else socket.send(message)
    })
    say = (isKeeping) => {
      isFailing = !isKeeping
      socket.send(Buffer.from(keepingFrame(isKeeping)))
      if (isKeeping) for (const message of held.splice(0)) socket.send(message)
    }
  })
  await page.goto(board.links.owner)
  await expectSaved(page)
  say(false)
  await expect(page.getByText('Not saving: the server’s disk fails. You can go on')).toBeVisible()
  await expect(page.getByText('Saved', { exact: true })).toHaveCount(0)
  await addOne(page)
  await expect(
    page.getByText('Not saving: the server’s disk fails. 1 change kept here, leave this page open'),
  ).toBeVisible()
  say(true)
  await expectSaved(page)
})

test('[W8] what is said to be kept survives the crash of the page, and closing warns', async ({
  makeBoard,
  person,
}) => {
  const board = await makeBoard('Crash', (door) => addTopic(door, { title: 'Before' }))
  const ann = await person('Ann', board.links.owner)
  const { page } = ann
  await keepOffline(page)
  await ann.goOffline()
  await expect(page.getByText('Offline', { exact: true })).toBeVisible()
  await addOne(page)
  const title = page.getByRole('complementary').getByRole('textbox', { name: 'Title' })
  await title.fill('Written just now')
  // Made here, and titled: both have reached the browser's store before the page dies.
  await expect(page.getByText('Offline, 2 changes kept here')).toBeVisible()
  const next = await crash(page)
  await next.goto(`${new URL(board.links.owner).origin}/b/${board.id}`)
  await expect(card(next, 'Written just now')).toBeVisible()
  await expect(next.getByText('Offline, 2 changes kept here')).toBeVisible()
  await card(next, 'Before').click()
  const asked = next.waitForEvent('dialog')
  await next.close({ runBeforeUnload: true })
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await dialog.dismiss()

  await ann.goOnline()
  await expectSaved(next)
  expect(await titles(board)).toEqual(['Before', 'Written just now'])
  const closed = next.waitForEvent('close')
  await next.close({ runBeforeUnload: true })
  await closed
})

test('[W9] a copy that is damaged in the browser is found, and replaced where one stands', async ({
  makeBoard,
  person,
}) => {
  const board = await makeBoard('Damage', oneSlot)
  const { page } = await person('Ann', board.links.owner)
  await drag(page, card(page, 'Alpha'), slot(page, 'Morning'))
  await expectSaved(page)
  await page.goto(new URL('/', board.links.owner).href)
  // The same structs in the same places, with other letters in them: no state vector tells.
  const damaged = await page.evaluate(async (name) => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const db = await settled(indexedDB.open(name))
    const store = db.transaction('updates', 'readwrite').objectStore('updates')
    let changed = 0
    for (const key of await settled(store.getAllKeys())) {
      const update = (await settled(store.get(key))) as Uint8Array
      const text = Array.from(update, (byte) => String.fromCharCode(byte)).join('')
      const at = text.indexOf('Bravo')
      if (at < 0) continue
      update[at] = 'X'.charCodeAt(0)
      await settled(store.put(update, key))
      changed++
    }
    db.close()
    return changed
  }, `plumbline/${board.id}/${board.epoch}`)
  expect(damaged).toBeGreaterThan(0)

  await page.goto(`${new URL(board.links.owner).origin}/b/${board.id}`)
  await expect(card(page, 'Xravo')).toBeVisible()
  await card(page, 'Alpha').click()
  await expect(page.getByText('copy of the board was damaged')).toBeVisible({ timeout: 30_000 })
  await expect(card(page, 'Bravo')).toBeVisible()
  await expect(card(page, 'Xravo')).toHaveCount(0)
  const title = page.getByRole('complementary').getByRole('textbox', { name: 'Title' })
  await expect(title, 'the drawer stays open').toHaveValue('Alpha')
  await title.fill('Alpha two')
  await expectSaved(page)
  expect(await titles(board)).toEqual(['Alpha two', 'Bravo', 'Charlie'])
  await page.reload()
  await expect(card(page, 'Bravo')).toBeVisible()
  await expect.poll(() => copiesIn(page)).toEqual([`plumbline/${board.id}/${board.epoch}/1`])
})

test('[M12] unsent changes of who may only read now are kept and said, and go over when the right is back', async ({
  product,
  makeBoard,
  person,
}) => {
  const board = await makeBoard('Rights', oneSlot)
  const ann = await person('Ann', board.links.organizer)
  const { page } = ann
  await keepOffline(page)
  ann.expectFailingRequests()
  await ann.goOffline()
  await drag(page, card(page, 'Alpha'), slot(page, 'Morning'))
  await expect(page.getByText('Offline, 1 change kept here')).toBeVisible()
  await restore(product, board, () => true)
  await board.revoke('organizer')
  await ann.goOnline()
  await expect(page.getByText(/no longer gives access to the board.* 1 change kept here/)).toBeVisible()
  await page.goto(board.links.observer)
  await expect(page.getByText('Reading only', { exact: true })).toBeVisible()
  await expect(page.getByText('One change made here could not be sent')).toBeVisible()

  await page.goto(board.links.owner)
  await expect(page.getByText('One change that was not sent yet was carried over.')).toBeVisible()
  await expectCards(slot(page, 'Morning'), ['Alpha'])
  await expectSaved(page)
  expect((await board.json()).topics.filter(({ placement }) => placement)).toHaveLength(1)
})

test('[M12] unsent changes go over to the restored board, in the open page and in the next', async ({
  product,
  makeBoard,
  person,
}) => {
  const board = await makeBoard('Epoch', oneSlot)
  const ann = await person('Ann', board.links.owner)
  const ben = await person('Ben', board.links.organizer)
  for (const { page } of [ann, ben]) await keepOffline(page)
  ann.expectFailingRequests()
  for (const one of [ann, ben]) {
    await one.goOffline()
    await expect(one.page.getByText('Offline', { exact: true })).toBeVisible()
  }
  await drag(ann.page, card(ann.page, 'Alpha'), slot(ann.page, 'Morning'))
  await card(ann.page, 'Charlie').click()
  await ann.page.getByRole('complementary').getByRole('textbox', { name: 'Title' }).fill('Charlie by Ann')
  await card(ben.page, 'Bravo').click()
  await ben.page.getByRole('complementary').getByRole('textbox', { name: 'Title' }).fill('Bravo by Ben')
  await expect(ben.page.getByText(/kept here/)).toBeVisible()
  const next = await crash(ben.page)
  await restore(
    product,
    board,
    (_map, title) => title !== 'Charlie',
    (door) => {
      const [alpha] = [...door.doc.getMap('topics').keys()] as TopicId[]
      editTopic(door, must(alpha, 'a topic'), { minutes: 35 })
      writeText(door, must(alpha, 'a topic'), 'notes', 'restored')
    },
  )
  await ann.goOnline()
  await expect(ann.page.getByText('The board was restored to another state.')).toBeVisible()
  await expect(ann.page.getByText('Came back with them: “Charlie by Ann”')).toBeVisible()
  await expectSaved(ann.page)
  await expectCards(slot(ann.page, 'Morning'), ['Alpha'])
  await expect(tray(ann.page).locator('[data-card]', { hasText: 'Charlie by Ann' })).toBeVisible()
  const alpha = (await board.json()).topics.find(({ title }) => title === 'Alpha')
  expect(alpha).toMatchObject({ minutes: 35, notes: 'restored', placement: { slotId: expect.any(String) } })

  await ben.goOnline()
  await next.goto(`${new URL(board.links.owner).origin}/b/${board.id}`)
  await expect(next.getByText(/was not sent yet was carried over|were not sent yet were carried over/)).toBeVisible()
  await expectSaved(next)
  expect(await titles(board)).toEqual(['Alpha', 'Bravo by Ben', 'Charlie by Ann'])
  await expect(card(ann.page, 'Bravo by Ben')).toBeVisible()
  await expect.poll(() => copiesIn(next)).toEqual([`plumbline/${board.id}/2`])
  await next.reload()
  await expectSaved(next)
  await expect(next.getByText('carried over')).toHaveCount(0)
})
