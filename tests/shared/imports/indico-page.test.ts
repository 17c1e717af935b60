import { describe, expect, it } from 'vitest'
import { importText } from '../../../shared/imports/detect.ts'
import { type Draft, draftSchema } from '../../../shared/imports/draft.ts'
import { readIndicoPage } from '../../../shared/imports/indico-page.ts'
import { saidDraft } from '../../support/said-draft.ts'
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

  it('[I1] a session’s whole length is not each topic’s', () => {
    const draft = readIndicoPage('Big MC\nNot scheduled\n3h 30m\n\nTopics:\n- one')
    expect(draft.topics[0]?.minutes).toBe(20)
    expect(draft.warnings.map(({ message }) => message)).toContain(
      'The page takes 210 minutes as a whole; its topics get 20 minutes each.',
    )
  })

  it('[I1] a title too long for a card is cut there and whole in the abstract', () => {
    const long = 'word '.repeat(100).trim()
    const [topic] = readIndicoPage(`MC\n\nTopics:\n- ${long}`).topics
    expect(topic?.title).toHaveLength(300)
    expect(topic?.abstract).toBe(long)
  })
})

describe('a page that is scheduled', () => {
  const page = (...head: string[]) =>
    draftSchema.parse(
      readIndicoPage(['5–7 Oct 2026', 'UTC timezone', 'Big MC', ...head, '', 'Topics:', '- one'].join('\n')),
    )
  const slotOf = ({ slots, rooms }: Draft) =>
    slots.map(({ start, minutes, room, kind }) => [start, minutes, room === null ? null : rooms[room]?.name, kind])

  it.each([
    [['7 Oct 2026, 14:30', '3h 30m', 'Aurora Hall'], '2026-10-07T14:30', 210, 'Aurora Hall'],
    [['7 Oct 2026, 14:30 – 18:00', 'Aurora Hall'], '2026-10-07T14:30', 210, 'Aurora Hall'],
    [['Oct 7, 2026, 2:30 PM', '45m', '"Hall L2/L3" (Congress Centre)'], '2026-10-07T14:30', 45, 'Hall L2/L3'],
    [['Wednesday 7 October 2026 at 09:00', 'Room: Aurora Hall', '1h'], '2026-10-07T09:00', 60, 'Aurora Hall'],
    [['Wednesday 7 October 2026', '22:30 - 01:00', 'Location: Quay'], '2026-10-07T22:30', 150, 'Quay'],
    [['2026-10-07 14:30, Aurora Hall', '20m'], '2026-10-07T14:30', 20, 'Aurora Hall'],
  ])('[I8] %j has its slot, with its track, and its topics on the tray', (head, start, minutes, room) => {
    const draft = page(...head)
    expect(slotOf(draft)).toEqual([[start, minutes, room, 'session']])
    expect(draft.slots[0]?.track).toBe(0)
    expect(draft.topics.map(({ title, slot }) => [title, slot])).toEqual([['one', null]])
    expect([draft.title, draft.tracks[0]?.background]).toEqual(['Big MC', ''])
  })

  it('[I8] says what it does not say: no room, no end, or not on which day', () => {
    const draft = page('7 Oct 2026, 14:30')
    expect(slotOf(draft)).toEqual([['2026-10-07T14:30', 20, null, 'plenary']])
    const said = (one: Draft) => one.warnings.map(({ line, message }) => `${line} ${message}`)
    expect(said(draft)).toEqual([
      '1 The page says no length; topics get 20 minutes.',
      '1 The page says no end; its slot is as long as its topics.',
      '1 The page says no room; its slot stands across all rooms.',
    ])
    const vague = page('14:30', 'Aurora Hall')
    expect(vague.slots).toEqual([])
    expect(vague.tracks[0]?.background).toBe('14:30\n\nAurora Hall')
    expect(said(vague)[0]).toMatch(/^4 The page says a time, but not on which/)
  })

  it('[I8] keeps its building and its capacity, said once', () => {
    const draft = page('7 Oct 2026, 14:30', '20m', '"Hall 2" (Quay)', '"Hall 2"', 'Quay', '300', 'Bring tea')
    expect(draft.rooms).toEqual([{ origin: '', name: 'Hall 2', capacity: 300, features: 'Quay' }])
    expect(draft.tracks[0]?.background).toBe('Bring tea')
    expect(draft.warnings.map(({ line, quote }) => [line, quote])).toEqual([[10, 'Bring tea']])
  })
})

