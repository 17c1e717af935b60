import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { UnsavedEvent, Waiting } from '../../../client/link/unsaved.ts'
import { nextWaiting } from '../../../client/link/unsaved.ts'
import { NOTHING_TOUCHED } from '../../../shared/board/touched.ts'

type Frames = readonly (number | null)[]
/** Of each change its frame alone. */
const framesOf = (waiting: Waiting): Frames => waiting.map(({ frame }) => frame)
const waitingFor = (frames: Frames): Waiting => frames.map((frame) => ({ frame, touched: NOTHING_TOUCHED }))
const changed = (frame: number | null): UnsavedEvent => ({ type: 'changed', frame, touched: NOTHING_TOUCHED })
const waitingAfter = (events: readonly UnsavedEvent[], from: Frames = []) =>
  framesOf(events.reduce(nextWaiting, waitingFor(from)))

describe('changes that are not durable yet', () => {
  it('wait for the frame that carried them', () => {
    const made = waitingAfter([changed(1), changed(2), changed(2)])
    expect(made).toHaveLength(3)
    expect(waitingAfter([{ type: 'saved', count: 1 }], made)).toEqual([2, 2])
    expect(waitingAfter([{ type: 'saved', count: 2 }], made)).toEqual([])
  })

  it('made without a line wait for the frame that carries everything', () => {
    const offline = waitingAfter([changed(null), { type: 'saved', count: 9 }])
    expect(offline).toEqual([null])
    const caughtUp = waitingAfter([{ type: 'caught-up', frame: 1 }], offline)
    expect(waitingAfter([{ type: 'saved', count: 0 }], caughtUp)).toEqual([1])
    expect(waitingAfter([{ type: 'saved', count: 1 }], caughtUp)).toEqual([])
    expect(waitingAfter([{ type: 'caught-up', frame: 5 }], [3, null]), 'what was sent before keeps its frame').toEqual([
      3, 5,
    ])
  })

  it('that were under way when the line was lost are not believed to have arrived', () => {
    const lost = waitingAfter([changed(7), { type: 'lost' }, { type: 'saved', count: 7 }])
    expect(lost).toEqual([null])
  })

  it('are the same object where nothing changed, so that nothing is drawn', () => {
    const waiting = waitingFor([null, null])
    for (const event of [{ type: 'lost' }, { type: 'saved', count: 3 }] as const)
      expect(nextWaiting(waiting, event)).toBe(waiting)
  })

  it('keep what they touched, through losing the line and catching up', () => {
    const touched = { 'topics/t': { whole: null, keys: ['title'], texts: {} } }
    const events: UnsavedEvent[] = [
      { type: 'changed', frame: 1, touched },
      { type: 'lost' },
      { type: 'caught-up', frame: 2 },
      { type: 'saved', count: 1 },
    ]
    expect(events.reduce(nextWaiting, waitingFor([]))).toEqual([{ frame: 2, touched }])
  })

  it('are as many as a plain model of connections says, in any order of things', () => {
    const step = fc.oneof(fc.constant('change'), fc.constant('lose'), fc.constant('open'), fc.constant('save'))
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let waiting: Waiting = []
        // The model: each change knows on which connection it went out, and as which frame.
        let unsaved: { frame: number | null }[] = []
        let sent: number | null = null
        for (const one of steps) {
          if (one === 'change') {
            if (sent !== null) sent++
            unsaved.push({ frame: sent })
            waiting = nextWaiting(waiting, changed(sent))
          } else if (one === 'lose') {
            sent = null
            unsaved = unsaved.map(() => ({ frame: null }))
            waiting = nextWaiting(waiting, { type: 'lost' })
          } else if (one === 'open' && sent === null) {
            sent = 1
            unsaved = unsaved.map(() => ({ frame: 1 }))
            waiting = nextWaiting(waiting, { type: 'caught-up', frame: 1 })
          } else if (one === 'save' && sent !== null) {
            const durable = Math.ceil(sent / 2)
            unsaved = unsaved.filter(({ frame }) => frame === null || frame > durable)
            waiting = nextWaiting(waiting, { type: 'saved', count: durable })
          }
          expect(framesOf(waiting)).toEqual(unsaved.map(({ frame }) => frame))
        }
      }),
    )
  })
})
