import { describe, expect, it } from 'vitest'
import { openMemory } from '../../../server/adapters/memory/memory.ts'
import { programmeHubs } from '../../../server/http/programme-hub.ts'
import type { ProgrammeStore } from '../../../server/ports/programme-store.ts'
import { EMPTY_RECORD } from '../../../shared/exports/calendar-record.ts'
import { mintId } from '../../../shared/ids.ts'
import { must } from '../../../shared/must.ts'
import type { Patch } from '../../../shared/programme/diff.ts'
import { applyPatch } from '../../../shared/programme/diff.ts'
import type { Programme } from '../../../shared/programme/programme.ts'
import { dice } from '../../support/dice.ts'
import { eventReader } from '../../support/events.ts'
import { fakeClock } from '../../support/fake-clock.ts'
import { programmeWith, publicTopic } from '../../support/programmes.ts'

const SLUG = 'plumbers-abc123'

async function hubs() {
  const clock = fakeClock()
  const { programmes } = openMemory()
  const board = mintId('board', dice(3).bytes)
  await programmes.create(board, SLUG)
  const asked = { bySlug: 0, watching: 0 }
  /** What an answer of the store waits for on its way. */
  const onTheWay = { until: Promise.resolve() }
  const counted: ProgrammeStore = {
    ...programmes,
    async bySlug(slug) {
      asked.bySlug++
      const state = await programmes.bySlug(slug)
      await onTheWay.until
      return state
    },
    watch(slug, listener) {
      asked.watching++
      const release = programmes.watch(slug, listener)
      return () => {
        asked.watching--
        release()
      }
    },
  }
  const hub = programmeHubs({ programmes: counted, clock })
  let programme: Programme | null = null
  let derivedFrom = 0
  return {
    clock,
    hub,
    asked,
    onTheWay,
    async publish(next: Programme) {
      programme = next
      await programmes.save(board, { mode: 'live', programme, record: EMPTY_RECORD, derivedFrom: ++derivedFrom })
    },
    hide: () => programmes.save(board, { mode: 'hidden', programme, record: EMPTY_RECORD, derivedFrom: ++derivedFrom }),
    async join(has: number | null = null, slug = SLUG) {
      const reader = eventReader()
      const ended = { count: 0 }
      const end = () => void ended.count++
      const leave = must(await hub.join(slug, has, { send: reader.take, end }), 'a hub of that slug')
      return { ...reader, leave, ended }
    },
  }
}

/** The programme that a page has after what it was sent, beginning with what it had. */
function followed(events: ReturnType<typeof eventReader>['events'], had: Programme | null = null): Programme | null {
  return events.reduce<Programme | null>((programme, { event, data }) => {
    if (event === 'hidden') return null
    if (event === 'programme') return data as Programme
    return applyPatch(must(programme, 'a programme for a patch'), data as Patch)
  }, had)
}

const one = programmeWith(1, [publicTopic(0)])
const two = programmeWith(2, [publicTopic(0), publicTopic(20)])
const three = programmeWith(3, [publicTopic(0, 'Renamed'), publicTopic(20), publicTopic(40)])

