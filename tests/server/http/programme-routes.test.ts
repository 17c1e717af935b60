import { describe, expect, it } from 'vitest'
import { editTopic, placeTopics } from '../../../shared/board/verbs.ts'
import { EMPTY_RECORD } from '../../../shared/exports/calendar-record.ts'
import type { BoardId } from '../../../shared/ids.ts'
import { must } from '../../../shared/must.ts'
import type { Patch } from '../../../shared/programme/diff.ts'
import { applyPatch } from '../../../shared/programme/diff.ts'
import type { Programme } from '../../../shared/programme/programme.ts'
import { programmeSchema } from '../../../shared/programme/programme.ts'
import { openDoor } from '../../support/door.ts'
import { eventReader } from '../../support/events.ts'
import { programmeWith, publicTopic } from '../../support/programmes.ts'

/** A door, a sample board behind it, and what an attendee of it does. */
async function attended() {
  const door = openDoor()
  const made = await door.make({ sample: true })
  const at = `/p/${made.slug}`
  const publish = (mode: 'hidden' | 'live' | 'editions') =>
    door.ask('PUT', `${made.at}/publication`, { body: { mode }, secret: made.secrets.owner })
  const held = must(await door.live.hold(made.id as BoardId), 'the board')
  return {
    ...door,
    at,
    api: made.at,
    secrets: made.secrets,
    publish,
    board: held.board,
    programme: (headers: Record<string, string> = {}) => door.ask('GET', `${at}/programme.json`, { headers }),
    /** Renames a topic that attendees see, and lets the programme follow. */
    async rename(title: string) {
      const lineups = [...held.board.board.lineups.values()]
      const { topic } = must(lineups.find(({ topics }) => topics.length > 0)?.topics[0], 'a placed topic')
      editTopic(held.board.change, topic.id, { title })
      await door.clock.advance(1_000)
    },
  }
}

/** Reads a stream until it has so many events; leaves it open. */
async function follow(answer: Response) {
  const stream = must(answer.body, 'a stream').getReader()
  const reader = eventReader()
  return {
    ...reader,
    stream,
    async until(count: number) {
      while (reader.events.length < count) {
        const { done, value } = await stream.read()
        if (done) throw new Error(`ended after ${reader.events.length} of ${count} events`)
        reader.take(value)
      }
      return reader.events
    },
  }
}

