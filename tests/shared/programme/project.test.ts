import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { addAway } from '../../../shared/board/absences.ts'
import { acceptClash } from '../../../shared/board/acceptance.ts'
import { findClashes } from '../../../shared/board/clashes.ts'
import { mapOf } from '../../../shared/board/doc.ts'
import { readBoard } from '../../../shared/board/read.ts'
import * as verbs from '../../../shared/board/verbs.ts'
import { addWish } from '../../../shared/board/wishes.ts'
import { must } from '../../../shared/must.ts'
import { programmeSchema } from '../../../shared/programme/programme.ts'
import { project } from '../../../shared/programme/project.ts'
import { newBoard } from '../../support/boards.ts'
import { cases } from '../../support/cases.ts'
import { dice } from '../../support/dice.ts'
import { furnish, randomVerb } from '../../support/random-verbs.ts'

/** A board with one public and one private slot, and a marked text in everything that attendees may never see. */
function boardWithCanaries() {
  const door = newBoard()
  const marks: string[] = []
  const canary = (where: string) => {
    marks.push(`canary-${where}`)
    return `canary-${where}`
  }
  const aurora = verbs.addRoom(door, { name: 'Aurora', capacity: 77 })
  verbs.editRoom(door, aurora, { features: canary('room-features') })
  const speaker = verbs.addPerson(door, { name: 'Ada', affiliation: 'Engines', contact: canary('contact') })
  verbs.addPerson(door, { name: canary('person-nobody-names'), affiliation: canary('their-affiliation') })
  const needed = verbs.addPerson(door, { name: canary('attendee') })
  const track = verbs.addTrack(door, { name: 'Memory', background: canary('background') })
  verbs.addTrack(door, { name: canary('unused-track'), description: canary('unused-description') })
  const place = (clock: string) => ({ roomId: aurora, start: `2026-10-05T${clock}` })
  const open = verbs.addSlot(door, { place: place('09:00'), minutes: 60, trackId: track })
  const shut = verbs.addSlot(door, { place: place('11:00'), minutes: 60, title: canary('private-slot') })
  verbs.editSlot(door, shut, { public: false })
  const shown = verbs.addTopic(door, {
    title: 'Shown',
    abstract: 'An abstract.',
    notes: canary('notes'),
    trackId: track,
    source: { system: 'x', id: canary('source'), url: canary('source-url') },
    follows: { year: 2025, status: canary('follows'), url: canary('follows-url') },
    speakers: [speaker],
  })
  verbs.setAttendee(door, shown, needed, 'required')
  verbs.addMaterial(door, shown, { title: 'Slides', url: 'https://example.org/s' })
  verbs.placeTopics(door, [shown], { slotId: open, before: null })
  const inPrivate = verbs.addTopic(door, { title: canary('in-private-slot'), abstract: canary('its-abstract') })
  verbs.placeTopics(door, [inPrivate], { slotId: shut, before: null })
  verbs.addTopic(door, { title: canary('tray'), abstract: canary('tray-abstract') })
  const gone = verbs.addTopic(door, { title: canary('removed') })
  verbs.placeTopics(door, [gone], { slotId: open, before: null })
  verbs.removeEntry(door, 'topic', gone)
  const entry = mapOf(door.doc, 'topics').get(shown) as Y.Map<unknown>
  entry.set('wish:1', { before: canary('wish') })
  addWish(door, shown, { kind: 'after', topicId: gone, buffer: 4_711 })
  addWish(door, shown, { kind: 'not-before', clock: '04:44' })
  addWish(door, shown, { kind: 'on-day', day: '2031-01-31' })
  entry.set('outcome', { status: canary('outcome') })
  entry.set('unknown', canary('unknown-key'))
  const person = mapOf(door.doc, 'people').get(speaker) as Y.Map<unknown>
  person.set('away:1', { from: canary('away'), to: canary('away-to') })
  person.set('zone', canary('zone'))
  const clash = must(findClashes(readBoard(door.doc))[0], 'clash')
  acceptClash(door, clash, canary('accepted'))
  addAway(door, speaker, { from: '2032-02-02T03:33', to: '2032-02-02T03:34' })
  verbs.editPerson(door, needed, { zone: 'Asia/Kathmandu' })
  return { door, marks, shown }
}

