import { describe, expect, it } from 'vitest'
import { draftSchema } from '../../../shared/imports/draft.ts'
import { readIndicoPage } from '../../../shared/imports/indico-page.ts'
import { missing, readGolden, readShared } from '../../support/shared-folder.ts'

const SAMPLE = 'samples/lpc2026-device-memory-mc.txt'

describe('the page of Plumbers 2026', () => {
  it('[I1] is understood whole', (context) => {
    const reason = missing(SAMPLE)
    if (reason) return context.skip(reason)
    const text = readShared(SAMPLE)
    const draft = draftSchema.parse(readIndicoPage(text))
    const lines = text.split('\n')
    expect(draft).toMatchObject({
      format: 'indico-page',
      title: 'Device and Specific Purpose Memory MC',
      timeZone: 'Europe/Prague',
      firstDay: '2026-10-05',
      lastDay: '2026-10-07',
      people: [{ name: 'Davidlohr Bueso', affiliation: 'Samsung Semiconductor', contact: '' }],
      warnings: [],
    })
    const [track, ...others] = draft.tracks
    expect(others).toEqual([])
    expect(track?.name).toBe('Device and Specific Purpose Memory MC')
    expect(track?.leads).toEqual([0])
    expect(track?.description).toBe(lines.find((line) => line.startsWith('The Device and Specific Purpose')))
    expect(track?.description).toMatch(/Some suggested topic areas include, but not limited to:$/)
    const from = lines.indexOf('"Device Memory" Background:') + 1
    const [first, second, , third] = lines.slice(from, from + 4)
    expect(track?.background).toBe(`${first} ${second}\n\n${third}`)

    const titles = (bullet: string) =>
      lines.filter((line) => line.trimStart().startsWith(bullet)).map((line) => line.trimStart().slice(2))
    const [topics, followUps] = [draft.topics.slice(0, 16), draft.topics.slice(16)]
    expect(topics.map(({ title }) => title)).toEqual(titles('• '))
    expect(followUps.map(({ title }) => title)).toEqual(titles('- '))
    expect([topics.length, followUps.length]).toEqual([16, 6])
    for (const topic of topics) {
      expect(topic).toMatchObject({ minutes: 20, kind: 'discussion', track: 0, follows: null, abstract: '', notes: '' })
    }
    for (const topic of followUps) {
      expect(topic).toMatchObject({ kind: 'follow-up', track: 0, follows: { year: 2025, status: '', url: '' } })
    }
    expect(new Set(draft.topics.map(({ source }) => source.id)).size).toBe(22)
    return undefined
  })
})

describe('a page with everything that other pages have', () => {
  const draft = draftSchema.parse(readIndicoPage(readGolden('proposal-page.txt')))
  const person = (name: string) => draft.people.findIndex((known) => known.name === name)
  const topic = (start: string) => draft.topics.find(({ title }) => title.startsWith(start))

  it('[I1] days over a month’s end, zone, title', () => {
    expect([draft.firstDay, draft.lastDay, draft.timeZone]).toEqual(['2027-08-30', '2027-09-01', 'Europe/Lisbon'])
    expect(draft.title).toBe('Storage Pipelines and Queues MC')
  })

  it('[I1] people once, with nested brackets, and what a later line adds; speakers and MC leads lead', () => {
    expect(draft.people).toEqual([
      { origin: '', name: 'Ilse Vandermoor', affiliation: 'Harbour Kernel Group', contact: '' },
      { origin: '', name: 'José Quintanar', affiliation: 'Fathom Cloud R&D (PT)', contact: '' },
      { origin: '', name: 'Nikolai Brandt', affiliation: 'Kiln Silicon', contact: '' },
      { origin: '', name: 'Oyelaran Adisa', affiliation: 'Tidewater Embedded', contact: '' },
      { origin: '', name: 'Marta Kowalewska', affiliation: 'Lumen Labs', contact: '' },
    ])
    expect(draft.tracks[0]?.leads).toEqual([0, 1, 2, 3])
  })

  it('[I1] topics by numbers and bare, over two lines, with points under them', () => {
    expect(draft.topics.slice(0, 6).map(({ title }) => title)).toEqual([
      'Queue limits as one value',
      'Accounting of requests that were split and merged again on their way',
      'Zoned devices beyond append',
      'Tracing without a cost',
      'Priorities from cgroup to wire',
      'Error handling that a person can read',
    ])
    expect(topic('Zoned')?.abstract).toBe('- what file systems expect\n- what drivers promise')
    expect(topic('Queue')?.minutes).toBe(90)
  })

  it('[I1] follow-ups with status and address; other words before a colon stay in the title', () => {
    expect(draft.topics.slice(6).map(({ title, follows }) => [title, follows])).toEqual([
      ['Atomic writes for everybody', { year: 2026, status: 'Merged', url: 'https://example.org/atomic' }],
      ['Faster plugging', { year: 2026, status: 'Patches available', url: 'https://example.org/plug' }],
      ['Copy offload', { year: 2026, status: 'Ongoing', url: '' }],
      ['Polling: what is it good for?', { year: 2026, status: '', url: '' }],
    ])
  })

  it('[I1] key attendees of this year’s topics, required or contingent', () => {
    expect(topic('Queue')?.attendees).toEqual([
      { person: person('Ilse Vandermoor'), attendance: 'required' },
      { person: person('Oyelaran Adisa'), attendance: 'required' },
      { person: person('Marta Kowalewska'), attendance: 'contingent' },
    ])
    expect(topic('Copy')?.attendees).toEqual([])
  })

  it('[I1] the description without its topics, lines that a window had wrapped joined', () => {
    expect(draft.tracks[0]?.description).toBe(
      [
        'This microconference brings together people who work on block layers, file systems and devices, to agree on how requests are queued, throttled and accounted.',
        "Last year's room was too small; please say early whether you come. Some suggested topic areas include, but not limited to:",
        'Topics we would like to cover if there is time:',
      ].join('\n\n'),
    )
  })

  it('[I2] what is not understood is kept in the background and quoted with its line', () => {
    const background = draft.tracks[0]?.background ?? ''
    expect(background).toContain('Decisions about queues touch three trees,\nand each of them is discussed')
    expect(background).toContain('https://example.org/queues The notes of last year')
    expect(background).toContain('Session classification\n\nMicroconference')
    expect(draft.warnings.map(({ line, quote }) => [line, quote])).toEqual([
      [44, '- somebody of the file system people'],
      [55, 'Session classification'],
      [56, 'Microconference'],
    ])
    expect(background).toContain('somebody of the file system people')
  })
})

