/** Proposal pages of an Indico conference, one or several, copied from the browser as text → draft. */

import { nameKey } from '../names.ts'
import type { Draft, DraftPerson, DraftTopic, Warning } from './draft.ts'
import { emptyDraft, MOST } from './draft.ts'
import type { Head } from './page-head.ts'
import { readHead } from './page-head.ts'
import { joinPages } from './page-join.ts'
import type { ListItem, PageLine } from './page-lines.ts'
import { hasMoreLinesThan, linesOf, proseOf, takeList } from './page-lines.ts'
import { readPerson, splitPeople } from './page-people.ts'
import { lost, withinLimits } from './page-remains.ts'
import type { Section } from './page-sections.ts'
import { saidIn, sectionsOf } from './page-sections.ts'
import { placeOf } from './page-slot.ts'
import { pagesOf } from './page-split.ts'
import { followUpOf, PAGE_SYSTEM, topicOf } from './page-topics.ts'
import { type Given, ImportFailure, type Reader } from './reader.ts'

/** Longer ones are sessions, not topics. */
const LONGEST_TOPIC = 90
const USUAL_TOPIC = 20

/** In characters and lines: all proposals of a conference together are shorter. */
const [LONGEST, MOST_LINES] = [1_000_000, 100_000]
const isShort = (text: string): boolean =>
  text.length <= LONGEST && !hasMoreLinesThan(MOST_LINES, text) && pagesOf(linesOf(text)).length <= MOST.tracks
/** Whether a text is such a page shows only when it is read: then it need not be read twice. */
const READ = new WeakMap<Given, Draft>()

