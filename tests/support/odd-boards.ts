/** Boards as people might leave them, and worse: for exports that have to be right whatever was typed. */

import type { BoardDoc } from '../../shared/board/doc.ts'
import { readBoard } from '../../shared/board/read.ts'
import * as verbs from '../../shared/board/verbs.ts'
import { EMPTY_RECORD, recorded } from '../../shared/exports/calendar-record.ts'
import type { Publication } from '../../shared/exports/frab.ts'
import type { Programme } from '../../shared/programme/programme.ts'
import { project } from '../../shared/programme/project.ts'
import { daysFrom } from '../../shared/time.ts'
import { newBoard } from './boards.ts'
import { dice } from './dice.ts'
import { furnish, randomVerb } from './random-verbs.ts'

/** Days on which clocks change, zones with half hours, and one that programs know by no other name. */
const PLACES = [
  { timeZone: 'Europe/Prague', firstDay: '2026-10-24', lastDay: '2026-10-26' },
  { timeZone: 'Europe/Prague', firstDay: '2027-03-27', lastDay: '2027-03-29' },
  { timeZone: 'America/St_Johns', firstDay: '2026-10-31', lastDay: '2026-11-02' },
  { timeZone: 'Asia/Kathmandu', firstDay: '2026-12-31', lastDay: '2027-01-01' },
  { timeZone: 'Australia/Lord_Howe', firstDay: '2026-10-03', lastDay: '2026-10-05' },
  { timeZone: 'UTC', firstDay: '2026-02-28', lastDay: '2026-03-01' },
  { timeZone: 'Etc/GMT+5', firstDay: '2026-05-01', lastDay: '2026-05-01' },
]

const NASTY = [
  '<script>alert(1)</script>',
  '=HYPERLINK("http://x","y")',
  '+1 for "quotes", commas; semicolons',
  '@here | pipes',
  '-cmd',
  'a\u0000b\u0008c\u001bd\ufffee',
  'half \ud83d of a pair',
  ']]> & &amp; <![CDATA[',
  'two\r\nlines\tand a tab',
  '# heading *bold* [link](http://x) `code`',
  'BEGIN:VEVENT\nUID:x\n:;,\\n',
  '🐧 ümlaut “quotes” ไทย 漢字'.repeat(8),
  '__proto__',
  'constructor',
  '   ',
  '',
]
const ADDRESSES = [
  'https://example.org/a b?c=<d>&e="f"',
  'javascript:alert(1)',
  'no address',
  'http://[::1',
  'ftp://x.org/',
]

/** A random board; the same for the same seed. */
export function oddBoard(seed: number): BoardDoc {
  const chance = dice(seed)
  const door = newBoard({ title: chance.pick(NASTY), ...chance.pick(PLACES) }, seed)
  furnish(door, chance)
  for (let verb = 0; verb < 25; verb++) randomVerb(door, chance)
  const board = readBoard(door.doc)
  for (const id of board.rooms.keys()) if (chance.roll(3) === 0) verbs.editRoom(door, id, { name: chance.pick(NASTY) })
  for (const id of board.tracks.keys())
    if (chance.roll(3) === 0) verbs.editTrack(door, id, { name: chance.pick(NASTY) })
  for (const id of board.people.keys())
    if (chance.roll(3) === 0) verbs.editPerson(door, id, { name: chance.pick(NASTY) })
  for (const id of board.topics.keys()) {
    if (chance.roll(2) === 0) verbs.editTopic(door, id, { title: chance.pick(NASTY) })
    if (chance.roll(3) === 0) verbs.addMaterial(door, id, { title: chance.pick(NASTY), url: chance.pick(ADDRESSES) })
  }
  for (const id of board.slots.keys()) {
    // The day on which clocks change is the one in the middle.
    const start = `${chance.pick(daysFrom(board.meta.firstDay, board.meta.lastDay))}T${chance.pick(['00:30', '01:45', '02:30', '23:30', '09:10'])}`
    if (chance.roll(3) === 0) verbs.placeSlot(door, id, { roomId: null, start })
  }
  verbs.editMeta(door, { url: chance.pick(ADDRESSES) })
  return door
}

/** Its programme, as it is exported. */
export function oddPublication(seed: number): Publication {
  const door = oddBoard(seed)
  const programme: Programme = { ...project(readBoard(door.doc)), sequence: seed, edition: null }
  return {
    programme,
    record: recorded(EMPTY_RECORD, programme, 1_790_000_000_000),
    url: 'https://agenda.example.org/p/kernel-days-7f3k',
  }
}
