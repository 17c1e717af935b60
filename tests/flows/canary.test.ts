/** [H6] Marks in everything private, then every byte that a stranger can get, searched for the marks. */

import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { openMemory } from '../../server/adapters/memory/memory.ts'
import { systemClock } from '../../server/adapters/system/clock.ts'
import { systemRandom } from '../../server/adapters/system/random.ts'
import { readConfig } from '../../server/config.ts'
import { startServer } from '../../server/server.ts'
import type { BoardDoc } from '../../shared/board/doc.ts'
import { boardDocOf, entryOf } from '../../shared/board/doc.ts'
import {
  addMaterial,
  addPerson,
  addRoom,
  addSlot,
  addTopic,
  addTrack,
  editPerson,
  editRoom,
  editSlot,
  editTopic,
  placeTopics,
  removeEntry,
  setAttendee,
  setLead,
  setSpeaker,
  writeText,
} from '../../shared/board/verbs.ts'
import { mintId } from '../../shared/ids.ts'
import { must } from '../../shared/must.ts'
import type { BoardCreated, PicksMade } from '../../shared/protocol/api.ts'
import { KEY_SUBPROTOCOL, SUBPROTOCOL } from '../../shared/protocol/version.ts'
import { addComment, startThread } from '../../shared/talk/verbs.ts'
import { FACTS, secretOf } from '../support/door.ts'
import { eventReader } from '../support/events.ts'
import { keptLog } from '../support/kept-log.ts'

/** `canary-<what>`: found wherever it is, however it got there. */
const mark = (what: string): string => `canary-${what}`
const MARK = /canary-[a-z]+/g
const marksIn = (text: string): string[] => [...new Set(text.match(MARK))].sort()

/** What organizers see and attendees must not. `stage` has no text of its own: its word is the mark. */
const PRIVATE = [
  'attendee',
  'attendeefirm',
  'audience',
  'background',
  'contact',
  'features',
  'follows',
  'notes',
  'privateslot',
  'privatetopic',
  'source',
  'trayabstract',
  'traynotes',
  'trayspeaker',
  'traytitle',
  'traytrack',
].map(mark)
const PRIVATE_STAGE = 'withdrawn'
/** What attendees see: if these are missing, nothing was looked at. */
const PUBLIC = [
  'seenabstract',
  'seenlead',
  'seenmaterial',
  'seenroom',
  'seenslot',
  'seenspeaker',
  'seentopic',
  'seentrack',
]

/** The page as it is written; what it is built into says no more. */
const SOURCES = fileURLToPath(new URL('../../client', import.meta.url))

async function composed() {
  const config = readConfig({ PORT: '0' })
  if ('problems' in config) throw new Error(config.problems.join())
  const stores = openMemory()
  const parts = { config, stores, clock: systemClock, random: systemRandom, log: keptLog(), pages: SOURCES }
  const server = await startServer(parts)
  onTestFinished(async () => {
    await server.stop()
    await stores.close()
  })
  return server.address
}

/** An organizer's own copy of the board, over the wire. */
async function joined(url: string, id: string, secret: string): Promise<{ door: BoardDoc; line: WebsocketProvider }> {
  const doc = new Y.Doc()
  const line = new WebsocketProvider(`${url.replace('http', 'ws')}/sync`, id, doc, {
    params: { epoch: '1' },
    protocols: [SUBPROTOCOL, `${KEY_SUBPROTOCOL}${secret}`],
    WebSocketPolyfill: WebSocket as never,
    disableBc: true,
  })
  onTestFinished(() => line.destroy())
  await new Promise((resolve) => line.once('sync', resolve))
  return { door: boardDocOf(doc, { random: systemRandom, now: Date.now, actor: () => mark('actor') }), line }
}