describe('several pages at once', () => {
  it('[I7] are a track each, with the people and rooms that they share once', () => {
    const draft = draftSchema.parse(importText(readGolden('proposal-pages.txt'), 'auto'))
    expect(saidDraft(draft)).toBe(readGolden('proposal-pages-txt.said.txt'))
  })

  it('[I7] the page of Plumbers 2026 and others, one after the other, are read as each alone', (context) => {
    const reason = missing(SAMPLE)
    if (reason) return context.skip(reason)
    const [real, others] = [readShared(SAMPLE), readGolden('proposal-pages.txt')]
    const draft = draftSchema.parse(readIndicoPage(`${real}\n\n${others}`))
    const alone = [readIndicoPage(real), readIndicoPage(others)]
    const said = (tracks: Draft['tracks']) =>
      tracks.map(({ name, description, background }) => [name, description, background])
    expect(said(draft.tracks)).toEqual(said(alone.flatMap(({ tracks }) => tracks)))
    expect(draft.topics.map(({ source }) => source)).toEqual(
      alone.flatMap(({ topics }) => topics.map(({ source }) => source)),
    )
    const shift = real.split('\n').length + 1
    expect(draft.warnings.map(({ line }) => line)).toEqual(alone[1]?.warnings.map(({ line }) => line + shift))
    return undefined
  })

  it('[I7] are told apart by days and zone, by “Not scheduled” under a title, or by a line between them', () => {
    const body = 'Topics:\n- one'
    const titles = (text: string) => readIndicoPage(text).tracks.map(({ name }) => name)
    const days = '5–7 Oct 2026\nEurope/Prague timezone'
    expect(titles(`${days}\nA\n${body}\n\n${days}\nB\n${body}`)).toEqual(['A', 'B'])
    expect(titles(`A\n${days}\n${body}\nB\n${days}\n${body}\nC\n${days}\n${body}`)).toEqual(['A', 'B', 'C'])
    expect(titles(`A\nNot scheduled\n20m\n${body}\n\nB\nNot scheduled\n${body}`)).toEqual(['A', 'B'])
    expect(titles(`A\n${body}\n\n-----\n\nB\n${body}`)).toEqual(['A', 'B'])
    expect(titles(`A\n${body}\n-----\n- two`)).toEqual(['A'])
  })

  it('[I7] keep the numbers of the whole text’s lines, and say where they differ from the first', () => {
    const draft = readIndicoPage(
      'A\n5 Oct 2026\nUTC timezone\nTopics:\n- one\n\nB\n6 Oct 2026\nEurope/Prague timezone\nodd line\nTopics:\n- two\n',
    )
    expect(draft.warnings.map(({ line, quote }) => [line, quote])).toEqual([
      [1, ''],
      [8, '6 Oct 2026'],
      [9, 'Europe/Prague timezone'],
      [10, 'odd line'],
      [7, ''],
    ])
    expect([draft.firstDay, draft.timeZone, draft.title]).toEqual(['2026-10-05', 'UTC', null])
    expect(draft.tracks[1]?.background).toBe('odd line\n\n6 Oct 2026\n\nEurope/Prague timezone')
  })

  it('[I7] that stand twice are read once, and what is the same in two of one title is once', () => {
    const page = 'A\nNot scheduled\nTopics:\n- one\n- two\n'
    const twice = readIndicoPage(`${page}\n${page}`)
    expect(twice.topics.map(({ title }) => title)).toEqual(['one', 'two'])
    expect(twice.warnings.filter(({ line }) => line === 7)).toEqual([
      { line: 7, quote: 'A', message: 'This page stands in the text more than once; it was read once.' },
    ])
    const changed = readIndicoPage(`${page}\n${page}- three\n`)
    expect(changed.topics.map(({ title }) => title)).toEqual(['one', 'two', 'three'])
    expect(changed.tracks).toHaveLength(1)
  })
})
