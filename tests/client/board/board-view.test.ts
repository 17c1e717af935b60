import { describe, expect, it } from 'vitest'
import type { BoardView } from '../../../client/board/board-view.ts'
import { queryOf, viewOf } from '../../../client/board/board-view.ts'
import { readBoard } from '../../../shared/board/read.ts'
import { addSlot } from '../../../shared/board/verbs.ts'
import { parseId } from '../../../shared/ids.ts'
import { newBoard } from '../../support/boards.ts'

function scene() {
  const door = newBoard()
  addSlot(door, { place: { roomId: null, start: '2026-10-06T09:00' }, minutes: 60 })
  return readBoard(door.doc)
}

describe('the view in the address', () => {
  it('is nothing as long as all is as usual: the first day with slots over all rooms', () => {
    const board = scene()
    const view = viewOf('', board)
    expect(view).toMatchObject({ shown: 'day', day: '2026-10-06', step: 5, zoom: 1, hiddenRooms: [] })
    expect(queryOf(view, board)).toBe('')
  })

  it('says whatever is not as usual, and is read as it was written', () => {
    const board = scene()
    const view: BoardView = {
      shown: 'track',
      day: '2026-10-05',
      room: parseId('room', 'r_0000000000000001'),
      track: parseId('track', 'k_0000000000000001'),
      step: 15,
      zoom: 1.4,
      hiddenRooms: ['r_0000000000000001', 'r_0000000000000002'].flatMap((id) => parseId('room', id) ?? []),
      filter: {
        words: 'cxl & “dax” = 100 %',
        track: parseId('track', 'k_0000000000000002'),
        kind: 'talk',
        stage: 'accepted',
        person: parseId('person', 'p_0000000000000001'),
      },
      order: 'minutes',
      group: 'person',
    }
    expect([view.room, view.track, view.filter.track, view.filter.person]).not.toContain(null)
    expect(viewOf(queryOf(view, board), board)).toEqual(view)
  })

  it('is as usual where the address says what there is not', () => {
    const board = scene()
    const query = '?show=everything&day=today&room=1&step=7&zoom=9&hide=x.y&kind=keynote&stage=lost&sort=luck&group=all'
    expect(viewOf(query, board)).toEqual(viewOf('', board))
  })
})
