/** Scripts of others: nothing but yjs, y-websocket and ws at the client's end. */

import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { BoardCreated } from '../../shared/protocol/api.ts'
import { FACTS, secretOf } from '../support/door.ts'
import type { Product } from '../support/product.ts'
import { startProduct } from '../support/product.ts'

let product: Product
let board: BoardCreated
beforeAll(async () => {
  product = await startProduct()
  const answer = await fetch(`${product.url}/api/boards`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ...FACTS, sample: true }),
  })
  board = (await answer.json()) as BoardCreated
})
afterAll(() => product.stop())

/** As the y-websocket README has it. */
function provider(link: string, epoch: number = board.epoch) {
  const doc = new Y.Doc()
  const stock = new WebsocketProvider(`${product.url.replace('http', 'ws')}/sync`, board.id, doc, {
    params: { epoch: String(epoch) },
    protocols: ['plumbline.1', `key.${secretOf(link)}`],
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  })
  onTestFinished(() => {
    stock.destroy()
    doc.destroy()
  })
  const synced = new Promise<void>((resolve) => stock.on('sync', (isSynced) => isSynced && resolve()))
  const closed = new Promise<{ code: number }>((resolve) => stock.on('closed', resolve))
  return { doc, stock, synced, closed, topics: doc.getMap<Y.Map<unknown>>('topics') }
}

const until = (doc: Y.Doc, isSo: () => boolean): Promise<void> =>
  new Promise((resolve) => {
    const look = () => {
      if (!isSo()) return
      doc.off('afterTransaction', look)
      resolve()
    }
    doc.on('afterTransaction', look)
    look()
  })

const firstOf = <T>(map: Y.Map<T>): [string, T] => {
  const [entry] = map.entries()
  if (!entry) throw new Error('the board is empty')
  return entry
}

/** What the server itself says of a topic. */
async function placementOf(topic: string): Promise<unknown> {
  const answer = await fetch(`${product.url}/api/boards/${board.id}/board.json`, {
    headers: { Authorization: `Bearer ${secretOf(board.links.observer)}` },
  })
  const { topics } = (await answer.json()) as { topics: { id: string; placement: unknown }[] }
  return topics.find(({ id }) => id === topic)?.placement
}

describe('a stock client', () => {
  it('[G10] reads the board and moves a card, which everybody sees', async () => {
    const [a, b] = [provider(board.links.organizer), provider(board.links.observer)]
    await Promise.all([a.synced, b.synced])
    expect(a.doc.getMap('meta').get('timeZone')).toBe(FACTS.timeZone)
    const [id, topic] = firstOf(a.topics)
    const [slotId] = firstOf(a.doc.getMap('slots'))
    topic.set('placement', { slotId, rank: 'V' })
    const rankAtB = () => (b.topics.get(id)?.get('placement') as { rank?: string } | null)?.rank
    await until(b.doc, () => rankAtB() === 'V')
    expect(await placementOf(id)).toEqual({ slotId, rank: 'V' })
  })

  it('[G10] sees who is here, and who left', async () => {
    const [a, b] = [provider(board.links.organizer), provider(board.links.organizer)]
    await Promise.all([a.synced, b.synced])
    const others = () => [...b.stock.awareness.getStates()].filter(([client]) => client !== b.doc.clientID)
    const change = (isSo: () => boolean) =>
      new Promise<void>((resolve) => {
        const look = () => isSo() && resolve()
        b.stock.awareness.on('change', look)
        look()
      })
    a.stock.awareness.setLocalState({ name: 'Ada', role: 'owner' })
    await change(() => others().some(([, state]) => state.name === 'Ada'))
    expect(others()).toEqual([[a.doc.clientID, { name: 'Ada', role: 'organizer', label: 'Organizers' }]])
    a.stock.destroy()
    await change(() => others().length === 0)
  })

  it('[G3] with an observer’s link changes nothing, and is told so for good', async () => {
    const [observer, organizer] = [provider(board.links.observer), provider(board.links.organizer)]
    await Promise.all([observer.synced, organizer.synced])
    const [id, topic] = firstOf(observer.topics)
    const before = await placementOf(id)
    topic.set('placement', { slotId: 's_0000000000000000', rank: 'A' })
    expect((await observer.closed).code).toBe(4403)
    expect(await placementOf(id)).toEqual(before)
    expect(organizer.topics.get(id)?.get('placement') ?? null).toEqual(before)
  })

  it('[G7] with another epoch is told so for good, and has read nothing', async () => {
    const { closed, doc } = provider(board.links.organizer, board.epoch + 1)
    expect((await closed).code).toBe(4409)
    expect(doc.getMap('meta').size).toBe(0)
  })

  it.each([
    ['no key', []],
    ['no key but the protocol', ['plumbline.1']],
    ['a wrong key', ['plumbline.1', 'key.AAAAAAAAAAAAAAAAAAAAAA']],
  ])('[G5] with %s gets 401 at the upgrade', async (_, protocols) => {
    const address = `${product.url.replace('http', 'ws')}/sync/${board.id}?epoch=${board.epoch}`
    const status = await new Promise((resolve, reject) => {
      const ws = new WebSocket(address, protocols)
      ws.on('unexpected-response', (_request, response) => resolve(response.statusCode))
      ws.on('open', () => reject(new Error('it was let in')))
    })
    expect(status).toBe(401)
  })
})
