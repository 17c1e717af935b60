import { describe, expect, it } from 'vitest'
import { eventBytes, eventStream, MOST_UNSENT } from '../../../server/http/event-stream.ts'
import { bytes, text } from '../../support/bytes.ts'

function stream() {
  const calls: string[] = []
  const opened = eventStream({ drop: () => calls.push('drop'), onEnd: () => calls.push('end') })
  return { calls, ...opened }
}

describe('an event stream', () => {
  it('writes events in one line of data, with an id, without one, and with one that is forgotten', () => {
    expect(text(eventBytes('patch', 7, { title: 'two\nlines' }))).toBe(
      'event: patch\nid: 7\ndata: {"title":"two\\nlines"}\n\n',
    )
    expect(text(eventBytes('patch', null, {}))).toBe('event: patch\ndata: {}\n\n')
    expect(text(eventBytes('hidden', '', {}))).toBe('event: hidden\nid: \ndata: {}\n\n')
  })

  it('passes on what is sent, in order, and ends after it', async () => {
    const { body, send, end, calls } = stream()
    send(bytes('a'))
    send(bytes('b'))
    end()
    send(bytes('c'))
    expect(await new Response(body).text()).toBe('ab')
    expect(calls).toEqual(['end'])
  })

  it('[H9] cuts off a reader that leaves 1 MB unread', () => {
    const { send, calls } = stream()
    const half = new Uint8Array(MOST_UNSENT / 2)
    send(half)
    send(half)
    expect(calls).toEqual([])
    send(bytes('x'))
    expect(calls).toEqual(['end', 'drop'])
    send(bytes('y'))
    expect(calls).toEqual(['end', 'drop'])
  })

  it('[H9] keeps a reader of which one event alone is larger than that, if it reads', async () => {
    const { body, send, calls } = stream()
    const reader = body.getReader()
    for (let round = 0; round < 3; round++) {
      send(new Uint8Array(2 * MOST_UNSENT))
      expect((await reader.read()).value?.length).toBe(2 * MOST_UNSENT)
    }
    expect(calls).toEqual([])
  })

  it('[H9] is let go once when its reader goes away', async () => {
    const { body, send, end, calls } = stream()
    await body.cancel()
    send(bytes('x'))
    end()
    expect(calls).toEqual(['end'])
  })
})
