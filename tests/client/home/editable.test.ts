import { describe, expect, it } from 'vitest'
import { edited, factProblems, toDraft, toEditable } from '../../../client/home/editable.ts'
import {
  type Draft,
  draftPerson,
  draftSchema,
  draftTopic,
  draftTrack,
  emptyDraft,
} from '../../../shared/imports/draft.ts'

const draft: Draft = {
  ...emptyDraft('indico-page'),
  title: 'Memory MC',
  timeZone: 'Europe/Prague',
  firstDay: '2026-10-05',
  lastDay: '2026-10-07',
  people: ['Ada', 'Ben', 'Cleo'].map((name) => ({ ...draftPerson(name), affiliation: 'X' })),
  tracks: [{ ...draftTrack('Memory'), description: 'd', background: 'b', leads: [0, 2] }],
  rooms: [{ origin: 'r', name: 'Room 1', capacity: 90, features: '' }],
  slots: [
    {
      origin: '',
      room: 0,
      start: '2026-10-05T14:30',
      minutes: 60,
      kind: 'session',
      title: '',
      track: 0,
      public: true,
    },
  ],
  topics: ['one', 'two'].map((title, at) => ({
    ...draftTopic(title, { system: 'indico', id: title, url: '' }),
    track: 0,
    slot: 0,
    speakers: [2, at],
    attendees: [{ person: 1, attendance: 'required' as const }],
  })),
  warnings: [{ line: 3, quote: 'q', message: 'm' }],
}
const facts = { title: 'Memory MC', timeZone: 'Europe/Prague', firstDay: '2026-10-05', lastDay: '2026-10-07' }

describe('a draft while it is corrected', () => {
  it('comes back as it was if nothing was corrected', () => {
    expect(toDraft(toEditable(draft), facts)).toEqual(draft)
  })

  it('[I20] a whole board goes on whole until it is corrected', () => {
    const meta = {
      title: 'x',
      timeZone: 'UTC',
      firstDay: '2026-10-05',
      lastDay: '2026-10-07',
      description: '',
      url: '',
    }
    const whole = {
      layout: 1,
      epoch: 1,
      meta: { ...meta, changeover: 0 },
      rooms: [],
      tracks: [],
      people: [],
      slots: [],
      topics: [],
    }
    const editable = toEditable({ ...draft, whole })
    expect(toDraft(editable, facts).whole).toEqual(whole)
    expect(toDraft(edited(editable, { type: 'add topic' }), facts)).not.toHaveProperty('whole')
  })

  it('lets a person go without pointing at another in their place', () => {
    const without = toDraft(edited(toEditable(draft), { type: 'remove', key: 'person-1' }), facts)
    expect(without.people.map(({ name }) => name)).toEqual(['Ada', 'Cleo'])
    expect(without.tracks[0]?.leads).toEqual([0, 1])
    expect(without.topics.map(({ speakers }) => speakers)).toEqual([[1, 0], [1]])
    expect(without.topics[0]?.attendees).toEqual([])
  })

  it('takes a person whose name was emptied as left out', () => {
    const nameless = edited(toEditable(draft), { type: 'person', key: 'person-0', change: { name: ' ' } })
    const without = toDraft(nameless, facts)
    expect(without.people.map(({ name }) => name)).toEqual(['Ben', 'Cleo'])
    expect(without.tracks[0]?.leads).toEqual([1])
  })

  it('lets a track go and keeps its topics', () => {
    const without = toDraft(edited(toEditable(draft), { type: 'remove', key: 'track-0' }), facts)
    expect(without.tracks).toEqual([])
    expect(without.topics.map(({ title, track }) => [title, track])).toEqual([
      ['one', null],
      ['two', null],
    ])
  })

  it('adds what the server takes, and leaves out what was left without a name', () => {
    let editable = toEditable(draft)
    for (const type of ['add person', 'add topic', 'add follow-up', 'add track'] as const)
      editable = edited(editable, { type })
    expect(toDraft(editable, facts)).toEqual(draft)
    for (const [kind, list] of [
      ['person', editable.people],
      ['track', editable.tracks],
    ] as const)
      editable = edited(editable, { type: kind, key: list.at(-1)?.key ?? '', change: { name: `new ${kind}` } })
    for (const { key } of editable.topics.slice(2))
      editable = edited(editable, { type: 'topic', key, change: { title: `new ${key}` } })
    const full = toDraft(editable, facts)
    expect(draftSchema.parse(full)).toEqual(full)
    expect(full.topics.slice(2).map(({ kind, minutes, follows }) => [kind, minutes, follows !== null])).toEqual([
      ['discussion', 20, false],
      ['follow-up', 20, true],
    ])
    expect(new Set(full.topics.map(({ source }) => `${source.system} ${source.id}`)).size).toBe(4)
  })

  it('names what is missing beside its field', () => {
    expect(factProblems(facts)).toEqual({})
    expect(Object.keys(factProblems({ ...facts, timeZone: '', firstDay: '' }))).toEqual(['timeZone', 'firstDay'])
    expect(factProblems({ ...facts, lastDay: '2026-10-04' })).toEqual({ lastDay: 'The last day is before the first.' })
  })
})
