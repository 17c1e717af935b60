/** Tracks and people: seen and changed by two organizers at once, read by an observer, good on a phone and in the dark. */

import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import type { BoardDoc } from '../../shared/board/doc.ts'
import {
  addPerson,
  addRoom,
  addSlot,
  addTopic,
  addTrack,
  editTrack,
  placeTopics,
  setAttendee,
  setLead,
} from '../../shared/board/verbs.ts'
import { card, expectCards, expectSaved, slot } from './cards.ts'
import { expect, test } from './fixture.ts'

function twoTracks(door: BoardDoc): void {
  const memory = addTrack(door, { name: 'Memory', color: 'blue', description: 'All of it.' })
  const power = addTrack(door, { name: 'Power', color: 'amber' })
  const ines = addPerson(door, { name: 'Ines Falk', affiliation: 'Northgate', contact: 'ines@example.org' })
  const tomas = addPerson(door, { name: 'Tomas Ver' })
  setLead(door, memory, ines, true)
  const roomId = addRoom(door, { name: 'Aurora' })
  const place = { roomId, start: '2026-10-05T09:00' } as const
  const slotId = addSlot(door, { place, minutes: 90, title: 'Morning', trackId: memory })
  const tiering = addTopic(door, { title: 'Tiering', minutes: 30, trackId: memory, speakers: [ines] })
  addTopic(door, { title: 'Folios', minutes: 20, trackId: memory, follows: { year: 2025, status: '', url: '' } })
  const idle = addTopic(door, { title: 'Idle', minutes: 25, trackId: power, speakers: [tomas] })
  setAttendee(door, idle, ines, 'required')
  placeTopics(door, [tiering], { slotId, before: null })
}

/** Opens a list from the bar, or from its menu on a phone. */
async function openList(page: Page, what: 'Tracks' | 'People'): Promise<Locator> {
  const more = page.getByRole('button', { name: 'More', exact: true })
  const button = page.getByRole('button', { name: what, exact: true })
  await expect(more.or(button)).toBeVisible()
  if (await more.isVisible()) {
    await more.click()
    await page.getByRole('menuitem', { name: what }).click()
  } else await button.click()
  const dialog = page.getByRole('dialog', { name: what })
  await expect(dialog).toBeVisible()
  return dialog
}