export const indicoPage: Reader = {
  id: PAGE_SYSTEM,
  name: 'a proposal page',
  knows(given) {
    const { text, start, json } = given
    if (json !== undefined || /^[<[{]|^BEGIN:/.test(start) || !isShort(text)) return false
    const draft = readIndicoPage(text)
    READ.set(given, draft)
    return isPage(draft)
  },
  read(given) {
    const draft = READ.get(given) ?? (isShort(given.text) ? readIndicoPage(given.text) : null)
    READ.delete(given)
    if (draft && isPage(draft)) return draft
    throw new ImportFailure(
      `This is text, but it has neither a list of topics nor the parts of a proposal page. Open the page in a browser, select all of it, copy, and paste the text here.`,
    )
  },
}

/** A list of topics is enough; without one, at least a page's days and a description. */
const isPage = ({ topics, firstDay, tracks }: Draft): boolean =>
  topics.length > 0 || (firstDay !== null && tracks.some(({ description }) => description !== ''))

/** [I1] What the pages say. Never throws; a text that is no such page gives a draft with little in it and many warnings. */
export function readIndicoPage(text: string): Draft {
  const known = new Set<string>()
  const pages = pagesOf(linesOf(text)).slice(0, MOST.tracks)
  return joinPages(
    pages.map((lines) => {
      // Whoever copies many pages copies some of them twice: they need not be read twice.
      const whole = lines
        .map(({ text: line }) => line)
        .join('\n')
        .trim()
      const isTwice = known.has(whole)
      known.add(whole)
      return { lines, page: isTwice ? null : new Page(lines).read() }
    }),
  )
}

/** Gathers the draft section by section. */
class Page {
  readonly #lines: readonly PageLine[]
  readonly #people: Draft['people'] = []
  readonly #personAt = new Map<string, number>()
  readonly #leads = new Set<number>()
  readonly #attendees: DraftTopic['attendees'] = []
  readonly #description: string[] = []
  readonly #background: string[] = []
  readonly #topics: ListItem[] = []
  readonly #followUps: { item: ListItem; year: number | null }[] = []
  readonly #warnings: Warning[] = []
  /** What is left to account for of a line whose words became a fact of another form, or say only where a section begins. */
  readonly #left = new Map<number, string>()

  constructor(lines: readonly PageLine[]) {
    this.#lines = lines
  }

  read(): { draft: Draft; head: Head } {
    const [first, ...sections] = sectionsOf(this.#lines)
    const head = readHead(first?.lines ?? [])
    const unclear = new Set(head.warnings.map(({ line }) => line))
    for (const { number } of first?.lines ?? []) if (!unclear.has(number)) this.#left.set(number, '')
    for (const { number } of head.prose) this.#left.delete(number)
    for (const warning of head.warnings) this.#warnings.push(warning)
    this.#description.push(proseOf(head.prose))
    for (const { text } of head.other) this.#background.push(text)

    const lastYear = head.days && Number(head.days.firstDay.slice(0, 4)) - 1
    for (const section of sections) this.#take(section, lastYear)

    const title = head.title?.text ?? null
    if (!title) this.#warn(undefined, 'The page has no title; name the track on the board.')
    const name = title ?? 'Untitled'
    const minutes = this.#minutesOf(head.minutes)
    const common = { track: name, minutes, attendees: this.#attendees }
    const topics = [
      ...this.#topics.map((item, at) => topicOf(item, at + 1, common)),
      ...this.#followUps.map(({ item, year }, at) => followUpOf(item, at + 1, year, common)),
    ]
    const draft: Draft = {
      ...emptyDraft(PAGE_SYSTEM),
      system: PAGE_SYSTEM,
      title,
      timeZone: head.timeZone,
      firstDay: head.days?.firstDay ?? null,
      lastDay: head.days?.lastDay ?? null,
      people: this.#people,
      tracks: [
        {
          origin: '',
          name,
          color: null,
          description: joined(this.#description),
          background: joined(this.#background),
          leads: [...this.#leads],
        },
      ],
      ...placeOf(head.scheduled, name, topics),
      topics,
      warnings: this.#warnings,
    }
    if (topics.length === 0) this.#warn(undefined, 'The page has no list of topics.')
    if (head.scheduled && head.scheduled.minutes === null)
      this.#warn(undefined, 'The page says no end; its slot is as long as its topics.')
    if (head.scheduled && !head.scheduled.where)
      this.#warn(undefined, 'The page says no room; its slot stands across all rooms.')
    return { draft: withinLimits(this.#withRemains(draft)), head }
  }

  #take(section: Section, lastYear: number | null): void {
    const { heading, kind, lines } = section
    const said = saidIn(section)
    if (heading && !said) this.#left.set(heading.line.number, heading.inline)
    switch (kind) {
      case 'speakers':
      case 'leads':
        for (const person of this.#peopleIn(section)) this.#leads.add(person)
        return
      case 'authors':
        this.#peopleIn(section)
        return
      case 'required':
      case 'contingent':
        for (const person of this.#peopleIn(section)) {
          if (!this.#attendees.some((known) => known.person === person))
            this.#attendees.push({ person, attendance: kind })
        }
        return
      case 'topics': {
        if (said) this.#description.push(said.text)
        if (!heading && lines[0]?.bullet && this.#topics.length === 0 && this.#description.every((text) => !text)) {
          this.#warn(lines[0], 'No heading says what this list is; taken as the topics.')
        }
        const { items, rest } = takeList(lines)
        for (const item of items) this.#topics.push(item)
        this.#description.push(proseOf(rest))
        return
      }
      case 'follow-ups': {
        const { items, rest } = takeList(lines)
        const named = /\b20\d\d\b/.exec(heading?.line.text ?? '')?.[0]
        const year = named ? Number(named) : lastYear
        if (year === null) this.#warn(heading?.line ?? lines[0], 'The page does not say of which year these are.')
        for (const item of items) this.#followUps.push({ item, year })
        this.#description.push(proseOf(rest))
        return
      }
      case 'background':
        this.#background.push(joined([said?.text ?? '', proseOf(lines)]))
        return
      case 'materials':
        this.#takeMaterials(section)
        return
      case 'other':
        this.#background.push(joined([heading?.line.text ?? '', heading?.inline ? '' : proseOf(lines)]))
        for (const line of [heading?.line, ...lines]) {
          if (line?.text) this.#warn(line, 'The board has no place for this; kept in the track’s background.')
        }
        return
      case 'description':
        this.#description.push(joined([heading?.inline ?? '', proseOf(lines)]))
        return
      case 'head':
        throw new Error('a page has one head')
      default:
        kind satisfies never
    }
  }

  #peopleIn({ heading, lines }: Section): number[] {
    const found: number[] = []
    const inline = heading?.inline ? splitPeople(heading.inline) : []
    for (const text of inline) {
      const person = readPerson(text)
      if (person && heading) found.push(this.#personOf(person))
      else if (heading) this.#keep(heading.line, text)
    }
    for (const line of lines) {
      if (line.text === '') continue
      const person = readPerson(line.content)
      if (person) found.push(this.#personOf(person))
      else this.#keep(line, line.text)
    }
    return found
  }

  /** The place of a person in the list, the same for the same name. */
  #personOf(person: DraftPerson): number {
    const key = nameKey(person.name)
    const at = this.#personAt.get(key) ?? this.#people.length
    const known = this.#people[at]
    this.#personAt.set(key, at)
    this.#people[at] = known
      ? { ...known, affiliation: known.affiliation || person.affiliation, contact: known.contact || person.contact }
      : person
    return at
  }

  #takeMaterials({ heading, lines }: Section): void {
    const said = lines.filter(({ text }) => /[\p{L}\p{N}]/u.test(text))
    const none = said.every(({ text }) => /^there are no (materials|links)( yet)?\.?$|^none\.?$/i.test(text))
    if (none) for (const { number } of said) this.#left.set(number, '')
    else this.#background.push(joined([heading ? `${heading.line.text.replace(/:$/, '')}:` : '', proseOf(lines)]))
  }

  #minutesOf(length: number | null): number {
    if (length !== null && length <= LONGEST_TOPIC) return length
    const why =
      length === null
        ? `The page says no length; topics get ${USUAL_TOPIC} minutes.`
        : `The page takes ${length} minutes as a whole; its topics get ${USUAL_TOPIC} minutes each.`
    this.#warn(undefined, why)
    return USUAL_TOPIC
  }

  /** [I2] Nothing of the page is lost: a line with a word that is nowhere yet is kept as text and said. */
  #withRemains(draft: Draft): Draft {
    const remains = lost(this.#lines, this.#left, draft)
    const track = draft.tracks[0]
    if (remains.length === 0 || !track) return draft
    for (const line of remains) this.#warn(line, 'Not understood; kept in the track’s background.')
    const background = joined([track.background, remains.map(({ text }) => text).join('\n')])
    return { ...draft, tracks: [{ ...track, background }] }
  }

  #keep(line: PageLine, text: string): void {
    this.#background.push(text)
    this.#warn(line, 'Does not look like a person; kept in the track’s background.')
  }

  #warn(line: PageLine | undefined, message: string): void {
    this.#warnings.push({ line: line?.number ?? this.#lines[0]?.number ?? 1, quote: line?.text ?? '', message })
  }
}

const joined = (parts: readonly string[]): string => parts.filter(Boolean).join('\n\n')
