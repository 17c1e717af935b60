import { describe, expect, it } from 'vitest'
import { boardOf, contentFrom } from '../../../shared/board/content.ts'
import { contentHash } from '../../../shared/board/content-hash.ts'
import { readBoard } from '../../../shared/board/read.ts'
import { addRoom, addSlot, addTopic, editTopic, placeTopics } from '../../../shared/board/verbs.ts'
import type { BoardId } from '../../../shared/ids.ts'
import { must } from '../../../shared/must.ts'
import type { Activity, History, KeptMomentFacts, PastBoard } from '../../../shared/protocol/history-api.ts'
import { openDoor } from '../../support/door.ts'
import { settle } from '../../support/fake-clock.ts'
import { fakePeer } from '../../support/fake-peer.ts'

/** A board with two people on it, and requests as its organizer. */
async function scene() {
  const { ask, make, live, clock, stores } = openDoor()
  const { id, at, secrets } = await make()
  const { board } = must(await live.hold(id as BoardId), 'the board')
  const [ann, ben] = ['Ann', 'Ben'].map((label) => fakePeer({ label })) as never as [
    ReturnType<typeof fakePeer>,
    ReturnType<typeof fakePeer>,
  ]
  for (const peer of [ann, ben]) peer.enter(board)
  await settle()
  const does = async (peer: typeof ann, run: () => void) => {
    run()
    for (const update of peer.takeUpdates()) board.receive(peer, { kind: 'update', update })
    await clock.advance(60_000)
  }
  const get = async <T>(path: string, secret = secrets.organizer): Promise<T> =>
    (await ask('GET', `${at}${path}`, { secret })).json() as Promise<T>
  const send = (method: string, path: string, body?: unknown) =>
    ask(method, `${at}${path}`, { ...(body !== undefined && { body }), secret: secrets.organizer })
  return { ann, ben, board, clock, does, get, send, stores }
}

describe('activity', () => {
  it('[H21] says who did what, the newest first, in pages and by person, topic and room', async () => {
    const { ann, ben, does, get } = await scene()
    const room = addRoom(ann.door, { name: 'Aurora' })
    const other = addRoom(ann.door, { name: 'Borealis' })
    const slot = addSlot(ann.door, { place: { roomId: room, start: '2026-10-05T14:30' }, minutes: 60 })
    await does(ann, () => undefined)
    const topic = addTopic(ann.door, { title: 'CXL' })
    await does(ann, () => undefined)
    await does(ben, () => placeTopics(ben.door, [topic], { slotId: slot, before: null }))
    await does(ben, () => editTopic(ben.door, topic, { minutes: 45 }))
    const { steps, before } = await get<Activity>('/activity')
    expect(steps.map(({ who, words }) => `${'label' in who ? who.label : ''} ${words}`)).toEqual([
      'Ben gave “CXL” 45 min',
      'Ben moved “CXL” to Mon 14:30, Aurora',
      'Ann added “CXL”',
      'Ann added the slot at Mon 14:30, Aurora',
      'Ann added room “Borealis”',
      'Ann added room “Aurora”',
    ])
    expect(before).toBeNull()
    const words = async (query: string) => (await get<Activity>(`/activity?${query}`)).steps.map((step) => step.words)
    expect(await words(`by=Ann&topic=${topic}`)).toEqual(['added “CXL”'])
    expect(await words(`room=${other}`)).toEqual(['added room “Borealis”'])
    const page = await get<Activity>('/activity?most=2')
    expect([page.steps.length, page.before]).toEqual([2, 5])
    expect(await words('before=5&most=1')).toEqual(['added “CXL”'])
  })

  it('[H21] a query that does not fit is named', async () => {
    const { send } = await scene()
    const answer = await send('GET', '/activity?most=0')
    expect([answer.status, (await answer.json()).error.message]).toEqual([400, expect.stringContaining('most')])
  })
})

