/** Every page, wide and on a phone, light and dark: nothing serious for axe, nothing in the console. */

import type { BoardCreated } from '../../shared/protocol/api.ts'
import { expectNothingSerious, SIZES } from './axe.ts'
import { card } from './cards.ts'
import { expect, test } from './fixture.ts'

for (const [size, viewport] of Object.entries(SIZES)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`home, board and programme, ${size}, ${colorScheme}`, async ({ product, person }) => {
      const response = await fetch(`${product.url}/api/boards`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({
          title: 'Sample',
          timeZone: 'UTC',
          firstDay: '2026-10-05',
          lastDay: '2026-10-07',
          sample: true,
        }),
      })
      const { id, links } = (await response.json()) as BoardCreated
      const Authorization = `Bearer ${new URL(links.owner).hash.slice('#key='.length)}`
      await fetch(`${product.url}/api/boards/${id}/publication`, {
        method: 'PUT',
        headers: { 'Content-Type': 'application/json', Authorization },
        body: JSON.stringify({ mode: 'live' }),
      })

      const { page } = await person('Ann', product.url, { viewport, colorScheme })
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expectNothingSerious(page, 'home')

      await page.goto(links.owner)
      await expect(card(page, 'Memory tiering')).toBeVisible()
      await expect(page.getByText('Saved', { exact: true })).toBeAttached()
      await expectNothingSerious(page, 'the board')
      await page.getByRole('button', { name: /clashes/ }).click()
      await card(page, 'Hot-unplug').click()
      await expect(page.getByRole('complementary', { name: /^Topic/ })).toBeVisible()
      await expectNothingSerious(page, 'the drawer and the clashes')
      await page.getByRole('button', { name: 'Close' }).click()
      for (const [button, title] of [
        ['Slot', 'New slot'],
        ['Room', 'New room'],
        ['Share', 'Share'],
      ] as const) {
        await page.getByRole('button', { name: button, exact: true }).click()
        await expect(page.getByRole('dialog', { name: title })).toBeVisible()
        await expectNothingSerious(page, `the dialog “${title}”`)
        await page.keyboard.press('Escape')
      }

      await page.goto(links.programme)
      await expect(page.getByText('Memory tiering').first()).toBeVisible()
      await expectNothingSerious(page, 'the programme')
    })
  }
}

test('an unknown address, a wrong key, and a board without access say what to do', async ({
  product,
  person,
  makeBoard,
}) => {
  const board = await makeBoard('Closed', () => undefined)
  const { page, expectFailingRequests } = await person('Eve', product.url)
  expectFailingRequests()
  await page.goto(`${product.url}/nowhere`)
  await expect(page.getByRole('heading')).toBeVisible()
  await page.goto(`${product.url}/b/${board.id}#key=AAAAAAAAAAAAAAAAAAAAAA`)
  await expect(page.getByRole('heading', { name: 'The board cannot be opened' })).toBeVisible()
  await page.goto(`${product.url}/b/${board.id}`)
  await expect(page.getByRole('heading', { name: 'The board cannot be opened' })).toBeVisible()
  await expect(page.getByText('Saved', { exact: true })).toHaveCount(0)
})