const asProgramme = (door: ReturnType<typeof newBoard>) => ({
  ...project(readBoard(door.doc)),
  sequence: 1,
  edition: null,
})

describe('the programme', () => {
  it('[P1] contains no private byte: tray, notes, contacts, private slots, what was removed', () => {
    const { door, marks } = boardWithCanaries()
    const bytes = JSON.stringify(asProgramme(door))
    expect(marks.length).toBeGreaterThan(20)
    for (const mark of marks) {
      expect(JSON.stringify(door.doc.toJSON()), `${mark} is on the board`).toContain(mark)
      expect(bytes, mark).not.toContain(mark)
    }
    expect(bytes).not.toContain('canary')
    for (const part of ['77', 'proposed', '4711', '04:44', '2031', '2032', 'Kathmandu']) {
      expect(JSON.stringify(door.doc.toJSON()), `${part} is on the board`).toContain(part)
      expect(bytes).not.toContain(part)
    }
  })

  it('[P1] names exactly these fields', () => {
    const { door, shown } = boardWithCanaries()
    const { topics, slots, people, tracks, rooms, board } = asProgramme(door)
    const keys = (values: readonly object[]) => [...new Set(values.flatMap((value) => Object.keys(value)))].sort()
    expect(keys(rooms)).toEqual(['id', 'name'])
    expect(keys(tracks)).toEqual(['color', 'description', 'id', 'leads', 'name'])
    expect(keys(people)).toEqual(['affiliation', 'id', 'name'])
    expect(keys(slots)).toEqual(['end', 'id', 'kind', 'roomId', 'start', 'title', 'trackId'])
    expect(keys([board])).toEqual(['description', 'firstDay', 'lastDay', 'timeZone', 'title', 'url'])
    expect(topics).toEqual([
      {
        id: shown,
        slotId: slots[0]?.id,
        start: '2026-10-05T09:00:00+02:00',
        end: '2026-10-05T09:20:00+02:00',
        title: 'Shown',
        abstract: 'An abstract.',
        kind: 'discussion',
        trackId: tracks[0]?.id,
        speakers: [people[0]?.id],
        materials: [{ title: 'Slides', url: 'https://example.org/s' }],
      },
    ])
  })

  it('[P2] is of its published form, and names nothing that is not in it, whatever the board', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 31 }), fc.integer({ min: 0, max: 40 }), (seed, steps) => {
        const chance = dice(seed)
        const door = newBoard({}, seed % 1_000)
        furnish(door, chance)
        for (let step = 0; step < steps; step++) randomVerb(door, chance)
        for (const track of readBoard(door.doc).tracks.keys()) {
          if (chance.roll(2) === 0) verbs.removeEntry(door, 'track', track)
        }
        const programme = programmeSchema.strict().parse(asProgramme(door))
        const ids = (part: 'people' | 'slots' | 'rooms' | 'tracks') => new Set(programme[part].map(({ id }) => id))
        const [people, slots] = [ids('people'), ids('slots')]
        const tracks = new Set<string | null>([null, ...ids('tracks')])
        for (const { trackId } of [...programme.slots, ...programme.topics]) expect(tracks.has(trackId)).toBe(true)
        for (const topic of programme.topics) {
          expect(slots.has(topic.slotId)).toBe(true)
          expect(topic.speakers.every((id) => people.has(id))).toBe(true)
        }
        for (const { leads } of programme.tracks) expect(leads.every((id) => people.has(id))).toBe(true)
        for (const part of ['slots', 'topics'] as const) {
          const starts = programme[part].map(({ start }) => Date.parse(start))
          expect(starts).toEqual(starts.toSorted((a, b) => a - b))
        }
      }),
      cases(150),
    )
  }, 120_000)
})
