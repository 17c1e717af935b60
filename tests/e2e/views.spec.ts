/** The programme as attendees look through it: views and filters in the address, without a jump, without scripts, on paper. */

import type { Page } from '@playwright/test'
import { addTopic, editTopic, placeTopics } from '../../shared/board/verbs.ts'
import type { SlotId, TopicId } from '../../shared/ids.ts'
import { must } from '../../shared/must.ts'
import { fillAttended } from '../support/attended-board.ts'
import { expectNothingSerious, SIZES } from './axe.ts'
import { expect, test } from './fixture.ts'

const topic = (page: Page, name: string) => page.getByRole('main').getByRole('heading', { level: 4, name, exact: true })
const topics = (page: Page) => page.getByRole('main').getByRole('heading', { level: 4 })
const query = (page: Page): string => new URL(page.url()).search
const said = (page: Page, words: string) => page.getByRole('search').getByRole('status').filter({ hasText: words })

const openFilters = (page: Page) =>
  page
    .getByText(/^Filter/)
    .first()
    .click()

test('views and filters stand in the address; views are steps of “back”, filters are not; one press clears', async ({
  makeBoard,
  person,
}) => {
  const board = await makeBoard('Views', (door) => fillAttended(door))
  await board.publish('live')
  const { page } = await person('Ada', board.links.programme)
  await expect(topics(page)).toHaveCount(54)

  await page.getByRole('link', { name: 'Rooms', exact: true }).click()
  await expect(page.getByRole('heading', { level: 2, name: 'Birch' })).toBeVisible()
  expect(query(page)).toBe('?view=room')
  await openFilters(page)
  await page.getByRole('combobox', { name: 'Track' }).selectOption('Memory MC')
  await expect(said(page, '30 of 54 topics.')).toBeVisible()
  await page.getByRole('combobox', { name: 'Day' }).selectOption('Tue 6 Oct')
  await page.getByRole('combobox', { name: 'Person' }).selectOption('Wen Jiaqing')
  await expect(page).toHaveURL(/\?view=room&day=2026-10-06&track=[^&]+&person=[^&]+$/)
  const shared = page.url()

  await page.goBack()
  await expect(topics(page)).toHaveCount(54)
  expect(query(page), 'the filters were no steps').toBe('')
  await page.goForward()
  await expect(page).toHaveURL(shared)

  const { page: other } = await person('Wen', shared)
  await expect(other.getByRole('heading', { level: 2, name: 'Birch' })).toBeVisible()
  await expect(other.getByRole('combobox', { name: 'Day' })).toHaveValue('2026-10-06')
  const left = await topics(other).allInnerTexts()
  expect(left.length).toBeGreaterThan(0)
  expect(await topics(page).allInnerTexts()).toEqual(left)
  await page.getByRole('search').getByRole('link', { name: 'Clear filters' }).click()
  // In a view of rooms each has what is in all of them; topics are there once.
  await expect(topics(page)).toHaveCount(54)
  expect(query(page)).toBe('?view=room')
})

test('a search finds titles, people, tracks and abstracts, says how many, and what to do where nothing is found', async ({
  makeBoard,
  person,
}) => {
  const board = await makeBoard('Search', (door) => fillAttended(door))
  await board.publish('live')
  const { page } = await person('Ada', board.links.programme)
  const field = page.getByRole('searchbox', { name: 'Search topics, people and tracks' })
  await field.fill('cerna topic 1')
  await expect(said(page, 'of 54 topics.')).toBeVisible()
  await expect(topic(page, 'Topic 12')).toBeVisible()
  await expect(topic(page, 'Topic 2')).toHaveCount(0)
  expect(query(page)).toBe('?q=cerna+topic+1')
  await field.fill('nowhere at all')
  await expect(page.getByText('Nothing in the programme is like that.')).toBeVisible()
  await expect(said(page, '0 of 54 topics.')).toBeVisible()
  await page.getByRole('main').getByRole('link', { name: 'Clear filters' }).click()
  await expect(topics(page)).toHaveCount(54)
  await expect(field).toHaveValue('')
  expect(query(page)).toBe('')

  await page.goto(`${board.links.programme}?track=t_gone&kind=%00&q=%F0%28`)
  await expect(said(page, 'This address asks for a track and a kind that the programme does not have')).toBeVisible()
})

test('without JavaScript views are links and filters a form', async ({ makeBoard, person }) => {
  const board = await makeBoard('Plain views', (door) => fillAttended(door))
  await board.publish('live')
  const { page } = await person('Cleo', board.links.programme, { javaScriptEnabled: false })
  await page.getByRole('link', { name: 'Tracks', exact: true }).click()
  await expect(page.getByRole('heading', { level: 2, name: 'Rust MC' })).toBeVisible()
  await openFilters(page)
  await page.getByRole('combobox', { name: 'Room' }).selectOption('Cedar')
  await page.getByRole('searchbox').fill('wen')
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page.getByText('6 of 54 topics.')).toBeVisible()
  await expect(topics(page)).toHaveCount(6)
  await expect(page.getByRole('heading', { level: 2, name: 'Rust MC' })).toBeVisible()
  await page.getByRole('search').getByRole('link', { name: 'Clear filters' }).click()
  await expect(topics(page)).toHaveCount(54)
})

