/** What goes out as a schedule comes back as the same programme. */

import { describe, expect, it } from 'vitest'
import { readBoard } from '../../../shared/board/read.ts'
import { EMPTY_RECORD, recorded } from '../../../shared/exports/calendar-record.ts'
import { eventsOf } from '../../../shared/exports/events.ts'
import type { Publication } from '../../../shared/exports/frab.ts'
import { oneLine, webAddress, xmlText } from '../../../shared/exports/safe.ts'
import { scheduleJson } from '../../../shared/exports/schedule-json.ts'
import { scheduleXml } from '../../../shared/exports/schedule-xml.ts'
import { importText } from '../../../shared/imports/detect.ts'
import { draftSchema } from '../../../shared/imports/draft.ts'
import { project } from '../../../shared/programme/project.ts'
import { newBoard } from '../../support/boards.ts'
import { fillFromDraft } from '../../support/draft-board.ts'
import { oddPublication } from '../../support/odd-boards.ts'

const BOARDS = Number(process.env.CASES ?? 120)

/** What the form can say of a programme: by start, then by id as it was. */
function said({ programme }: Publication, clean: (text: string) => string) {
  return eventsOf(programme)
    .map((event) => ({
      start: event.start,
      minutes: event.minutes,
      // Forms know rooms by their names, cut where a board cuts them.
      room: oneLine(clean(event.room)),
      title: oneLine(clean(event.title)),
      kind: event.kind,
      track: oneLine(clean(event.track?.name ?? '')) || null,
      abstract: clean(event.abstract).trim(),
      people: [...new Set(event.people.map(({ name }) => oneLine(clean(name))))].filter(Boolean),
      links: event.materials.flatMap(({ url }) => webAddress(url) ?? []).sort(),
    }))
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}

/** Whether clocks show the time of one of its events twice: no wall time says which. */
const isClear = ({ programme }: Publication): boolean =>
  eventsOf(programme).every(({ start, end }) =>
    [start, end].every((iso) => {
      const zoned = Temporal.Instant.from(iso).toZonedDateTimeISO(programme.board.timeZone)
      const wall = zoned.toPlainDateTime()
      const as = (disambiguation: 'earlier' | 'later') =>
        wall.toZonedDateTime(zoned.timeZoneId, { disambiguation }).epochMilliseconds
      return as('earlier') === as('later')
    }),
  )

describe.each([
  ['schedule.xml', scheduleXml, xmlText],
  ['schedule.json', scheduleJson, (text: string) => text.toWellFormed()],
] as const)('[I21] %s', (_, write, clean) => {
  it('comes back as the same programme, under the ids that it had', () => {
    let tried = 0
    for (let seed = 1; seed <= BOARDS; seed++) {
      const publication = oddPublication(seed)
      if (!isClear(publication) || eventsOf(publication.programme).length === 0) continue
      tried++
      const draft = importText(write(publication), 'auto', { timeZone: 'Asia/Tokyo' })
      expect(draftSchema.parse(draft)).toEqual(draft)
      expect(draft.system).toBe('plumbline')
      const door = newBoard({ title: '' }, seed)
      fillFromDraft(door, draft)
      const programme = { ...project(readBoard(door.doc)), sequence: 1, edition: null }
      const again = { ...publication, programme, record: recorded(EMPTY_RECORD, programme, 1) }
      expect(said(again, clean), `seed ${seed}`).toEqual(said(publication, clean))
      expect(
        importText(write(again), 'auto')
          .topics.map(({ title }) => title)
          .sort(),
      ).toEqual(draft.topics.map(({ title }) => title).sort())
      const ids = publication.programme.topics.map(({ id }) => id)
      expect(draft.topics.map(({ source }) => source.id).sort()).toEqual(ids.sort())
    }
    expect(tried).toBeGreaterThan(BOARDS / 3)
  }, 120_000)
})
