/** The view in the address, and what it leaves of the programme. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonical } from '../../../client/programme/canonical.ts'
import { narrowed } from '../../../client/programme/narrowed.ts'
import type { PublicAddress } from '../../../client/programme/public-address.ts'
import type { View } from '../../../client/programme/view.ts'
import { ALL, filterCount, queryOf, readView, unfiltered } from '../../../client/programme/view.ts'
import { programmeOf, slotAt, topicAt } from '../../support/day-programmes.ts'

const programme = programmeOf({
  tracks: [
    { id: 'mem', name: 'Memory MC', color: 'teal', description: '', leads: ['wen'] },
    { id: 'rust', name: 'Rust MC', color: 'red', description: '', leads: [] },
  ],
  people: [
    { id: 'ada', name: 'Ada Černá', affiliation: 'Engines' },
    { id: 'wen', name: 'Wen Jiaqing', affiliation: 'Lumen' },
  ],
  slots: [
    slotAt('opening', null, '09:00', '09:30', { kind: 'plenary', title: 'Opening' }),
    slotAt('memory', 'a', '09:30', '11:00', { trackId: 'mem', title: '' }),
    slotAt('coffee', null, '11:00', '11:30', { kind: 'break', title: 'Coffee' }),
    slotAt('rusty', 'b', '09:30', '11:00', { trackId: 'rust', title: '', day: '2026-10-06' }),
  ],
  topics: [
    topicAt('folios', 'memory', '09:30', '10:00', {
      title: 'Folios',
      speakers: ['ada'],
      abstract: 'About *naïve* locks.',
    }),
    topicAt('tiering', 'memory', '10:00', '10:30', { title: 'Tiering', kind: 'talk' }),
    topicAt('guest', 'memory', '10:30', '11:00', { title: 'A guest', trackId: 'rust' }),
    topicAt('pin', 'rusty', '09:30', '10:00', { title: 'Pin-init', day: '2026-10-06' }),
  ],
})

const found = (query: string) => {
  const { programme: left, topics } = narrowed(programme, readView(query, programme).view)
  expect(topics).toBe(left.topics.length)
  return { slots: left.slots.map(({ id }) => id), topics: left.topics.map(({ id }) => id) }
}
const address = (query: string): PublicAddress => ({ slug: 'x', shown: { page: 'programme' }, query })

describe('a view in the address', () => {
  it('is written in one way, and read as it was written', () => {
    const view: View = {
      by: 'room',
      day: '2026-10-06',
      track: 'mem',
      room: 'a',
      person: 'ada',
      kind: 'talk',
      q: 'é & +',
    }
    expect(readView(queryOf(view), programme)).toEqual({ view, unknown: [] })
    expect(queryOf(view)).toBe('view=room&day=2026-10-06&track=mem&room=a&person=ada&kind=talk&q=%C3%A9+%26+%2B')
    expect(queryOf(ALL)).toBe('')
    expect(canonical(address('q=+x&kind=&track=mem&view=day&utm=1'), programme).query).toBe('track=mem&q=x')
  })

  it('leaves out what the programme does not have, says so, and is the same whatever that was called', () => {
    const read = readView('?track=gone&room=a&day=2027-01-01&view=sideways', programme)
    expect(read).toEqual({ view: { ...ALL, room: 'a' }, unknown: ['day', 'track'] })
    expect(canonical(address('track=gone'), programme).query).toBe(canonical(address('track=never'), programme).query)
  })

  it('is read from anything', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webQueryParameters()), (query) => {
        const { view } = readView(query, programme)
        const again = readView(queryOf(view), programme)
        expect(again.view).toEqual(view)
        narrowed(programme, view)
      }),
    )
  })

  it('counts what was asked, and forgets it but for the way it is shown', () => {
    const { view } = readView('view=track&kind=talk&q=x', programme)
    expect(filterCount(view)).toBe(2)
    expect(unfiltered(view)).toEqual({ ...ALL, by: 'track' })
  })
})

describe('what is left of the programme', () => {
  it('is all of it where nothing is asked', () => {
    expect(narrowed(programme, ALL).programme).toBe(programme)
  })

  it('has by day and room everything that is there, what is in all rooms too', () => {
    expect(found('day=2026-10-06')).toEqual({ slots: ['rusty'], topics: ['pin'] })
    expect(found('room=a').slots).toEqual(['opening', 'memory', 'coffee'])
    expect(found('room=b').topics).toEqual(['pin'])
  })

  it('has by track its topics, also as guests in the session of another', () => {
    expect(found('track=mem')).toEqual({ slots: ['memory'], topics: ['folios', 'tiering'] })
    expect(found('track=rust')).toEqual({ slots: ['memory', 'rusty'], topics: ['guest', 'pin'] })
  })

  it('has by person what they speak in, and the sessions that they lead', () => {
    expect(found('person=ada')).toEqual({ slots: ['memory'], topics: ['folios'] })
    expect(found('person=wen')).toEqual({ slots: ['memory'], topics: [] })
  })

  it('has by kind the topics of that kind, and everything asked has to hold', () => {
    expect(found('kind=talk')).toEqual({ slots: ['memory'], topics: ['tiering'] })
    expect(found('kind=talk&person=ada')).toEqual({ slots: [], topics: [] })
  })

  it('is found by words in titles, abstracts, people and tracks, with or without accents', () => {
    expect(found('q=CERNA').topics).toEqual(['folios'])
    expect(found('q=naive+lock').topics).toEqual(['folios'])
    expect(found('q=memory').topics).toEqual(['folios', 'tiering', 'guest'])
    expect(found('q=pin+init').topics).toEqual(['pin'])
    expect(found('q=coffee')).toEqual({ slots: ['coffee'], topics: [] })
    expect(found('q=nowhere')).toEqual({ slots: [], topics: [] })
  })
})