/** Fills the board; returns what is later shown and hidden. */
function fill(door: BoardDoc) {
  const room = addRoom(door, { name: mark('seenroom') })
  editRoom(door, room, { features: mark('features'), capacity: 4711 })
  const track = addTrack(door, { name: mark('seentrack'), background: mark('background') })
  const trayTrack = addTrack(door, { name: mark('traytrack') })
  const lead = addPerson(door, { name: mark('seenlead'), contact: mark('contact') })
  setLead(door, track, lead, true)
  const speaker = addPerson(door, { name: mark('seenspeaker'), contact: mark('contact') })
  const traySpeaker = addPerson(door, { name: mark('trayspeaker') })
  const attendee = addPerson(door, { name: mark('attendee'), affiliation: mark('attendeefirm') })
  door.change('set what has no verb yet', (doc) => {
    entryOf(doc, 'person', speaker)?.set(`away:${mark('away')}`, { from: mark('away'), to: mark('away') })
  })
  const place = (start: string) => ({ roomId: room, start: `2026-10-05T${start}` })
  const slot = addSlot(door, { place: place('14:00'), minutes: 60, title: mark('seenslot'), trackId: track })
  const privateSlot = addSlot(door, { place: place('16:00'), minutes: 60, title: mark('privateslot') })
  editSlot(door, privateSlot, { public: false })

  const topic = addTopic(door, {
    title: mark('deletedtitle'),
    abstract: mark('deletedabstract'),
    notes: mark('notes'),
    stage: PRIVATE_STAGE,
    trackId: track,
    speakers: [speaker],
    source: { system: mark('source'), id: mark('source'), url: `https://${mark('source')}.example` },
    follows: { year: 2025, status: mark('follows'), url: '' },
  })
  setAttendee(door, topic, attendee, 'required')
  addMaterial(door, topic, { title: mark('seenmaterial'), url: 'https://example.org/slides' })
  door.change('set what has no verb yet', (doc) => {
    entryOf(doc, 'topic', topic)?.set(`wish:${mark('wish')}`, { before: mark('wish') })
    const seen = { id: mark('importid'), of: { title: mark('importhash') }, also: [mark('importid')] }
    entryOf(doc, 'topic', topic)?.set(`seen:${mark('importsystem')}`, seen)
    entryOf(doc, 'slot', slot)?.set(`seen:${mark('importsystem')}`, seen)
    entryOf(doc, 'person', speaker)?.set(`seen:${mark('importsystem')}`, seen)
    doc.getMap('meta').set(`seen:${mark('importsystem')}`, seen)
    entryOf(doc, 'topic', topic)?.set('outcome', { status: mark('outcome'), text: mark('outcome'), url: '' })
  })
  editTopic(door, topic, { audience: 4711 })
  placeTopics(door, [topic], { slotId: slot, before: null })

  const hidden = addTopic(door, { title: mark('privatetopic') })
  placeTopics(door, [hidden], { slotId: privateSlot, before: null })
  addTopic(door, {
    title: `${mark('traytitle')} ${mark('audience')}`,
    abstract: mark('trayabstract'),
    notes: mark('traynotes'),
    trackId: trayTrack,
    speakers: [traySpeaker],
  })
  const removed = addTopic(door, { title: mark('removed') })
  placeTopics(door, [removed], { slotId: slot, before: null })
  return { topic, slot, removed, speaker }
}