describe('programme.json', () => {
  it('[H7] is not there before it is published, nor when it is hidden again, nor at another address', async () => {
    const { programme, publish, ask } = await attended()
    const hidden = await programme()
    expect([hidden.status, await hidden.json()]).toEqual([
      404,
      { error: { code: 'not_published', message: expect.stringMatching(/not published yet/) } },
    ])
    await publish('live')
    expect((await programme()).status).toBe(200)
    await publish('hidden')
    expect((await programme()).status).toBe(404)
    const unknown = await ask('GET', '/p/nothing-000000/programme.json')
    expect([unknown.status, await unknown.json()]).toMatchObject([404, { error: { code: 'unknown' } }])
  })

  it('[H7] fits its schema and is the same bytes under the same ETag', async () => {
    const { programme, publish, rename } = await attended()
    await publish('live')
    const [first, again] = [await programme(), await programme()]
    const etag = must(first.headers.get('ETag'), 'an ETag')
    expect(etag).toMatch(/^"[\w-]{43}"$/)
    expect(again.headers.get('ETag')).toBe(etag)
    expect(first.headers.get('Cache-Control')).toBe('no-cache')
    const text = await first.text()
    expect(await again.text()).toBe(text)
    expect(programmeSchema.parse(JSON.parse(text)).topics.length).toBeGreaterThan(0)
    await rename('Renamed')
    const changed = await programme()
    expect(changed.headers.get('ETag')).not.toBe(etag)
    expect(await changed.text()).toContain('Renamed')
  })

  it('[H7] is not sent again to who has it', async () => {
    const { programme, publish, rename } = await attended()
    await publish('live')
    const etag = must((await programme()).headers.get('ETag'), 'an ETag')
    for (const known of [etag, `"other", ${etag}`, `W/${etag}`, '*']) {
      const answer = await programme({ 'If-None-Match': known })
      expect([answer.status, await answer.text(), answer.headers.get('ETag')]).toEqual([304, '', etag])
    }
    expect((await programme({ 'If-None-Match': '"other"' })).status).toBe(200)
    await rename('Renamed')
    expect((await programme({ 'If-None-Match': etag })).status).toBe(200)
  })

  it('[H24] of an edition is what it was; of none, of a withdrawn one and of a hidden board it is not there', async () => {
    const { ask, at, api, rename, publish, secrets, programme } = await attended()
    const numbered = (n: unknown) => ask('GET', `${at}/programme.json?edition=${n}`)
    const edition = (path: string, note: string) =>
      ask('POST', `${api}${path}`, { body: { note }, secret: secrets.organizer })
    await publish('live')
    expect((await numbered(1)).status).toBe(404)
    await publish('editions')
    const first = (await (await programme()).json()) as Programme
    expect([first.edition, first.topics.length > 0]).toEqual([1, true])
    await rename('Renamed')
    expect(((await (await programme()).json()) as Programme).topics, 'nothing is public yet').toEqual(first.topics)
    const made = await edition('/editions', 'A new name')
    expect([made.status, await made.json()]).toMatchObject([
      201,
      {
        number: 2,
        note: 'A new name',
        changes: [expect.stringMatching(/^“Renamed” was called “.+”\.$/)],
        withdrawn: false,
      },
    ])
    const second = (await (await programme()).json()) as Programme
    expect([second.edition, second.topics.some(({ title }) => title === 'Renamed')]).toEqual([2, true])
    expect(((await (await numbered(1)).json()) as Programme).topics).toEqual(first.topics)
    for (const none of [3, 0, '', 'x', '1e0']) expect((await numbered(none)).status, String(none)).toBe(404)

    expect((await edition('/editions/1/republish', 'Back')).status).toBe(201)
    const third = (await (await programme()).json()) as Programme
    expect([third.edition, third.topics, third.sequence > second.sequence]).toEqual([3, first.topics, true])
    expect([(await numbered(2)).status, (await numbered(1)).status]).toEqual([404, 200])
    const listed = (await (await ask('GET', `${at}/editions.json`)).json()) as { number: number; note: string }[]
    expect(listed.map(({ number, note }) => [number, note])).toEqual([
      [3, 'Back'],
      [1, ''],
    ])
    expect((await edition('/editions/9/republish', '')).status).toBe(404)
    const feed = await (await ask('GET', `${at}/feed.xml`)).text()
    expect(feed.match(/<title>.*<\/title>/g)?.slice(1)).toEqual([
      '<title>Edition 3</title>',
      '<title>Edition 1</title>',
    ])

    await publish('hidden')
    for (const path of ['/programme.json?edition=1', '/editions.json', '/feed.xml'])
      expect((await ask('GET', `${at}${path}`)).status, path).toBe(404)
    await publish('editions')
    expect(((await (await programme()).json()) as Programme).edition, 'shown again as it was').toBe(3)
  })

  it('[H24] a board that was hidden is seen by editions only when one is published', async () => {
    const { ask, api, publish, secrets, programme } = await attended()
    await publish('editions')
    expect((await programme()).status).toBe(404)
    await publish('hidden')
    await ask('POST', `${api}/editions`, { body: {}, secret: secrets.owner })
    expect((await programme()).status, 'an edition that is published is seen').toBe(200)
    await publish('live')
    expect(((await (await programme()).json()) as Programme).edition).toBeNull()
  })
})

