import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { standingLine } from '../../../client/link/standing-line.ts'
import { MESSAGE, readFrame, syncStep2Frame, updateFrame } from '../../../shared/protocol/frames.ts'
import { dice } from '../../support/dice.ts'

/** Every socket that was opened; its other end is the test. */
let sockets: FakeSocket[] = []

class FakeSocket extends EventTarget {
  static readonly OPEN = 1
  readonly OPEN = 1
  readyState = 0
  binaryType = ''
  onopen: (() => void) | null = null
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null
  onclose: ((event: { code: number; reason: string }) => void) | null = null
  onerror: (() => void) | null = null
  readonly sent: Uint8Array[] = []
  readonly openedAt = Date.now()

  constructor() {
    super()
    sockets.push(this)
  }

  send(frame: Uint8Array): void {
    this.sent.push(frame)
  }

  /** What a browser does when it closes by itself: nothing is heard of it here. */
  close(): void {
    this.readyState = 3
  }

  /** The other end takes the line, and gives the first copy. */
  accept(): void {
    this.readyState = 1
    this.dispatchEvent(new Event('open'))
    this.onopen?.()
    this.says(syncStep2Frame(Y.encodeStateAsUpdate(new Y.Doc())))
  }

  says(frame: Uint8Array): void {
    this.dispatchEvent(new Event('message'))
    this.onmessage?.({ data: new Uint8Array(frame).buffer })
  }

  fails(code = 1006): void {
    this.readyState = 3
    this.onclose?.({ code, reason: '' })
  }

  get questions(): number {
    return this.sent.filter((frame) => readFrame(frame)?.kind === 'check').length
  }
}