for (const [size, viewport] of Object.entries(SIZES)) {
  test(`[H25] the first paint is the page, before any script runs, and the scripts take it over as it is, ${size}`, async ({
    makeBoard,
    person,
  }) => {
    const board = await makeBoard('Still', (door) => fillAttended(door))
    await board.publish('live')
    const { page } = await person('Ada', 'about:blank', { viewport, timezoneId: 'America/New_York' })
    let release = () => undefined as undefined | boolean
    const held = new Promise<void>((resolve) => {
      release = () => {
        resolve()
        return true
      }
    })
    await page.route('**/assets/*.js', async (route) => {
      await held
      await route.continue()
    })
    await page.addInitScript(() => {
      const shifts: number[] = []
      Object.assign(globalThis, { shifts })
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as unknown as { value: number; hadRecentInput: boolean }[])
          if (!entry.hadRecentInput) shifts.push(entry.value)
      }).observe({ type: 'layout-shift', buffered: true })
    })
    await page.goto(board.links.programme, { waitUntil: 'commit' })
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0)
    await expect(topics(page)).toHaveCount(54)
    const places = () =>
      page
        .locator('[data-slot], [data-topic]')
        .evaluateAll((all) => all.map((one) => JSON.stringify(one.getBoundingClientRect())))
    const painted = await places()
    const lefts = new Set(painted.map((place) => JSON.parse(place).left as number))
    expect(lefts.size, 'columns').toBe(size === 'wide' ? 6 : 2)
    const summary = page.locator('summary[aria-label="About “Topic 1”"]')
    await summary.press('Enter')
    await topic(page, 'Topic 1').evaluate((element) => element.setAttribute('data-seen', ''))
    await expect(page.getByText('A paragraph of an ordinary length').first()).toBeVisible()
    await summary.press('Enter')

    release()
    await expect(page.getByText('your clock (New York) is 6 h earlier')).toBeVisible()
    await expect(page.getByText('Updates by itself')).toBeAttached()
    const moved = (await places()).filter((place, at) => place !== painted[at])
    expect(moved.slice(0, 3), 'nothing has moved').toEqual([])
    expect(await topic(page, 'Topic 1').getAttribute('data-seen'), 'the same element').toBe('')
    const shifted = await page.evaluate(() =>
      (globalThis as unknown as { shifts: number[] }).shifts.reduce((sum, shift) => sum + shift, 0),
    )
    expect(shifted, 'cumulative layout shift').toBeLessThan(0.01)
  })
}

for (const [size, viewport] of Object.entries(SIZES)) {
  test(`what an organizer changes is there, and what one looks at stays where it is, ${size}`, async ({
    makeBoard,
    person,
  }) => {
    const board = await makeBoard('Alive', (door) => fillAttended(door))
    await board.publish('live')
    const { page } = await person('Ada', board.links.programme, { viewport })
    await expect(page.getByText('Updates by itself')).toBeAttached()
    const looked = topic(page, 'Topic 40')
    await looked.evaluate((element) => element.scrollIntoView({ block: 'center' }))
    const details = page.locator('details', { has: page.locator('summary[aria-label^="About “Topic 40"]') })
    await details.locator('summary').press('Enter')
    await expect(details).toHaveAttribute('open')
    const top = () => looked.evaluate((element) => Math.round(element.getBoundingClientRect().top))
    const before = { top: await top(), scroll: await page.evaluate(() => scrollY) }
    const { slots } = await board.json()
    const first = must(
      slots.find(({ place }) => place?.start === '2026-10-05T09:00' && place.roomId !== null),
      'a slot',
    )
    await board.edit((door) => {
      const fresh = Array.from({ length: 4 }, (_, n) => addTopic(door, { title: `Inserted ${n}`, minutes: 5 }))
      placeTopics(door, fresh, { slotId: first.id as SlotId, before: null })
    })
    await expect(topic(page, 'Inserted 3')).toBeAttached()
    await expect.poll(async () => Math.abs((await top()) - before.top), 'it is where it was').toBeLessThanOrEqual(1)
    expect(await page.evaluate(() => scrollY), 'though more stands above it').toBeGreaterThan(before.scroll + 40)
    await expect(details).toHaveAttribute('open')

    // What one looks at may itself become another.
    const { topics: all } = await board.json()
    const own = must(
      all.find(({ title }) => title === 'Topic 40'),
      'the topic',
    )
    await board.edit((door) => editTopic(door, own.id as TopicId, { title: 'Topic 40, renamed' }))
    await expect(topic(page, 'Topic 40, renamed')).toBeVisible()
    await expect(details).toHaveAttribute('open')
  })
}

