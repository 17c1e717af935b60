import { describe, expect, it } from 'vitest'
import { foreseenAt, foreseenSlotAt } from '../../../client/board/foreseen.ts'
import { sayTarget } from '../../../client/board/landing.ts'
import { marksIn } from '../../../client/board/landing-marks.ts'
import { outlookOf } from '../../../client/board/outlook.ts'
import { saySlotAt } from '../../../client/board/slot-landing.ts'
import { acceptClash } from '../../../shared/board/acceptance.ts'
import { findClashes } from '../../../shared/board/clashes.ts'
import { readBoard } from '../../../shared/board/read.ts'
import * as verbs from '../../../shared/board/verbs.ts'
import { must } from '../../../shared/must.ts'
import { newBoard } from '../../support/boards.ts'

/** Ada speaks in Left at 9; a topic of hers is held; in Right there is a slot then, too short for it, and a free one later. */
function scene() {
  const door = newBoard()
  const [left, right] = ['Left', 'Right'].map((name) => verbs.addRoom(door, { name }))
  const slotAt = (roomId: typeof left, clock: string, minutes: number) =>
    verbs.addSlot(door, { place: { roomId: must(roomId, 'a room'), start: `2026-10-05T${clock}` }, minutes })
  const [here, there, late] = [slotAt(left, '09:00', 60), slotAt(right, '09:00', 20), slotAt(right, '11:00', 60)]
  const ada = verbs.addPerson(door, { name: 'Ada' })
  const [first, held] = ['First', 'Held'].map((title) => {
    const topic = verbs.addTopic(door, { title, minutes: 30 })
    verbs.setSpeaker(door, topic, ada, true)
    return topic
  })
  verbs.placeTopics(door, [must(first, 'a topic')], { slotId: here, before: null })
  return { door, board: readBoard(door.doc), here, there, late, right: must(right, 'a room'), held: must(held, 'held') }
}

describe('what is foreseen of a drop', () => {
  it('is said with the weight of the worst, and is nothing where all is well', () => {
    const { board, there, late, held } = scene()
    expect(foreseenAt(board, [held], { slotId: there, before: null })).toEqual({
      words: 'Ada speaks in Left then · 10 min over',
      severity: 'error',
    })
    expect(foreseenAt(board, [held], { slotId: late, before: null })).toBeNull()
    expect(foreseenAt(board, [held], null)).toBeNull()
  })

  it('is said alike at the line, in the dialog and aloud', () => {
    const { board, there, late, held } = scene()
    const target = { slotId: there, before: null }
    const words = 'Ada speaks in Left then · 10 min over'
    expect(sayTarget(board, [held], target)).toBe(`Mon 5 Oct, 09:00 in Right, ${words}`)
    expect(outlookOf(board, [held], target)).toEqual({ words: sayTarget(board, [held], target), isClash: true })
    expect(outlookOf(board, [held], { slotId: late, before: null }).isClash).toBe(false)
    expect(
      marksIn(board, there, { holding: { kind: 'topics', ids: [held], target, by: 'pointer' }, peers: [] }),
    ).toEqual([{ before: null, text: `09:00, ${words}`, color: null, severity: 'error' }])
  })

  it('leaves out what people live with already', () => {
    const { door, there, held } = scene()
    verbs.placeTopics(door, [held], { slotId: there, before: null })
    for (const clash of findClashes(readBoard(door.doc))) acceptClash(door, clash, 'so be it')
    verbs.placeTopics(door, [held], null)
    expect(foreseenAt(readBoard(door.doc), [held], { slotId: there, before: null })).toBeNull()
  })

  it('is said of a slot that is moved with what is in it', () => {
    const { board, here, right } = scene()
    const at = (clock: string) => ({ roomId: right, start: `2026-10-05T${clock}` })
    expect(foreseenSlotAt(board, here, at('10:30'))?.severity).toBe('error')
    expect(saySlotAt(board, here, at('10:30'))).toMatch(/^Mon 5 Oct, 10:30 in Right, ./)
    expect(saySlotAt(board, here, at('13:00'))).toBe('Mon 5 Oct, 13:00 in Right')
  })
})
