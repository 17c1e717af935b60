/** [H31] Attendees' texts are drawn by the server: in their page, after a change, and where a stream begins with what is new. */

import { addRoom, addSlot, addTopic, placeTopics, writeText } from '../../shared/board/verbs.ts'
import { must } from '../../shared/must.ts'
import { dice } from '../support/dice.ts'
import { openEditor } from '../support/editor.ts'
import { expect, test } from './fixture.ts'

test('a text is shown as Markdown at once, and again when it has changed', async ({ makeBoard, person, product }) => {
  const board = await makeBoard('Texts', (door) => {
    const room = addRoom(door, { name: 'Aurora' })
    const slot = addSlot(door, { place: { roomId: room, start: '2026-10-05T09:00' }, minutes: 60, trackId: null })
    const topic = addTopic(door, { title: 'Folios', abstract: 'They are **large** & <b>new</b>.' })
    placeTopics(door, [topic], { slotId: slot, before: null })
  })
  await board.publish('live')
  const { page } = await person('Cleo', 'about:blank')
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url().replace(product.url, '')))
  await page.goto(board.links.programme)
  await page.locator('summary[aria-label="About “Folios”"]').click()
  await expect(page.locator('strong', { hasText: 'large' })).toBeVisible()
  await expect(page.getByText('<b>new</b>')).toBeVisible()
  await expect
    .poll(() => asked.filter((path) => path.includes('/live')))
    .toEqual([expect.stringMatching(/\/live\?since=\d+$/)])
  expect(
    asked.filter((path) => path.endsWith('/texts.json')),
    'all of them came with the page',
  ).toEqual([])

  const editor = await openEditor(
    { url: product.url, id: board.id, epoch: board.epoch, secret: board.key },
    dice(1).bytes,
  )
  const [topic] = must((await board.json()).topics, 'topics')
  writeText(editor.door, must(topic, 'a topic').id as never, 'abstract', 'They are *huge* now.')
  await expect(page.locator('em', { hasText: 'huge' })).toBeVisible()
  expect(asked.filter((path) => path.endsWith('/texts.json'))).toHaveLength(1)
  editor.close()
})