describe('the programme’s hub', () => {
  it('[H8] sends the whole programme first, then patches that lead to what it is', async () => {
    const { publish, join } = await hubs()
    await publish(one)
    const { events } = await join()
    await publish(two)
    await publish(three)
    expect(events.map(({ event, lastId }) => [event, lastId])).toEqual([
      ['programme', '1'],
      ['patch', '2'],
      ['patch', '3'],
    ])
    expect(followed(events)).toEqual(three)
    expect(JSON.stringify(events[1]?.data)).not.toContain('Topic 0')
  })

  it('[H8] sends who comes back the patches it lacks, and nothing when it lacks nothing', async () => {
    const { publish, join } = await hubs()
    await publish(one)
    await join()
    await publish(two)
    await publish(three)
    const late = await join(1)
    expect(late.events.map(({ event }) => event)).toEqual(['patch', 'patch'])
    expect(followed(late.events, one)).toEqual(three)
    const current = await join(3)
    expect(current.events).toEqual([])
    expect(current.beats).toHaveLength(1)
  })

  it.each([0, 99])('[H8] sends the whole to who comes back with %s, for which it has no patches', async (has) => {
    const { publish, join } = await hubs()
    await publish(two)
    await join()
    await publish(three)
    const { events } = await join(has)
    expect(events.map(({ event }) => event)).toEqual(['programme'])
    expect(followed(events)).toEqual(three)
  })

  it('[H8] keeps the last 100 patches', async () => {
    const { publish, join } = await hubs()
    await publish(programmeWith(1, []))
    await join()
    for (let at = 2; at <= 102; at++) await publish(programmeWith(at, [publicTopic(at)]))
    const held = await join(2)
    expect(held.events).toHaveLength(100)
    expect(followed(held.events, programmeWith(2, [publicTopic(2)]))).toEqual(programmeWith(102, [publicTopic(102)]))
    expect((await join(1)).events.map(({ event }) => event)).toEqual(['programme'])
  })

  it('[H8] says at once that it is hidden, and lets readers forget what they had', async () => {
    const { publish, hide, join } = await hubs()
    await publish(one)
    const { events } = await join()
    await hide()
    expect(events.at(-1)).toEqual({ event: 'hidden', lastId: '', data: {} })
    expect((await join(1)).events.map(({ event }) => event)).toEqual(['hidden'])
    await hide()
    expect(events).toHaveLength(2)
    await publish(two)
    expect(events.at(-1)).toEqual({ event: 'programme', lastId: '2', data: two })
    expect((await join(1)).events.map(({ event }) => event)).toEqual(['programme'])
  })

  it('[H8] has no patches from before it was hidden', async () => {
    const { publish, hide, join } = await hubs()
    await publish(one)
    await join()
    await publish(two)
    await hide()
    await publish(three)
    await publish(programmeWith(4, []))
    expect((await join(1)).events.map(({ event }) => event)).toEqual(['programme'])
  })

  it('[H8] misses nothing that is published while it opens', async () => {
    const { publish, join, onTheWay } = await hubs()
    await publish(one)
    const { promise, resolve } = Promise.withResolvers<void>()
    onTheWay.until = promise
    const joining = join()
    await publish(two)
    resolve()
    const { events } = await joining
    expect(followed(events)).toEqual(two)
    await publish(three)
    expect(followed(events)).toEqual(three)
  })

  it('knows no unknown slug', async () => {
    const { hub, asked } = await hubs()
    const reader = eventReader()
    const end = () => undefined
    expect(await hub.join('nothing-here', null, { send: reader.take, end })).toBeNull()
    expect(await hub.current('nothing-here')).toBeNull()
    expect(asked.watching).toBe(0)
    expect(reader.text()).toBe('')
  })

  it('watches and asks the store once for all its readers', async () => {
    const { publish, join, hub, asked } = await hubs()
    await publish(one)
    await Promise.all([join(), join(), join()])
    await hub.current(SLUG)
    expect(asked).toEqual({ bySlug: 1, watching: 1 })
    expect(hub.size()).toBe(3)
  })

  it('[H9] lets go of readers that leave, and of the store a while after the last', async () => {
    const { publish, join, hub, asked, clock } = await hubs()
    await publish(one)
    const gone = await join()
    const last = await join()
    gone.leave()
    await publish(two)
    expect(gone.events).toHaveLength(1)
    expect(last.events).toHaveLength(2)
    last.leave()
    await clock.advance(59_000)
    expect([hub.size(), asked.watching]).toEqual([0, 1])
    const back = await join(1)
    expect(back.events.map(({ event }) => event)).toEqual(['patch'])
    await clock.advance(120_000)
    expect(asked.watching).toBe(1)
    back.leave()
    await clock.advance(60_000)
    expect(asked.watching).toBe(0)
  })

  it('[H8] watches nothing where the store could not be asked, and asks again for the next', async () => {
    const { publish, join, asked, onTheWay } = await hubs()
    await publish(one)
    onTheWay.until = Promise.reject(new Error('disk asleep'))
    await expect(join()).rejects.toThrow('disk asleep')
    expect(asked.watching).toBe(0)
    onTheWay.until = Promise.resolve()
    expect((await join()).events).toHaveLength(1)
    expect(asked.watching).toBe(1)
  })

  it('[H9] gives every reader something to read every 15 s', async () => {
    const { publish, join, clock } = await hubs()
    await publish(one)
    const { beats } = await join()
    await clock.advance(14_999)
    expect(beats).toHaveLength(0)
    await clock.advance(1)
    expect(beats).toHaveLength(1)
    await clock.advance(45_000)
    expect(beats).toHaveLength(4)
  })

  it('[H10] ends its readers when it closes, and takes none any more', async () => {
    const { publish, join, hub, asked, clock } = await hubs()
    await publish(one)
    const { ended, beats } = await join()
    hub.close()
    expect(ended.count).toBe(1)
    expect(asked.watching).toBe(0)
    await clock.advance(60_000)
    expect(beats).toHaveLength(0)
    expect(await hub.join(SLUG, null, { send: () => undefined, end: () => undefined })).toBeNull()
  })
})