describe('[H6] no private or deleted text', () => {
  it('is in any byte that a stranger can get', async () => {
    const url = await composed()
    const made = await fetch(`${url}/api/boards`, { method: 'POST', body: JSON.stringify(FACTS) })
    const { id, slug, links } = (await made.json()) as BoardCreated
    const as = { Authorization: `Bearer ${secretOf(links.owner)}` }
    const at = `${url}/api/boards/${id}`
    const label = { role: 'observer', label: mark('label') }
    await fetch(`${at}/links`, { method: 'POST', headers: as, body: JSON.stringify(label) })

    const { door, line } = await joined(url, id, secretOf(links.organizer))
    line.awareness.setLocalState({ name: mark('presence') })
    const { topic, removed, speaker } = fill(door)
    const boardUntil = async (isThere: (text: string) => boolean): Promise<string> => {
      for (;;) {
        const text = await (await fetch(`${at}/board.json`, { headers: as })).text()
        if (isThere(text)) return text
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
    }

    const said = await joined(url, `${id}/talk`, secretOf(links.organizer))
    const by = { id: mintId('author', systemRandom), name: mark('author') }
    const about = { what: 'topic', id: topic, title: mark('about') } as const
    const thread = startThread(said.door, about, mark('comment'), by)
    addComment(said.door, thread, mark('answer'), by)

    // First: the marks are there, so that the search below can find something.
    const full = await boardUntil((text) => text.includes(mark('removed')))
    expect(marksIn(full)).toEqual(expect.arrayContaining([...PRIVATE, ...['removed', 'deletedtitle'].map(mark)]))
    expect(full).toContain(`"${PRIVATE_STAGE}"`)
    expect(full).toContain('4711')
    expect(await (await fetch(`${at}/links`, { headers: as })).text()).toContain(mark('label'))
    const bytes = Buffer.from(Y.encodeStateAsUpdate(door.doc)).toString('latin1')
    expect(marksIn(bytes)).toEqual(expect.arrayContaining(['away', 'wish', 'outcome'].map(mark)))
    const reading = await joined(url, `${id}/talk`, secretOf(links.observer))
    const talk = Buffer.from(Y.encodeStateAsUpdate(reading.door.doc)).toString('latin1')
    expect(marksIn(talk)).toEqual(['about', 'answer', 'author', 'comment'].map(mark))
    expect(full, 'the board says nothing of its talk').not.toContain(mark('comment'))

    // What was has marks of its own, and all that was ever written.
    const named = { name: mark('moment') }
    await fetch(`${at}/history`, { method: 'POST', headers: as, body: JSON.stringify(named) })
    const past = async (path: string) => marksIn(await (await fetch(`${at}/${path}`, { headers: as })).text())
    expect(await past('history')).toEqual([mark('moment')])
    expect(await past('history/now')).toEqual(expect.arrayContaining(['notes', 'contact', 'away'].map(mark)))
    expect(await past('activity')).toEqual(expect.arrayContaining(['presence', 'deletedtitle'].map(mark)))

    // Then some of it is deleted, and the rest published, with a stranger listening from before on.
    removeEntry(door, 'topic', removed)
    editTopic(door, topic, { title: mark('seentopic') })
    writeText(door, topic, 'abstract', mark('seenabstract'))
    await boardUntil((text) => text.includes(mark('seenabstract')))
    const collected: string[] = []
    const stream = await listen(`${url}/p/${slug}/live`, collected)
    await stream.until(({ event }) => event === 'hidden')
    collected.push(...(await everythingPublic(url, slug, id, { topic, speaker })))
    await fetch(`${at}/publication`, { method: 'PUT', headers: as, body: JSON.stringify({ mode: 'live' }) })
    await stream.until(({ event }) => event === 'programme')
    collected.push(...(await everythingPublic(url, slug, id, { topic, speaker })))

    // Changes while it is live: private ones alone, then one that is seen, which brings a patch.
    writeText(door, topic, 'notes', `${mark('notes')} and more`)
    editPerson(door, addPerson(door, { name: mark('trayspeaker') }), { contact: mark('contact') })
    setSpeaker(door, addTopic(door, { title: mark('traytitle') }), addPerson(door, { name: mark('attendee') }), true)
    editTopic(door, topic, { title: `${mark('seentopic')} again` })
    await stream.until(({ event, data }) => event === 'patch' && JSON.stringify(data).includes('again'))
    collected.push(...(await everythingPublic(url, slug, id, { topic, speaker })))

    // Hidden again: nothing of it is left outside.
    await fetch(`${at}/publication`, { method: 'PUT', headers: as, body: JSON.stringify({ mode: 'hidden' }) })
    await stream.until(({ event }, at) => event === 'hidden' && at > 0)
    const afterwards = await everythingPublic(url, slug, id, { topic, speaker })
    expect(marksIn(afterwards.join('\n'))).toEqual([])
    expect(await past('activity')).toEqual(expect.arrayContaining(['deletedtitle', 'seentopic'].map(mark)))

    const everything = collected.join('\n')
    expect(marksIn(everything)).toEqual(PUBLIC.map(mark))
    for (const other of [PRIVATE_STAGE, '4711', '"stage"', '"notes"', '"contact"', 'required']) {
      expect(everything).not.toContain(other)
    }
  })
})

/** Every answer, with its headers, that somebody without a link can get. */
async function everythingPublic(
  url: string,
  slug: string,
  id: string,
  { topic, speaker }: { readonly topic: string; readonly speaker: string },
): Promise<string[]> {
  const paths = [
    `/p/${slug}`,
    `/p/${slug}/programme.json`,
    `/p/${slug}/programme.json?edition=1`,
    `/p/${slug}/texts.json`,
    `/p/${slug}/editions.json`,
    `/p/${slug}/cancelled.json`,
    ...['changes', 'changes/1', 'screen', 'embed', `topics/${topic}`, `people/${speaker}`].map(
      (page) => `/p/${slug}/${page}`,
    ),
    `/p/${slug}/feed.xml`,
    ...['ics', 'xml', 'json', 'csv', 'md'].map((ending) => `/p/${slug}/schedule.${ending}`),
    `/api/boards/${id}`,
    `/api/boards/${id}/board.json`,
    `/api/boards/${id}/indico.csv`,
    `/api/boards/${id}/links`,
    `/api/boards/${id}/activity`,
    `/api/boards/${id}/history`,
    `/api/boards/${id}/history/now`,
    `/api/boards/${id}/history/1`,
    `/b/${id}`,
    '/healthz',
    '/readyz',
  ]
  const texts: string[] = []
  // What attendees pick for themselves: everything that there ever was.
  const topics = [...(await (await fetch(`${url}/p/${slug}/programme.json`)).text()).matchAll(/"(t_[0-9a-z]{16})"/g)]
  const picked = { topics: [...new Set(topics.map(([, id]) => id))] }
  const made = await fetch(`${url}/p/${slug}/picks`, { method: 'POST', body: JSON.stringify(picked) })
  const answered = await made.text()
  texts.push(answered)
  if (made.ok) {
    const { secret } = JSON.parse(answered) as PicksMade
    paths.push(`/p/${slug}/picks/${secret}.ics`, `/p/${slug}/picks/${secret}`)
  }
  paths.push(
    `/p/${slug}/mine`,
    `/p/${slug}/mine.ics?topics=${picked.topics.join(',')}`,
    `/p/${slug}/manifest.webmanifest`,
  )
  for (const path of paths) {
    for (const method of ['GET', 'HEAD']) {
      const answer = await fetch(url + path, { method })
      // A calendar's lines are folded: a mark could hide in the fold.
      texts.push(JSON.stringify([...answer.headers]), (await answer.text()).replaceAll('\r\n ', ''))
    }
  }
  for (const doc of [id, `${id}/talk`]) {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/sync/${doc}?epoch=1`)
    const [, refused] = await once(socket, 'unexpected-response')
    texts.push(JSON.stringify(refused.headers), Buffer.concat(await refused.toArray()).toString())
  }
  return texts
}

/** Follows a stream; everything that comes is collected as it came. */
async function listen(address: string, collected: string[]) {
  const answer = await fetch(address)
  collected.push(JSON.stringify([...answer.headers]))
  const body = must(answer.body, 'a stream').getReader()
  onTestFinished(() => body.cancel())
  const reader = eventReader()
  return {
    async until(isIt: (event: (typeof reader.events)[number], at: number) => boolean) {
      while (!reader.events.some(isIt)) {
        const { done, value } = await body.read()
        if (done) throw new Error('the stream ended')
        reader.take(value)
        collected.push(new TextDecoder().decode(value))
      }
    },
  }
}
