/** What a board costs in a page: opening it, dragging over it, finding its clashes; on the stress case and an ordinary board. */

import { findClashes } from '../../../shared/board/clashes.ts'
import type { BoardDoc } from '../../../shared/board/doc.ts'
import { readBoard, watchBoard } from '../../../shared/board/read.ts'
import { placeTopics } from '../../../shared/board/verbs.ts'
import { dayOf } from '../../../shared/time.ts'
import { dice } from '../../support/dice.ts'
import { makeBoard, openEditor } from '../../support/editor.ts'
import { fillLargeBoard } from '../../support/large-board.ts'
import { type Figure, type Measured, median } from '../figures.ts'
import { framesWhileDragging, launchBrowser, openedPage } from '../load/frames.ts'
import { timed } from '../rounds.ts'
import { fresh, type Scenario } from './scenario.ts'

const SIZES = [
  { topics: 900, rooms: 30 },
  { topics: 60, rooms: 3 },
] as const
const DAYS = ['2026-10-05', '2026-10-06']
const MOVES = 60

type Size = (typeof SIZES)[number]

const figuresOf = ({ topics, rooms }: Size): Figure[] => {
  const of = `page of ${topics} topics in ${rooms} rooms`
  return [
    { key: `open ${topics}`, what: `${of}: from the board’s arrival to the whole grid`, unit: 'ms', most: 1_500 },
    { key: `on time ${topics}`, what: `${of}: frames on time (16.7 ms) while dragging`, unit: '%', least: 95 },
    { key: `longest ${topics}`, what: `${of}: longest frame while dragging`, unit: 'ms', most: 50 },
    { key: `clashes ${topics}`, what: `${of}: every clash after one move, in process`, unit: 'ms', most: 10 },
  ]
}

export const boardPage: Scenario = {
  targets: ['plumbline'],
  figures: SIZES.flatMap(figuresOf),
  async measure(kind, round, { seconds }) {
    const target = await fresh(kind)
    const browser = await launchBrowser()
    try {
      const measured: Record<string, number> = {}
      for (const size of SIZES) Object.assign(measured, await ofSize(size))
      return measured
    } finally {
      await browser.close()
      await target.stop()
    }

    async function ofSize({ topics, rooms }: Size): Promise<Measured> {
      const address = await makeBoard(`http://127.0.0.1:${target.port}`)
      const editor = await openEditor(address, dice(round).bytes)
      const { slots, topics: cards } = fillLargeBoard(editor.door, topics, rooms, DAYS)
      while (editor.saved() < editor.sent()) await editor.hears()

      const url = `${address.url}/b/${address.id}#key=${address.secret}`
      const { page, openMs } = await openedPage(browser, url, { columns: rooms, cards: cardsOfDay(editor.door) })
      const { onTime, longest } = await framesWhileDragging(page, seconds * 1_000)
      await page.context().close()

      const reader = watchBoard(editor.door.doc)
      const { pick } = dice(round)
      const clashes = timed(MOVES, () => {
        placeTopics(editor.door, [pick(cards)], { slotId: pick(slots), before: null })
        findClashes(reader.current())
      })
      reader.release()
      editor.close()
      return {
        [`open ${topics}`]: openMs,
        [`on time ${topics}`]: onTime,
        [`longest ${topics}`]: longest,
        [`clashes ${topics}`]: median(clashes),
      }
    }
  },
}

/** How many cards the first day shows. */
const cardsOfDay = (door: BoardDoc): number =>
  [...readBoard(door.doc).lineups.values()]
    .filter(({ slot }) => dayOf(slot.place.start) === DAYS[0])
    .reduce((sum, { topics }) => sum + topics.length, 0)