describe('the live stream', () => {
  it('[H8] begins with the programme and follows every change of it', async () => {
    const { publish, ask, at, rename, programme } = await attended()
    await publish('live')
    const answer = await ask('GET', `${at}/live`)
    expect(answer.headers.get('Content-Type')).toBe('text/event-stream')
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
    const { until } = await follow(answer)
    await until(1)
    await rename('First')
    await rename('Second')
    const [whole, ...patches] = await until(3)
    const end = patches.reduce<Programme | null>(
      (had, { event, data }) => (event === 'patch' && had ? applyPatch(had, data as Patch) : null),
      whole?.event === 'programme' ? (whole.data as Programme) : null,
    )
    expect(end).toEqual(await (await programme()).json())
    expect(JSON.stringify(end)).toContain('Second')
    expect(patches.at(-1)?.lastId).toBe(`${end?.sequence}`)
  })

  it('[H8] begins with what is new since the programme that its page was drawn with', async () => {
    const { publish, rename, ask, at, programme } = await attended()
    await publish('live')
    const { sequence } = (await (await programme()).json()) as Programme
    const since = `${at}/live?since=${sequence}`
    const nothing = await follow(await ask('GET', since))
    await rename('Renamed')
    expect((await nothing.until(1)).map(({ event }) => event)).toEqual(['patch'])
    expect(nothing.beats).toHaveLength(1)
    const lacking = await follow(await ask('GET', since))
    expect((await lacking.until(1)).map(({ event }) => event)).toEqual(['patch'])
    const come = { headers: { 'Last-Event-ID': `${sequence + 1}` } }
    const back = await follow(await ask('GET', since, come))
    await rename('Again')
    expect(
      (await back.until(1)).map(({ lastId }) => lastId),
      'what the browser says counts',
    ).toEqual([`${sequence + 2}`])
    for (const odd of ['x', '-1', '99999999999999999999'])
      expect((await (await follow(await ask('GET', `${at}/live?since=${odd}`))).until(1))[0]?.event).toBe('programme')
    for (const { stream } of [nothing, lacking, back]) await stream.cancel()
  })

  it('[H8] resumes by Last-Event-ID', async () => {
    const { publish, ask, at, rename } = await attended()
    await publish('live')
    const first = await follow(await ask('GET', `${at}/live`))
    const [whole] = await first.until(1)
    await rename('While away')
    const resumed = await follow(await ask('GET', `${at}/live`, { headers: { 'Last-Event-ID': `${whole?.lastId}` } }))
    expect((await resumed.until(1)).map(({ event }) => event)).toEqual(['patch'])
    for (const id of ['', 'abc', '-1', '1e3', '999999', `${'9'.repeat(40)}`]) {
      const anew = await follow(await ask('GET', `${at}/live`, { headers: { 'Last-Event-ID': id } }))
      expect((await anew.until(1)).map(({ event }) => event)).toEqual(['programme'])
    }
  })

  it('[H8] says that it is hidden, then shows it when it is published', async () => {
    const { publish, ask, at } = await attended()
    const { until } = await follow(await ask('GET', `${at}/live`))
    await until(1)
    await publish('live')
    await until(2)
    await publish('hidden')
    expect((await until(3)).map(({ event }) => event)).toEqual(['hidden', 'programme', 'hidden'])
  })

  it('[H9] is let go when its reader leaves, and never opened for HEAD or an unknown address', async () => {
    const { publish, ask, at, hubs } = await attended()
    await publish('live')
    const { stream } = await follow(await ask('GET', `${at}/live`))
    expect(hubs.size()).toBe(1)
    await stream.cancel()
    expect(hubs.size()).toBe(0)
    expect((await ask('HEAD', `${at}/live`)).headers.get('Content-Type')).toBe('text/event-stream')
    expect((await ask('GET', '/p/nothing-000000/live')).status).toBe(404)
    expect((await ask('HEAD', '/p/nothing-000000/live')).status).toBe(404)
    expect(hubs.size()).toBe(0)
  })

  it('[H9] who lacks more than 1 MB is sent it, and let go with the next change if it was not read', async () => {
    const { make, ask, hubs, stores } = openDoor()
    const { id, slug } = await make()
    const publish = (sequence: number) => {
      const programme = programmeWith(sequence, [publicTopic(sequence, 'x'.repeat(600_000))])
      return stores.programmes.save(id as BoardId, {
        mode: 'live',
        programme,
        record: EMPTY_RECORD,
        derivedFrom: sequence,
      })
    }
    await publish(1)
    await hubs.join(slug, null, { send: () => undefined, end: () => undefined })
    for (const sequence of [2, 3, 4]) await publish(sequence)
    const lacks = async () =>
      must((await ask('GET', `/p/${slug}/live`, { headers: { 'Last-Event-ID': '1' } })).body, 'a stream')
    const reading = (await lacks()).getReader()
    await lacks()
    expect(hubs.size()).toBe(3)
    let read = 0
    while (read < 1_800_000) read += (await reading.read()).value?.length ?? 0
    await publish(5)
    expect(hubs.size(), 'who does not read is let go').toBe(2)
  })

  it('sends nothing for what attendees cannot see', async () => {
    const { publish, ask, at, board, clock, rename } = await attended()
    await publish('live')
    const { until } = await follow(await ask('GET', `${at}/live`))
    await until(1)
    const onTray = must(board.board.tray[0], 'a topic on the tray')
    editTopic(board.change, onTray.id, { title: 'Only organizers see this' })
    await clock.advance(1_000)
    await rename('Seen')
    const events = await until(2)
    expect(JSON.stringify(events)).not.toContain('Only organizers')
    const slotId = must([...board.board.lineups.keys()][0], 'a slot')
    placeTopics(board.change, [onTray.id], { slotId, before: null })
    await clock.advance(1_000)
    expect(JSON.stringify(await until(3))).toContain('Only organizers')
  })
})
