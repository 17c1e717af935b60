/** The attendees' pages beside the programme: topics, people, editions; with and without scripts, followed by their links. */

import type { BoardDoc } from '../../shared/board/doc.ts'
import {
  addMaterial,
  addPerson,
  addRoom,
  addSlot,
  addTopic,
  addTrack,
  placeTopics,
  setLead,
} from '../../shared/board/verbs.ts'
import type { TopicId } from '../../shared/ids.ts'
import { expectNothingSerious, SIZES } from './axe.ts'
import { card } from './cards.ts'
import { expect, test } from './fixture.ts'

interface Made {
  folios: TopicId
  zones: TopicId
  ada: string
  lead: string
  nobody: string
}

function fill(door: BoardDoc): Made {
  const room = addRoom(door, { name: 'Aurora' })
  const track = addTrack(door, { name: 'Memory', color: 'teal' })
  const slot = addSlot(door, { place: { roomId: room, start: '2026-10-05T09:00' }, minutes: 60, trackId: track })
  const ada = addPerson(door, { name: 'Ada </script><b>', affiliation: 'Engines' })
  const lead = addPerson(door, { name: 'Lea' })
  const nobody = addPerson(door, { name: 'Nobody' })
  setLead(door, track, lead, true)
  const folios = addTopic(door, {
    title: 'Folios $& "<i>',
    minutes: 20,
    speakers: [ada],
    abstract: 'All *of* it. <script>alert(1)</script>',
  })
  const zones = addTopic(door, { title: 'Zones', minutes: 20, speakers: [ada] })
  addMaterial(door, folios, { title: 'Slides', url: 'https://example.org/slides' })
  placeTopics(door, [folios, zones], { slotId: slot, before: null })
  return { folios, zones, ada, lead, nobody }
}

test('[H60] topics and people have pages, whole without scripts, described for who finds them; others are 404', async ({
  makeBoard,
  person,
}) => {
  let made = {} as Made
  const board = await makeBoard('Plain & "simple"', (door) => {
    made = fill(door)
  })
  await board.publish('live')
  const whole = board.links.programme
  const { page, expectFailingRequests } = await person('Cleo', `${whole}/topics/${made.folios}`, {
    javaScriptEnabled: false,
  })
  await expect(page.getByRole('heading', { level: 1, name: 'Folios $& "<i>' })).toBeVisible()
  await expect(page.getByText('Mon 5 Oct, 09:00–09:20')).toBeVisible()
  await expect(page.getByText('Aurora')).toBeVisible()
  await expect(page.locator('em', { hasText: 'of' })).toHaveCount(1)
  await expect(page.getByText('<script>alert(1)</script>')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Slides' })).toHaveAttribute('href', 'https://example.org/slides')
  const head = (selector: string, name: string) => page.locator(selector).getAttribute(name)
  expect(await page.title()).toBe('Folios $& "<i> – Plain & "simple"')
  expect(await head('meta[property="og:title"]', 'content')).toBe('Folios $& "<i> – Plain & "simple"')
  expect(await head('meta[name=description]', 'content')).toContain('Mon 5 Oct, 09:00–09:20, Aurora. Ada')
  expect(await head('link[rel=canonical]', 'href')).toBe(`${whole}/topics/${made.folios}`)
  expect(await page.locator('meta[name=description]').count()).toBe(1)
  expect(await page.locator('#root [style]').count()).toBe(0)
  const calendar = await page.request.get(`${whole}/topics/${made.folios}.ics`)
  expect((await calendar.text()).replaceAll('\r\n ', '')).toContain(`URL;VALUE=URI:${whole}/topics/${made.folios}`)

  await page.getByRole('navigation', { name: 'In the same session' }).getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1, name: 'Zones' })).toBeVisible()
  await page.getByRole('link', { name: 'Ada </script><b>' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Ada </script><b>' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Speaks at' }).getByRole('listitem')).toHaveCount(2)
  await page.goto(`${whole}/people/${made.lead}`)
  await expect(page.getByRole('region', { name: 'Leads' })).toContainText('Memory')
  expectFailingRequests()
  for (const [path, words] of [
    [`people/${made.nobody}`, 'Nobody in the programme has this address'],
    ['topics/t_0000000000000000', 'There is no such topic'],
    ['changes/7', 'Edition 7'],
  ] as const) {
    const answer = await page.goto(`${whole}/${path}`)
    expect(answer?.status(), path).toBe(404)
    await expect(page.getByRole('heading', { level: 1, name: words })).toBeVisible()
    expect(await page.locator('meta[name=robots]').getAttribute('content')).toBe('noindex')
  }
})