function begin(seed = 1) {
  sockets = []
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' })
  const [window, navigator] = [new EventTarget(), { onLine: true }]
  const doc = new Y.Doc()
  const provider = new WebsocketProvider('ws://127.0.0.1/sync', 'b', doc, {
    connect: false,
    disableBc: true,
    // biome-ignore lint/suspicious/noExplicitAny: it has what the provider uses of the browser's WebSocket
    WebSocketPolyfill: FakeSocket as any,
  })
  provider.messageHandlers[MESSAGE.check] = () => undefined
  const chance = dice(seed)
  const line = standingLine(provider, { window, document: page, navigator }, () => chance.roll(1_000) / 1_000)
  onTestFinished(() => {
    line.release()
    provider.destroy()
  })
  const holds = (socket: FakeSocket) => (provider.ws as unknown) === socket
  const last = () => sockets.at(-1) as FakeSocket
  const tell = (where: EventTarget, what: string) => where.dispatchEvent(new Event(what))
  const alive = () => sockets.filter(({ readyState }) => readyState < 2)
  return { line, provider, holds, doc, window, page, navigator, last, tell, alive }
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('WebSocket', FakeSocket)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('a standing line', () => {
  it('[W5] tries again by chance alone, whatever timers the provider has of its own, and never has two sockets', () => {
    const { line, last, alive } = begin()
    line.start()
    const waits: number[] = []
    for (let round = 0; round < 60; round++) {
      const at = Date.now()
      last().fails()
      const count = sockets.length
      while (sockets.length === count) {
        vi.advanceTimersByTime(10)
        expect(alive().length).toBeLessThanOrEqual(1)
      }
      waits.push(Date.now() - at)
    }
    expect(Math.max(...waits)).toBeLessThanOrEqual(1_810)
    expect(Math.max(...waits)).toBeGreaterThan(1_500)
    expect(Math.min(...waits)).toBeLessThan(200)
    expect(new Set(waits).size).toBeGreaterThan(30)
  })

  it('[W5] tries at once when the network is back, when one comes back to the page, and after sleep', () => {
    const { line, window, page, last, tell, navigator } = begin()
    line.start()
    navigator.onLine = false
    tell(window, 'offline')
    const at = { window, page }
    for (const [where, what] of [
      ['window', 'online'],
      ['page', 'visibilitychange'],
      ['window', 'pageshow'],
    ] as const) {
      last().fails()
      const count = sockets.length
      tell(at[where], what)
      expect([what, sockets.length]).toEqual([what, count + 1])
    }
    last().fails()
    const count = sockets.length
    page.visibilityState = 'hidden'
    tell(page, 'visibilitychange')
    expect(sockets.length).toBe(count)
    vi.setSystemTime(Date.now() + 3_600_000)
    vi.advanceTimersByTime(500)
    expect(sockets.length).toBe(count + 1)
  })

  it('[W5] an attempt that hangs is given up for a new one, and an attempt of just now is left alone', () => {
    const { line, window, tell, alive } = begin()
    line.start()
    tell(window, 'online')
    expect(sockets.length).toBe(1)
    vi.advanceTimersByTime(2_000)
    tell(window, 'online')
    expect([sockets.length, alive().length]).toEqual([2, 1])
    vi.advanceTimersByTime(8_000 + 500 + 1_800)
    expect([sockets.length, alive().length]).toEqual([3, 1])
  })

  it('[W5] a server that lets in and sends away is not run at', () => {
    const { line, last } = begin()
    line.start()
    for (let round = 0; round < 40; round++) {
      last().accept()
      last().fails(4529)
      const count = sockets.length
      while (sockets.length === count) vi.advanceTimersByTime(10)
    }
    const took = (last().openedAt - (sockets[0] as FakeSocket).openedAt) / 40
    expect(took).toBeGreaterThan(600)
  })

  it('[W6] is given up within 12 s when the other end is silent, also while much is sent', () => {
    const { line, provider, holds, doc, last } = begin()
    const states: string[] = []
    provider.on('status', ({ status }) => states.push(status))
    line.start()
    last().accept()
    const silent = last()
    const at = Date.now()
    const typing = setInterval(() => doc.getMap('m').set('k', Date.now()), 50)
    while (holds(silent)) vi.advanceTimersByTime(100)
    clearInterval(typing)
    expect(Date.now() - at).toBeLessThan(12_000)
    expect(silent.questions).toBeGreaterThan(0)
    expect(silent.sent.length).toBeGreaterThan(150)
    expect(states.at(-1)).toBe('disconnected')
  })

  it('[W6] stands while it is answered, with few questions, and none where others work', () => {
    const { line, last, holds } = begin()
    line.start()
    last().accept()
    const socket = last()
    let heard = 0
    for (let second = 0; second < 120; second++) {
      vi.advanceTimersByTime(1_000)
      if (socket.questions > heard) socket.says(socket.sent.at(-1) as Uint8Array)
      heard = socket.questions
    }
    expect(holds(socket)).toBe(true)
    expect(heard).toBeLessThanOrEqual(20)
    expect(heard).toBeGreaterThan(10)
    const doc = new Y.Doc()
    doc.on('update', (update) => socket.says(updateFrame(update)))
    for (let second = 0; second < 60; second++) {
      doc.getMap('m').set('k', second)
      vi.advanceTimersByTime(1_000)
    }
    expect(socket.questions).toBe(heard)
  })

  it('[W6] that slept is asked, and kept if it answers', () => {
    const { line, last, holds } = begin()
    line.start()
    last().accept()
    const socket = last()
    vi.setSystemTime(Date.now() + 3_600_000)
    vi.advanceTimersByTime(500)
    expect([socket.questions, holds(socket)]).toEqual([1, true])
    socket.says(socket.sent.at(-1) as Uint8Array)
    vi.advanceTimersByTime(4_000)
    expect(holds(socket)).toBe(true)
    vi.setSystemTime(Date.now() + 3_600_000)
    vi.advanceTimersByTime(5_000)
    expect(holds(socket)).toBe(false)
  })

  it('[W5] that was released tries no more', () => {
    const { line, last, window, tell } = begin()
    line.start()
    last().accept()
    line.release()
    expect(last().readyState).toBe(3)
    tell(window, 'online')
    vi.advanceTimersByTime(120_000)
    expect(sockets.length).toBe(1)
  })
})