async function openTrack(page: Page, name: string): Promise<Locator> {
  const list = await openList(page, 'Tracks')
  await list.getByRole('button', { name }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Track', exact: true })
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue(name)
  return dialog
}

test('a track’s colour, name, leads and texts are changed by one and seen by the other', async ({
  makeBoard,
  person,
}) => {
  const board = await makeBoard('Tracks', twoTracks)
  const { page: ann } = await person('Ann', board.links.owner)
  const { page: ben } = await person('Ben', board.links.organizer)
  await expect(card(ben, 'Tiering')).toHaveAttribute('data-track', 'blue')

  const list = await openList(ann, 'Tracks')
  await expect(list.getByText('1 topic, 1 follow-up, 1 on the tray, 30 of 50 min placed')).toBeVisible()
  await ann.getByRole('button', { name: 'Done' }).click()
  const track = await openTrack(ann, 'Memory')
  await expect(track.getByText('1 slot, 30 of 90 min filled')).toBeVisible()

  await track.getByRole('radiogroup', { name: 'Colour' }).getByText('Purple').click()
  await expect(card(ben, 'Tiering')).toHaveAttribute('data-track', 'purple')
  await expect(card(ben, 'Folios')).toHaveAttribute('data-track', 'purple')

  await track.getByRole('combobox', { name: 'Add a lead' }).fill('Tom')
  await ann.getByRole('option', { name: 'Tomas Ver' }).click()
  await track.getByRole('button', { name: 'Take away Ines Falk' }).click()
  await track.getByRole('textbox', { name: 'Description' }).fill('Where pages live.')
  expect((await board.json()).tracks[0]?.description, 'a text is written when it is left').toBe('All of it.')
  await track.getByRole('textbox', { name: 'Name' }).fill('Memory MC')
  await expect(slot(ben, 'Morning')).toBeVisible()

  await card(ben, 'Folios').click()
  await ben.getByRole('button', { name: 'Open track' }).click()
  const seen = ben.getByRole('dialog', { name: 'Track', exact: true })
  await expect(seen.getByRole('textbox', { name: 'Name' })).toHaveValue('Memory MC')
  await expect(seen.getByRole('textbox', { name: 'Description' })).toHaveValue('Where pages live.')
  await expect(seen.getByRole('group', { name: 'Leads' })).toContainText('Tomas Ver')
  await expect(seen.getByRole('group', { name: 'Leads' })).not.toContainText('Ines Falk')
  await expectSaved(ann)
})

test('two who have one track open write what each changed, and nothing else', async ({ makeBoard, person }) => {
  const board = await makeBoard('One track', twoTracks)
  const { page: ann } = await person('Ann', board.links.owner)
  const { page: ben } = await person('Ben', board.links.organizer)
  const anns = await openTrack(ann, 'Memory')
  const bens = await openTrack(ben, 'Memory')

  await anns.getByRole('textbox', { name: 'Background' }).fill('Begun by Ann')
  await bens.getByRole('textbox', { name: 'Description' }).fill('By Ben.')
  await bens.getByText('Green').click()
  await expect(anns.getByRole('textbox', { name: 'Description' })).toHaveValue('By Ben.')
  await expect(anns.getByRole('textbox', { name: 'Background' })).toHaveValue('Begun by Ann')
  await ann.keyboard.press('Escape')
  await expect(anns, 'the first Escape writes').toBeVisible()
  const { description, background, color } = { description: 'By Ben.', background: 'Begun by Ann', color: 'green' }
  await expect.poll(async () => (await board.json()).tracks[0]).toMatchObject({ description, background, color })

  await anns.getByRole('textbox', { name: 'Description' }).fill('By Ann.')
  await bens.getByRole('textbox', { name: 'Description' }).fill('By Ben again.')
  await bens.getByRole('button', { name: 'All tracks' }).click()
  await expect(anns.getByText('Somebody else has changed this meanwhile.')).toBeVisible()
  await ann.mouse.click(5, 5)
  await expect(anns, 'a click beside the dialog closes it').toBeHidden()
  await expect.poll(async () => (await board.json()).tracks[0]?.description, 'nothing typed is lost').toBe('By Ann.')
})

test('a track that is removed while it is open leaves the list, and its topics where they are', async ({
  makeBoard,
  person,
}) => {
  const board = await makeBoard('Removed', twoTracks)
  const { page: ann } = await person('Ann', board.links.owner)
  const { page: ben } = await person('Ben', board.links.organizer)
  const anns = await openTrack(ann, 'Memory')
  await expect(anns).toBeVisible()
  const bens = await openTrack(ben, 'Memory')
  await bens.getByRole('button', { name: 'Remove' }).click()
  await expect(ben.getByRole('dialog', { name: 'Tracks' }).getByText('has been removed')).toHaveCount(0)

  const list = ann.getByRole('dialog', { name: 'Tracks' })
  await expect(list.getByText('The track that was open here has been removed.')).toBeVisible()
  await expect(list.getByRole('listitem')).toHaveCount(1)
  await list.getByRole('button', { name: 'Done' }).click()
  await expectCards(slot(ann, 'Morning'), ['Tiering'])
  await expect(card(ann, 'Tiering')).not.toHaveAttribute('data-track')
  await ben.keyboard.press('Escape')
  await ben.getByRole('button', { name: 'Undo: removed track “Memory”' }).click()
  await expect(card(ann, 'Tiering')).toHaveAttribute('data-track', 'blue')
})

test('tracks are added and put in order', async ({ makeBoard, person }) => {
  const board = await makeBoard('Order', twoTracks)
  const { page: ann } = await person('Ann', board.links.owner)
  const { page: ben } = await person('Ben', board.links.organizer)
  const list = await openList(ann, 'Tracks')
  const seen = await openList(ben, 'Tracks')
  const names = (where: Locator) => where.getByRole('listitem').locator('button > span:first-child').allTextContents()
  await list.getByRole('textbox', { name: 'Name of a new track' }).fill('Testing')
  await ann.keyboard.press('Enter')
  await expect.poll(() => names(seen)).toEqual(['Memory', 'Power', 'Testing'])
  await list.getByRole('button', { name: 'Move Testing up' }).click()
  await expect.poll(() => names(seen)).toEqual(['Memory', 'Testing', 'Power'])
  await list.getByRole('button', { name: 'Move Memory down' }).click()
  await expect.poll(() => names(seen)).toEqual(['Testing', 'Memory', 'Power'])
  await expect(list.getByRole('button', { name: 'Move Testing up' })).toBeDisabled()
  await expect(list.getByRole('button', { name: 'Move Power down' })).toBeDisabled()
})

test('a person is found, renamed, reached and removed; the other sees it, and the row stays under the hand', async ({
  makeBoard,
  person,
}) => {
  const board = await makeBoard('People', twoTracks)
  const { page: ann } = await person('Ann', board.links.owner)
  const { page: ben } = await person('Ben', board.links.organizer)
  await expect(card(ben, 'Tiering')).toContainText('Ines Falk')

  const people = await openList(ann, 'People')
  await people.getByRole('textbox', { name: 'Search people' }).fill('northgate')
  await expect(people.getByRole('button', { expanded: false })).toHaveCount(1)
  await people.getByRole('textbox', { name: 'Search people' }).fill('')
  await people.getByRole('button', { name: /Ines Falk/, expanded: false }).click()
  await expect(people.getByRole('region', { name: 'Speaks in' })).toContainText('Tiering')
  await expect(people.getByRole('region', { name: 'Needed in' })).toContainText('Idle required')
  await expect(people.getByRole('region', { name: 'Leads' })).toContainText('Memory')

  const name = people.getByRole('textbox', { name: 'Name' })
  await name.fill('')
  await name.pressSequentially('Zora Falk')
  await expect(name).toHaveValue('Zora Falk')
  const rows = people.locator('button[aria-expanded]')
  await expect(rows.first(), 'a row whose name sorts elsewhere stays until it is left').toContainText('Zora Falk')
  await people.getByRole('textbox', { name: 'Affiliation' }).fill('')
  await people.getByRole('textbox', { name: /^Contact/ }).fill('zora@example.org')
  await expect(card(ben, 'Tiering')).toContainText('Zora Falk')
  const stored = async () => (await board.json()).people.find(({ name }) => name === 'Zora Falk')
  await expect.poll(stored).toMatchObject({ affiliation: '', contact: 'zora@example.org' })

  const seen = await openList(ben, 'People')
  await seen.getByRole('button', { name: /Zora Falk/ }).click()
  await expect(seen.getByRole('textbox', { name: /^Contact/ })).toHaveValue('zora@example.org')
  await people.getByRole('button', { name: 'Remove person' }).click()
  await expect(seen.getByText('The person who was open here has been removed.')).toBeVisible()
  await expect(seen.getByRole('button', { name: /Zora Falk/ })).toHaveCount(0)

  await people.getByRole('button', { name: 'Add person' }).click()
  await expect(people.getByRole('textbox', { name: 'Name' })).toBeFocused()
  await people.getByRole('textbox', { name: 'Name' }).fill('Cleo Park')
  await expect(seen.getByRole('button', { name: /Cleo Park/ })).toBeVisible()
})

test('an observer sees tracks and people and can change nothing of them', async ({ makeBoard, person }) => {
  const board = await makeBoard('Observed', twoTracks)
  const { page } = await person('Olga', board.links.observer)
  const track = await openTrack(page, 'Memory')
  await expect(track.getByRole('textbox', { name: 'Name' })).not.toBeEditable()
  await expect(track.getByRole('textbox', { name: 'Description' })).not.toBeEditable()
  await expect(track.getByRole('radio')).toHaveCount(1)
  await expect(track.getByRole('combobox')).toHaveCount(0)
  await expect(track.getByRole('button')).toHaveText(['', 'Tiering', 'Folios', 'All tracks', 'Done'])
  await track.getByRole('button', { name: 'All tracks' }).click()
  const list = page.getByRole('dialog', { name: 'Tracks' })
  await expect(list.getByRole('button', { name: /Move|Add/ })).toHaveCount(0)
  await list.getByRole('button', { name: 'Done' }).click()

  const people = await openList(page, 'People')
  await people.getByRole('button', { name: /Ines Falk/ }).click()
  await expect(people.getByRole('textbox', { name: /^Contact/ })).toHaveValue('ines@example.org')
  for (const field of ['Name', 'Affiliation', /^Contact/])
    await expect(people.getByRole('textbox', { name: field })).not.toBeEditable()
  await expect(people.getByRole('button', { name: /Remove|Add/ })).toHaveCount(0)
})

for (const [size, viewport] of Object.entries({
  wide: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
})) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`nothing serious for axe in both, ${size}, ${colorScheme}`, async ({ makeBoard, person }) => {
      const board = await makeBoard('Axe', (door) => {
        twoTracks(door)
        const id = addTrack(door, { name: '' })
        editTrack(door, id, { background: 'Unnamed, but with a past.' })
      })
      const { page } = await person('Ann', board.links.owner, { viewport, colorScheme })
      const expectNothingSerious = async (what: string) => {
        const { violations } = await new AxeBuilder({ page }).analyze()
        const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
        const found = serious.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join('\n ')}`,
        )
        expect(found, `axe on ${what}`).toEqual([])
      }
      await openList(page, 'Tracks')
      await expectNothingSerious('the list of tracks')
      await page.getByRole('button', { name: 'Done' }).click()
      await openTrack(page, 'Memory')
      await expectNothingSerious('a track')
      await page.getByRole('button', { name: 'Done' }).click()
      const people = await openList(page, 'People')
      await people.getByRole('button', { name: /Ines Falk/ }).click()
      await expectNothingSerious('the people')
    })
  }
}