describe('what one line says and another says otherwise', () => {
  it('[I2] is kept as text and said: a second affiliation, a second date, a heading with a story in it', () => {
    const page = [
      'Tiny MC',
      '5–7 Oct 2026',
      '8–9 Oct 2026',
      '20m',
      'UTC timezone',
      '',
      'Speaker',
      'Ada King (Engines)',
      'Ada King (Difference Works)',
      '',
      'Key attendees and their cats:',
      'Bo Li',
      '',
      'Topics:',
      '- one',
    ].join('\n')
    const draft = readIndicoPage(page)
    expect(draft.warnings.map(({ line }) => line).sort((a, b) => a - b)).toEqual([3, 9, 11])
    for (const text of ['8–9 Oct 2026', 'Ada King (Difference Works)', 'Key attendees and their cats:']) {
      expect(draft.tracks[0]?.background).toContain(text)
    }
  })
})

describe('pages that say little', () => {
  it('[I1] a title and a bare list are enough; what is missing is said', () => {
    const draft = readIndicoPage('Tiny MC\n\nTopics:\nfirst thing\nsecond thing\n')
    expect(draft.topics.map(({ title, minutes }) => [title, minutes])).toEqual([
      ['first thing', 20],
      ['second thing', 20],
    ])
    expect([draft.title, draft.firstDay, draft.timeZone]).toEqual(['Tiny MC', null, null])
    expect(draft.warnings.map(({ message }) => message)).toEqual([
      'The page says no length; topics get 20 minutes.',
      'The page says no days.',
      'The page says no time zone.',
    ])
  })

  it('[I1] bullets under a title are topics', () => {
    const draft = readIndicoPage('Tiny MC\n• one\n• two')
    expect(draft.topics.map(({ title }) => title)).toEqual(['one', 'two'])
    expect(draft.warnings[0]).toMatchObject({ line: 2, quote: '• one' })
  })

  it('[I1] a session’s whole length is not each topic’s; a scheduled page says so', () => {
    const draft = readIndicoPage('Big MC\n5 Oct 2026, 14:30\nAurora Hall\n3h 30m\n\nTopics:\n- one')
    expect(draft.topics[0]?.minutes).toBe(20)
    expect(draft.warnings.map(({ line }) => line)).toEqual([2, 3, 1, 1, 1])
    expect(draft.tracks[0]?.background).toBe('5 Oct 2026, 14:30\n\nAurora Hall')
  })

  it('[I1] a title too long for a card is cut there and whole in the abstract', () => {
    const long = 'word '.repeat(100).trim()
    const [topic] = readIndicoPage(`MC\n\nTopics:\n- ${long}`).topics
    expect(topic?.title).toHaveLength(300)
    expect(topic?.abstract).toBe(long)
  })
})