describe('history', () => {
  it('[H22] every ten minutes of work is a moment, which is told as the board was', async () => {
    const { ann, board, does, get, clock, send } = await scene()
    await does(ann, () => void addTopic(ann.door, { title: 'one' }))
    const hash = contentHash(board.board)
    const { step } = board.moment()
    await clock.advance(3_600_000)
    await does(ann, () => void addTopic(ann.door, { title: 'two' }))
    const { moments, days } = await get<History>('/history')
    expect([days, moments.map((moment) => moment.step)]).toEqual([30, [step + 1, step]])
    const past = await get<PastBoard>(`/history/${step}`)
    expect(contentHash(boardOf(contentFrom(past.content)))).toBe(hash)
    for (const unknown of ['999', 'x', '-1', 'n_0000000000000000'])
      expect((await send('GET', `/history/${unknown}`)).status).toBe(404)
  })

  it('[H22] a moment can be kept by name, found by its id, and forgotten', async () => {
    const { ann, does, get, send } = await scene()
    await does(ann, () => void addTopic(ann.door, { title: 'one' }))
    const made = await send('POST', '/history', { name: 'Plan A', kind: 'alternative' })
    expect(made.status).toBe(201)
    const { id } = (await made.json()) as KeptMomentFacts
    await does(ann, () => void addTopic(ann.door, { title: 'two' }))
    expect((await get<History>('/history')).kept).toMatchObject([{ id, name: 'Plan A', kind: 'alternative' }])
    const { content } = await get<PastBoard>(`/history/${id}`)
    expect(boardOf(contentFrom(content)).topics.size).toBe(1)
    expect(await (await send('DELETE', `/history/${id}`)).json()).toEqual({ forgotten: true })
    expect(await (await send('DELETE', `/history/${id}`)).json()).toEqual({ forgotten: false })
    expect((await send('GET', `/history/${id}`)).status).toBe(404)
    expect((await send('POST', '/history', { name: ' ' })).status).toBe(400)
  })

  it('[H22] each edition is a moment, whoever types on', async () => {
    const { ann, board, clock, does, get, send } = await scene()
    await does(ann, () => void addTopic(ann.door, { title: 'one' }))
    const [topic] = board.board.topics.keys()
    const type = async (title: string) => {
      editTopic(ann.door, topic as never, { title })
      for (const update of ann.takeUpdates()) board.receive(ann, { kind: 'update', update })
      await clock.advance(1000)
    }
    await type('first')
    await send('PUT', '/publication', { mode: 'editions' })
    await send('POST', '/editions', {})
    await clock.advance(1000)
    await type('second')
    const edition = must(
      (await get<History>('/history')).moments.find(({ what }) => what === 'edition'),
      'an edition',
    )
    expect(edition.edition).toBe(1)
    const { content } = await get<PastBoard>(`/history/${edition.step}`)
    expect([...boardOf(contentFrom(content)).topics.values()].map(({ title }) => title)).toEqual(['first'])
  })

  it('[H22] keeps so many by name as the limit says', async () => {
    const { ask, make } = openDoor({ limits: { keptMoments: 1 } })
    const { at, secrets } = await make()
    const keep = async () => (await ask('POST', `${at}/history`, { body: { name: 'x' }, secret: secrets.owner })).status
    expect([await keep(), await keep()]).toEqual([201, 409])
  })

  it('[H23] a restore by request is there for everybody, and in the activity as whose it was', async () => {
    const { ann, ben, board, does, get, send } = await scene()
    await does(ann, () => void addTopic(ann.door, { title: 'one' }))
    const hash = contentHash(board.board)
    const { step } = board.moment()
    await does(ann, () => void addTopic(ann.door, { title: 'two' }))
    const answer = await send('POST', `/history/${step}/restore`, {})
    expect([answer.status, await answer.json()]).toEqual([200, { changed: 1 }])
    expect(contentHash(board.board)).toBe(hash)
    expect(contentHash(readBoard(ben.doc))).toBe(hash)
    const { steps } = await get<Activity>('/activity?most=1')
    expect(steps[0]).toMatchObject({ words: 'restored an earlier board', who: { label: 'Organizers' } })
    expect((await get<History>('/history')).moments.map(({ what }) => what)).toEqual(['restored', 'before-restore'])
    expect((await send('POST', `/history/${step}/restore`, { what: { day: 'soon' } })).status).toBe(400)
  })
})