test('where a proxy eats the stream, it is asked for what is new with the ETag, and nothing is called lost', async ({
  makeBoard,
  person,
}) => {
  const board = await makeBoard('Eaten', (door) => fillAttended(door, { days: ['2026-10-05'], times: 1 }))
  await board.publish('live')
  const { page } = await person('Ada', 'about:blank')
  await page.clock.install()
  const asked: (string | undefined)[] = []
  const answers: number[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/programme.json')) asked.push(request.headers()['if-none-match'])
  })
  page.on('response', (response) => {
    if (response.url().endsWith('/programme.json')) answers.push(response.status())
  })
  let streams = 0
  let isEaten = true
  await page.route(/\/live(\?|$)/, (route) => {
    streams += 1
    return isEaten ? undefined : route.continue()
  })
  await page.goto(board.links.programme)
  await expect(topic(page, 'Topic 1')).toBeVisible()
  await expect.poll(() => streams).toBe(1)
  await page.clock.runFor(4_100)
  await expect(page.getByText('Updates by itself')).toBeVisible()
  await expect.poll(() => answers.length).toBe(1)
  await page.clock.runFor(10_000)
  await expect.poll(() => answers.length).toBe(2)
  expect(asked[0]).toBeUndefined()
  expect(asked[1]).toMatch(/^".+"$/)
  expect(answers).toEqual([200, 304])
  await expect(page.getByText('Connection lost')).toHaveCount(0)

  await board.edit((door) => {
    const [id] = door.doc.getMap('topics').keys()
    editTopic(door, id as TopicId, { title: 'Heard without a stream' })
  })
  await page.clock.runFor(10_000)
  await expect(topic(page, 'Heard without a stream')).toBeVisible()
  await expect(page.getByText('Updates by itself')).toBeVisible()

  isEaten = false
  for (let more = 0; more < 6; more++) {
    const had = answers.length
    await page.clock.runFor(10_000)
    if (streams === 1) await expect.poll(() => answers.length).toBeGreaterThan(had)
  }
  await expect.poll(() => streams, 'the stream is tried again').toBeGreaterThan(1)
})

test('everything that one presses on a phone is 44 px high, and nothing stands out at the side', async ({
  makeBoard,
  person,
}) => {
  const board = await makeBoard('Fingers', (door) => fillAttended(door, { days: ['2026-10-05'], times: 2 }))
  await board.publish('live')
  const { page } = await person('Ada', 'about:blank', {
    viewport: SIZES.phone,
    hasTouch: true,
    isMobile: true,
    timezoneId: 'Asia/Kolkata',
  })
  await page.clock.install({ time: new Date('2026-10-05T07:10:00Z') })
  await page.goto(`${board.links.programme}?room=gone`)
  await openFilters(page)
  await page.getByRole('button', { name: 'My time' }).click()
  await page.getByRole('combobox', { name: 'Day' }).selectOption('Mon 5 Oct')
  await expect(said(page, '18 of 18 topics.')).toBeVisible()
  const small = await page
    .locator('#root')
    .locator('search a, nav a, aside a, button, select, input:not([type=hidden]), summary')
    .evaluateAll((all) =>
      all.flatMap((one) => {
        const { height } = one.getBoundingClientRect()
        const isShown = one.checkVisibility({ visibilityProperty: true })
        return isShown && height < 43.5 ? [`${one.tagName} ${one.textContent} ${height}`] : []
      }),
    )
  expect(small).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(SIZES.phone.width)
})

for (const [size, viewport] of Object.entries(SIZES)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe has nothing serious to say of the views, ${size}, ${colorScheme}`, async ({ makeBoard, person }) => {
      const board = await makeBoard('Axe', (door) => fillAttended(door, { days: ['2026-10-05'], times: 2 }))
      await board.publish('live')
      const { page } = await person('Ada', 'about:blank', { viewport, colorScheme, timezoneId: 'Asia/Kolkata' })
      await page.clock.install({ time: new Date('2026-10-05T07:10:00Z') })
      await page.goto(board.links.programme)
      await expect(page.getByRole('complementary', { name: 'Now and next' })).toContainText('Topic 1')
      await openFilters(page)
      await page.getByRole('button', { name: 'My time' }).click()
      await expectNothingSerious(page, 'by day, in one’s own time')
      await page.getByRole('link', { name: 'Rooms', exact: true }).click()
      await expectNothingSerious(page, 'by room')
      await page.goto(`${board.links.programme}?view=track&q=nothing+like+it`)
      await expectNothingSerious(page, 'nothing found')
      await page.emulateMedia({ contrast: 'more' })
      await page.goto(board.links.programme)
      await expectNothingSerious(page, 'with more contrast')
      const looks = await page
        .locator('[data-topic]')
        .first()
        .evaluate((element) => [getComputedStyle(element).borderTopColor, getComputedStyle(element).color])
      expect(new Set(looks).size, 'lines are as dark as the text').toBe(1)
      await page.emulateMedia({ contrast: null, forcedColors: 'active' })
      await expectNothingSerious(page, 'with the system’s colours')
      const edge = await page
        .locator('[data-slot][data-now] article')
        .first()
        .evaluate((element) => [getComputedStyle(element).borderTopColor, getComputedStyle(element).borderTopStyle])
      expect(edge[1]).toBe('solid')
    })
  }
}
