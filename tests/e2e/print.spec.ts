/** The programme on paper: day by day, no card cut, with event, day and filters at the head of each page. */

import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { TextItem } from 'pdfjs-dist/types/src/display/api.js'
import { fillAttended } from '../support/attended-board.ts'
import { expect, test } from './fixture.ts'

interface Word {
  readonly text: string
  readonly page: number
  readonly x: number
  /** From the top, in points. */
  readonly y: number
}

async function wordsOf(pdf: Buffer): Promise<Word[]> {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise
  const words: Word[] = []
  for (let page = 1; page <= document.numPages; page++) {
    const sheet = await document.getPage(page)
    const { items } = await sheet.getTextContent()
    for (const item of items as TextItem[]) {
      const [, , , , x = 0, y = 0] = item.transform as number[]
      if (item.str.trim() !== '') words.push({ text: item.str, page, x, y: (sheet.view[3] ?? 0) - y })
    }
  }
  await document.destroy()
  return words
}

for (const landscape of [false, true]) {
  test(`no card is cut on A4 ${landscape ? 'landscape' : 'portrait'}, and each page says what it is`, async ({
    makeBoard,
    person,
  }) => {
    const board = await makeBoard('Paper', (door) => fillAttended(door, { times: 5 }))
    await board.publish('live')
    const { page } = await person('Ada', board.links.programme, { colorScheme: 'dark' })
    await expect(page.getByText('Updates by itself')).toBeVisible()
    const cards = await page
      .locator('[data-slot]')
      .evaluateAll((slots) =>
        slots.map((slot) => [...slot.querySelectorAll('h4')].map((heading) => heading.textContent ?? '')),
      )
    const words = await wordsOf(await page.pdf({ format: 'A4', landscape, printBackground: true }))
    const pages = Math.max(...words.map((word) => word.page))
    expect(pages, 'more than a page a day').toBeGreaterThan(2)

    const titles = cards.flat()
    expect(titles).toHaveLength(90)
    for (const card of cards.filter((topics) => topics.length > 0)) {
      const own = card.map((title) => words.filter(({ text }) => text === title))
      expect(
        own.map(({ length }) => length),
        `each of ${card} once`,
      ).toEqual(card.map(() => 1))
      const lines = own.flat()
      expect(new Set(lines.map((word) => word.page)).size, `${card} on one page`).toBe(1)
      expect(new Set(lines.map((word) => Math.round(word.x))).size, `${card} in one column`).toBe(1)
      // The speaker of the last stands directly below it, so it was not cut behind the title.
      const last = lines.at(-1)
      const below = words.filter(
        ({ page: on, x, y }) => last && on === last.page && Math.abs(x - last.x) < 2 && y > last.y && y < last.y + 20,
      )
      expect(below.length, `who speaks in ${last?.text}`).toBeGreaterThan(0)
    }
    for (let at = 1; at <= pages; at++) {
      const sheet = words.filter((word) => word.page === at)
      const days = new Set(sheet.flatMap(({ text }) => /Mon 5 Oct|Tue 6 Oct|Wed 7 Oct/.exec(text)?.[0] ?? []))
      expect(days.size, `page ${at} is of one day`).toBe(1)
      const said = sheet.map(({ text }) => text).join(' ')
      expect(said).toContain('Paper')
      expect(said).toContain('Times in Europe/Prague')
      expect(said).toContain(`${at}/${pages}`)
      expect(said, 'no abstracts').not.toContain('A paragraph')
    }
  })
}

test('filters stand at the head of the paper, which is white with black letters from a dark page', async ({
  makeBoard,
  person,
}) => {
  const board = await makeBoard('Some', (door) => fillAttended(door))
  await board.publish('live')
  const { page } = await person('Ada', `${board.links.programme}?q=wen`, { colorScheme: 'dark' })
  await expect(page.getByText('18 of 54 topics.')).toBeVisible()
  const words = await wordsOf(await page.pdf({ format: 'A4' }))
  const said = words.map(({ text }) => text).join(' ')
  expect(said).toContain('“wen” · Times in Europe/Prague')
  expect(said).not.toContain('Topic 2 ')
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  const looks = await page
    .locator('h4')
    .first()
    .evaluate((element) => {
      const link = document.querySelector('a[href^="#"]')
      return {
        ink: getComputedStyle(element).color,
        paper: getComputedStyle(document.body).backgroundColor,
        links: link ? getComputedStyle(link).textDecorationLine : '',
      }
    })
  expect(looks).toEqual({ ink: 'rgb(0, 0, 0)', paper: 'rgb(255, 255, 255)', links: 'none' })
})