test('titles and names lead to their pages and back to the place, without asking the server', async ({
  makeBoard,
  person,
}) => {
  let made = {} as Made
  const board = await makeBoard('Turning', (door) => {
    made = fill(door)
  })
  await board.publish('live')
  const { page } = await person('Cleo', board.links.programme, { viewport: SIZES.phone })
  await expect(page.getByText('Updates by itself')).toBeAttached()
  await page.evaluate(() => Object.assign(window, { isSame: true }))
  await page.getByRole('link', { name: 'Zones' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Zones' })).toBeFocused()
  await expect(page).toHaveTitle('Zones – Turning')
  await page.getByRole('link', { name: 'Ada </script><b>' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Ada </script><b>' })).toBeVisible()
  await page.goBack()
  await page.getByRole('link', { name: 'Turning' }).click()
  await expect(page).toHaveURL(`${board.links.programme}#${made.zones}`)
  await expect(page.locator(`[id="${made.zones}"]`)).toBeInViewport()
  expect(await page.evaluate(() => 'isSame' in window), 'never loaded anew').toBe(true)
})

test('[H60] [H62] editions have a page each, live; a cancelled topic says so', async ({
  product,
  makeBoard,
  person,
}) => {
  let made = {} as Made
  const board = await makeBoard('Editions', (door) => {
    made = fill(door)
  })
  const send = async (path: string, body: object, method = 'POST') => {
    const answer = await fetch(`${product.url}/api/boards/${board.id}${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${board.key}` },
      body: JSON.stringify(body),
    })
    expect(answer.ok, path).toBe(true)
  }
  await expect.poll(async () => (await board.json()).topics.filter(({ placement }) => placement).length).toBe(2)
  await send('/editions', { note: 'The first draft.' })
  const { page } = await person('Cleo', board.links.programme)
  await page.getByRole('link', { name: 'What changed (edition 1)' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'What changed' })).toBeVisible()
  await expect(page.getByText('The first draft.')).toBeVisible()

  const { page: organizer } = await person('Ann', board.links.owner)
  await card(organizer, 'Zones').click()
  const drawer = organizer.getByRole('complementary', { name: /^Topic/ })
  await drawer.getByRole('textbox', { name: 'Title' }).fill('Zoned devices')
  await drawer.getByRole('button', { name: 'Close' }).click()
  await expect.poll(async () => JSON.stringify(await board.json())).toContain('Zoned devices')
  await send('/editions', { note: '' })
  await expect(page.getByText('“Zoned devices” was called “Zones”.'), 'it comes by itself').toBeVisible()
  await page.getByRole('link', { name: /^See: “Zoned devices”/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Zoned devices' })).toBeVisible()

  const feed = await (await fetch(`${board.links.programme}/feed.xml`)).text()
  expect(feed).toContain(`${board.links.programme}/changes/2`)

  await card(organizer, 'Zoned devices').click()
  await organizer.getByRole('button', { name: 'Remove topic' }).click()
  await expect.poll(async () => (await board.json()).topics.length).toBe(1)
  await send('/editions', { note: '' })
  await expect(page.getByRole('heading', { level: 1, name: 'Cancelled' }), 'also while one reads it').toBeVisible()
  await expect(page.getByText('Mon 5 Oct, 09:20–09:40, in Aurora')).toBeVisible()

  const { page: plain } = await person('Dora', `${board.links.programme}/changes/2`, { javaScriptEnabled: false })
  await expect(plain.getByText('“Zoned devices” was called “Zones”.')).toBeVisible()
  await expect(plain.getByRole('link', { name: /^See/ }), 'it is there no more').toHaveCount(0)
  await plain.getByRole('link', { name: 'After: edition 3' }).click()
  await expect(plain.getByText('“Zoned devices” is cancelled')).toBeVisible()
  const gone = await plain.goto(`${board.links.programme}/topics/${made.zones}`)
  expect(gone?.status()).toBe(200)
  await expect(plain.getByRole('heading', { level: 1, name: 'Cancelled' })).toBeVisible()

  await board.publish('live')
  await plain.goto(`${board.links.programme}/changes`)
  await expect(plain.getByText('This programme is live')).toBeVisible()
})

for (const [size, viewport] of Object.entries(SIZES)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`topic, person and changes, ${size}, ${colorScheme}`, async ({ product, makeBoard, person }) => {
      let made = {} as Made
      const board = await makeBoard('Looked at', (door) => {
        made = fill(door)
      })
      await fetch(`${product.url}/api/boards/${board.id}/editions`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${board.key}` },
        body: '{}',
      })
      const address = `${board.links.programme}/topics/${made.folios}`
      const { page, expectFailingRequests } = await person('Ann', address, { viewport, colorScheme })
      expectFailingRequests()
      for (const path of [
        `topics/${made.folios}`,
        `people/${made.ada}`,
        'changes',
        'changes/1',
        'embed',
        'screen',
        'topics/t_0000000000000000',
      ]) {
        await page.goto(`${board.links.programme}/${path}`)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        await expectNothingSerious(page, path)
        expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(
          viewport.width,
        )
        if (process.env.PICTURES)
          await page.screenshot({ path: `${process.env.PICTURES}/${path.split('/')[0]}-${size}-${colorScheme}.png` })
      }
    })
  }
}
