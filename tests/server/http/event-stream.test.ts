import { describe, expect, it } from 'vitest'
import { EventStream, eventBytes, type Line, MOST_UNSENT } from '../../../server/http/event-stream.ts'
import { bytes, text } from '../../support/bytes.ts'

/** A stream on a line whose reader takes what waits when it is told to. */
function stream() {
  const calls: string[] = []
  const written: Uint8Array[] = []
  let unsent = 0
  let close: (() => void) | null = null
  const line = {
    destroyed: false,
    get writableLength() {
      return unsent
    },
    write(bytes: Uint8Array) {
      written.push(bytes)
      unsent += bytes.length
    },
    destroySoon: () => calls.push('line ends'),
    destroy: () => calls.push('cut off'),
    once: (_: string, listener: () => void) => {
      close = listener
    },
  }
  const opened = new EventStream(() => calls.push('over'))
  return {
    calls,
    opened,
    line,
    onto: () => opened.onto(line as unknown as Line),
    said: () => text(Buffer.concat(written)),
    reads: () => {
      unsent = 0
    },
    leaves: () => close?.(),
  }
}

describe('an event stream', () => {
  it('writes events in one line of data, with an id, without one, and with one that is forgotten', () => {
    expect(text(eventBytes('patch', 7, { title: 'two\nlines' }))).toBe(
      'event: patch\nid: 7\ndata: {"title":"two\\nlines"}\n\n',
    )
    expect(text(eventBytes('patch', null, {}))).toBe('event: patch\ndata: {}\n\n')
    expect(text(eventBytes('hidden', '', {}))).toBe('event: hidden\nid: \ndata: {}\n\n')
  })

  it('passes on what is sent, in order, what came before its line first, and ends after it', () => {
    const { opened, onto, said, calls } = stream()
    opened.send(bytes('a'))
    onto()
    opened.send(bytes('b'))
    opened.end()
    opened.send(bytes('c'))
    expect([said(), calls]).toEqual(['ab', ['line ends', 'over']])
  })

  it('that ended before it had a line still says what was sent', () => {
    const { opened, onto, said, calls } = stream()
    opened.send(bytes('a'))
    opened.end()
    expect(calls).toEqual([])
    onto()
    expect([said(), calls]).toEqual(['a', ['line ends', 'over']])
  })

  it('[H9] cuts off a reader that leaves 1 MB unread', () => {
    const { opened, onto, calls, said } = stream()
    onto()
    const half = new Uint8Array(MOST_UNSENT / 2)
    opened.send(half)
    opened.send(half)
    expect(calls).toEqual([])
    opened.send(bytes('x'))
    expect(calls).toEqual(['over', 'cut off'])
    opened.send(bytes('y'))
    expect([calls.length, said().length]).toEqual([2, MOST_UNSENT])
  })

  it('[H9] keeps a reader of which one event alone is larger than that, if it reads', () => {
    const { opened, onto, reads, calls, said } = stream()
    onto()
    for (let round = 0; round < 3; round++) {
      opened.send(new Uint8Array(2 * MOST_UNSENT))
      reads()
    }
    expect([calls, said().length]).toEqual([[], 6 * MOST_UNSENT])
  })

  it('[H9] is let go once when its reader goes away, also before it was answered', () => {
    const left = stream()
    left.onto()
    left.leaves()
    left.opened.send(bytes('x'))
    left.opened.end()
    expect([left.calls, left.said()]).toEqual([['over'], ''])
    const gone = stream()
    gone.line.destroyed = true
    gone.onto()
    expect(gone.calls).toEqual(['over'])
    const never = stream()
    never.opened.gone()
    never.opened.gone()
    expect(never.calls).toEqual(['over'])
  })
})
