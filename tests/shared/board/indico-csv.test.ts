import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { indicoCsv } from '../../../shared/board/indico-csv.ts'
import { readBoard } from '../../../shared/board/read.ts'
import * as verbs from '../../../shared/board/verbs.ts'
import { newBoard } from '../../support/boards.ts'
import { oddBoard } from '../../support/odd-boards.ts'

const readBack = (text: string) => Papa.parse<string[]>(text, { skipEmptyLines: true })

describe('[X11] Indico’s CSV', () => {
  it('has what stands, in seven columns without a head, in the order of time', () => {
    const door = newBoard()
    const room = verbs.addRoom(door, { name: 'Aurora' })
    const slot = (start: string) =>
      verbs.addSlot(door, { place: { roomId: room, start: `2026-10-05T${start}` }, minutes: 60, trackId: null })
    const [late, early] = [slot('14:30'), slot('09:00')]
    verbs.editSlot(door, early, { public: false })
    const ada = verbs.addPerson(door, {
      name: 'Ada King Lovelace',
      affiliation: 'ACM, London',
      contact: 'Ada <ada@example.org>',
    })
    const cher = verbs.addPerson(door, { name: 'Cher', contact: '+44 20' })
    const first = verbs.addTopic(door, { title: 'Folios, "large"', minutes: 20, speakers: [ada, cher] })
    const second = verbs.addTopic(door, { title: '=1+1', minutes: 25, speakers: [cher] })
    const third = verbs.addTopic(door, { title: '', minutes: 5 })
    verbs.addTopic(door, { title: 'On the tray' })
    verbs.placeTopics(door, [first, second], { slotId: late, before: null })
    verbs.placeTopics(door, [third], { slotId: early, before: null })
    const text = indicoCsv(readBoard(door.doc))
    expect(readBack(text).data).toEqual([
      ['2026-10-05T09:00', '5', 'Untitled', '', '', '', ''],
      ['2026-10-05T14:30', '20', 'Folios, "large"', 'Ada King', 'Lovelace', 'ACM, London', 'ada@example.org'],
      ['2026-10-05T14:50', '25', "'=1+1", '', 'Cher', '', ''],
    ])
    expect(text.startsWith('\ufeff')).toBe(false)
    expect(text.endsWith('\r\n')).toBe(true)
  })

  it('is whole for any board, and no cell of it runs', () => {
    for (let seed = 1; seed <= Number(process.env.CASES ?? 100); seed++) {
      const board = readBoard(oddBoard(seed).doc)
      const { data, errors } = readBack(indicoCsv(board))
      const standing = [...board.lineups.values()].flatMap(({ topics }) => topics)
      expect(errors.filter(({ code }) => code !== 'UndetectableDelimiter')).toEqual([])
      expect(data.map(({ length }) => length)).toEqual(standing.map(() => 7))
      for (const cell of data.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
      for (const [start, minutes, title] of data) {
        expect(start).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/)
        expect(Number(minutes)).toBeGreaterThan(0)
        expect(title).not.toBe('')
      }
    }
  })
})
