import { XMLParser } from 'fast-xml-parser'
import { describe, expect, it } from 'vitest'
import { readBoard } from '../../../shared/board/read.ts'
import * as verbs from '../../../shared/board/verbs.ts'
import { changesBetween, sayChange, sayTakenBack } from '../../../shared/exports/changes.ts'
import { atomFeed } from '../../../shared/exports/feed.ts'
import type { Programme } from '../../../shared/programme/programme.ts'
import { project } from '../../../shared/programme/project.ts'
import { newBoard } from '../../support/boards.ts'
import { oddPublication } from '../../support/odd-boards.ts'

function stage() {
  const door = newBoard()
  const [aurora, birch] = ['Aurora', 'Birch'].map((name) => verbs.addRoom(door, { name }))
  const slot = verbs.addSlot(door, {
    place: { roomId: aurora ?? null, start: '2026-10-05T09:00' },
    minutes: 60,
    trackId: null,
  })
  const ada = verbs.addPerson(door, { name: 'Ada' })
  const topic = verbs.addTopic(door, { title: 'Folios', minutes: 20 })
  verbs.placeTopics(door, [topic], { slotId: slot, before: null })
  const now = (): Programme => ({ ...project(readBoard(door.doc)), sequence: 1, edition: null })
  const before = now()
  const said = () => changesBetween(before, now()).map(sayChange)
  return { door, birch, slot, ada, topic, said, now, before }
}

describe('[X4] what changed for attendees', () => {
  it('is nothing where nothing did, and all of it where nothing was public', () => {
    const { said, now } = stage()
    expect(said()).toEqual([])
    expect(changesBetween(null, now()).map(sayChange)).toEqual(['“Folios” is new: on Mon 5 Oct at 09:00 in Aurora.'])
  })

  it('says nothing of what is taken back by an earlier edition but that it is', () => {
    const { door, birch, slot, ada, topic, now, before } = stage()
    verbs.placeSlot(door, slot, { roomId: birch ?? null, start: '2026-10-06T09:00' })
    verbs.editRoom(door, birch as never, { name: 'SECRET' })
    verbs.editTopic(door, topic, { title: 'SECRET' })
    verbs.setSpeaker(door, topic, ada, true)
    verbs.writeText(door, topic, 'abstract', 'SECRET')
    const other = verbs.addTopic(door, { title: 'SECRET', minutes: 20 })
    verbs.placeTopics(door, [other], { slotId: slot, before: null })
    const said = changesBetween(now(), before).map(sayTakenBack)
    expect(said.toSorted()).toEqual([
      'What was announced meanwhile is taken back.',
      '“Folios” is on Mon 5 Oct at 09:00 in Aurora again; has its earlier title; has its earlier speakers; has its earlier description.',
    ])
    verbs.removeEntry(door, 'topic', topic)
    expect(changesBetween(now(), before).map(sayTakenBack)).toContain(
      '“Folios” is back: on Mon 5 Oct at 09:00 in Aurora.',
    )
  })

  it('is said in one sentence an event', () => {
    const { door, birch, slot, ada, topic, said } = stage()
    verbs.placeSlot(door, slot, { roomId: birch ?? null, start: '2026-10-05T10:30' })
    expect(said()).toEqual(['“Folios” is now on Mon 5 Oct at 10:30 in Birch (was 09:00 in Aurora).'])
    verbs.placeSlot(door, slot, { roomId: birch ?? null, start: '2026-10-06T10:30' })
    verbs.editTopic(door, topic, { title: 'Large folios', minutes: 30 })
    verbs.setSpeaker(door, topic, ada, true)
    expect(said()).toEqual([
      '“Large folios” is now on Tue 6 Oct at 10:30 in Birch (was on Mon 5 Oct at 09:00 for 20 min in Aurora); was called “Folios”; has Ada as speaker now.',
    ])
  })

  it('says what is cancelled, and what came', () => {
    const { door, slot, topic, said } = stage()
    const other = verbs.addTopic(door, { title: 'Zones', minutes: 20 })
    verbs.placeTopics(door, [other], { slotId: slot, before: null })
    verbs.removeEntry(door, 'topic', topic)
    expect(said().toSorted()).toEqual([
      '“Folios” is cancelled (was on Mon 5 Oct at 09:00 in Aurora).',
      '“Zones” is new: on Mon 5 Oct at 09:00 in Aurora.',
    ])
  })

  it('has a sentence on one line for whatever changes between any two boards', () => {
    for (let seed = 1; seed <= 15; seed++) {
      const [a, b] = [oddPublication(seed), oddPublication(seed + 1)]
      for (const change of changesBetween(a.programme, b.programme)) expect(sayChange(change)).toMatch(/^“.*” .+\.$/)
    }
  })
})

it('[X4] the feed is XML that reads back, whatever was typed', () => {
  const note = 'a\u0000 <b> & ]]> 🐧 "quotes"'
  const editions = [{ number: 2, at: '2026-10-01T10:00:00.000Z', note, changes: ['“<x>” is new.'] }]
  const text = atomFeed({ title: '<&\u0001', url: 'https://example.org/p/days', editions })
  const { feed } = new XMLParser().parse(text) as { feed: { title: string; entry: { title: string; content: string } } }
  expect([feed.title, feed.entry.title, feed.entry.content]).toEqual([
    '<&',
    'Edition 2',
    'a <b> & ]]> 🐧 "quotes"\n“<x>” is new.',
  ])
})
