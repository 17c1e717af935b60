/** Messages to speakers and leads: before and after an edition is published, each alone, and as mail drafts. */

import { readFile } from 'node:fs/promises'
import { strFromU8, unzipSync } from 'fflate'
import PostalMime from 'postal-mime'
import {
  addPerson,
  addRoom,
  addSlot,
  addTopic,
  addTrack,
  editPerson,
  placeTopics,
  setLead,
} from '../../shared/board/verbs.ts'
import { expectNothingSerious } from './axe.ts'
import { card } from './cards.ts'
import { expect, test } from './fixture.ts'

test('who speaks is told by a prepared message, copied or as a mail draft', async ({ makeBoard, person }) => {
  const board = await makeBoard('Messages', (door) => {
    const room = addRoom(door, { name: 'Aurora' })
    const track = addTrack(door, { name: 'Memory' })
    const slot = addSlot(door, { place: { roomId: room, start: '2026-10-05T09:00' }, minutes: 60, trackId: track })
    const ada = addPerson(door, { name: 'Ada "Countess" Lovelace, née Byron', contact: 'ada@example.org' })
    const zofie = addPerson(door, { name: 'Žofie Dvořáková', contact: '+420 123' })
    editPerson(door, zofie, { zone: 'Asia/Tokyo' })
    setLead(door, track, zofie, true)
    const folios = addTopic(door, { title: 'Folios', minutes: 20, speakers: [ada] })
    const zones = addTopic(door, { title: 'Zones', minutes: 20, speakers: [zofie] })
    placeTopics(door, [folios, zones], { slotId: slot, before: null })
  })
  const { page } = await person('Ann', board.links.owner)
  await expect(card(page, 'Folios')).toBeVisible()
  await page.keyboard.press('Shift+U')
  await page.getByRole('button', { name: 'Messages to speakers and leads…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Messages to speakers and leads' })
  const messages = dialog.getByRole('list', { name: 'Messages' }).getByRole('listitem')
  await expect(messages).toHaveCount(2)
  await dialog.locator('summary', { hasText: 'Countess' }).click()
  await expect(dialog.getByText('“Folios” (you speak): new in the programme')).toBeVisible()
  await expect(dialog.getByText('+420 123 (no mail address)')).toBeVisible()
  await expectNothingSerious(page, 'messages')

  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await dialog.getByRole('button', { name: 'Copy the message to Žofie Dvořáková' }).click()
  await expect(page.getByText('The message to Žofie Dvořáková is copied.')).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('(for you: Mon 5 Oct, 16:20–16:40)')

  const downloading = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Mail drafts' }).click()
  const zip = unzipSync(await readFile(await (await downloading).path()))
  expect(Object.keys(zip)).toEqual(['001-ada-countess-lovelace-nee-byron.eml', '002-zofie-dvorakova.eml'])
  const [ada, zofie] = await Promise.all(Object.values(zip).map((eml) => PostalMime.parse(strFromU8(eml))))
  expect(ada?.to).toEqual([{ address: 'ada@example.org', name: 'Ada "Countess" Lovelace, née Byron' }])
  expect(zofie?.to).toBeUndefined()
  expect(ada?.subject).toBe('Messages: a change of yours in the programme')
  await dialog.getByRole('button', { name: 'Close' }).click()

  // After it is published, the same from the notice; what is different since is what matters.
  await page.keyboard.press('Shift+U')
  await page.getByRole('button', { name: 'Publish edition 1' }).click()
  await page.getByRole('button', { name: 'Tell who speaks' }).click()
  await expect(messages).toHaveCount(2)
  await expect(dialog.getByRole('button', { name: /^Nothing was published/ })).toBeVisible()
  await dialog.getByRole('button', { name: /^Nothing was published/ }).click()
  await page.getByRole('option', { name: /^Edition 1/ }).click()
  await expect(dialog.getByText('Nobody has to be told: nothing of theirs is different.')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Copy all' })).toBeDisabled()
})

for (const [width, height] of [
  [1440, 900],
  [390, 844],
] as const)
  for (const colorScheme of ['light', 'dark'] as const)
    test(`messages are calm at ${width} × ${height}, ${colorScheme}`, async ({ makeBoard, person }, info) => {
      const board = await makeBoard('Messages', (door) => {
        const room = addRoom(door, { name: 'Aurora' })
        const slot = addSlot(door, { place: { roomId: room, start: '2026-10-05T09:00' }, minutes: 240, trackId: null })
        for (const name of ['Ada Lovelace', 'Grace Brewster Murray Hopper', 'Ken Thompson', 'Žofie Dvořáková']) {
          const speaker = addPerson(door, { name, contact: `${name.split(' ')[0]?.toLowerCase()}@example.org` })
          placeTopics(door, [addTopic(door, { title: `A talk by ${name}`, minutes: 30, speakers: [speaker] })], {
            slotId: slot,
            before: null,
          })
        }
      })
      const { page } = await person('Ann', board.links.owner, { viewport: { width, height }, colorScheme })
      await page
        .getByRole('heading', { name: 'Messages' })
        .or(page.getByText('A talk by Ada Lovelace'))
        .first()
        .waitFor()
      await page.keyboard.press('Shift+U')
      await page.getByRole('button', { name: 'Messages to speakers and leads…' }).click()
      const dialog = page.getByRole('dialog', { name: 'Messages to speakers and leads' })
      await dialog.locator('summary', { hasText: 'Grace' }).click()
      await expectNothingSerious(page, 'messages')
      await page.screenshot({ path: info.outputPath(`messages-${width}-${colorScheme}.png`) })
    })
