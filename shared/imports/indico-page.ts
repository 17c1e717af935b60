/** A proposal page of an Indico conference, copied from the browser as text → draft (forms: FORMATS, "Plumbers' proposal pages"). */

import { nameKey } from '../names.ts'
import type { Draft, DraftPerson, DraftTopic, Warning } from './draft.ts'
import { emptyDraft } from './draft.ts'
import { readHead } from './page-head.ts'
import type { ListItem, PageLine } from './page-lines.ts'
import { linesOf, proseOf, takeList } from './page-lines.ts'
import { readPerson, splitPeople } from './page-people.ts'
import { lost, withinLimits } from './page-remains.ts'
import type { Section } from './page-sections.ts'
import { saidIn, sectionsOf } from './page-sections.ts'
import { followUpOf, PAGE_SYSTEM, topicOf } from './page-topics.ts'
import { ImportFailure, type Reader } from './reader.ts'

/** Longer ones are sessions, not topics. */
const LONGEST_TOPIC = 90
const USUAL_TOPIC = 20

/** A page of this many characters is no proposal page any more. */
const LONGEST = 200_000

export const indicoPage: Reader = {
  id: PAGE_SYSTEM,
  name: 'a proposal page',
  knows: ({ text, start, json }) =>
    text.length <= LONGEST && json === undefined && !/^[<[{]|^BEGIN:/.test(start) && isPage(readIndicoPage(text)),
  read({ text }) {
    const draft = text.length <= LONGEST ? readIndicoPage(text) : null
    if (draft && isPage(draft)) return draft
    throw new ImportFailure(
      `This is text, but it has neither a list of topics nor the parts of a proposal page. Open the page in a browser, select all of it, copy, and paste the text here.`,
    )
  },
}

/** A list of topics is enough; without one, at least a page's days and a description. */
const isPage = ({ topics, firstDay, tracks }: Draft): boolean =>
  topics.length > 0 || (firstDay !== null && tracks.some(({ description }) => description !== ''))

/** [I1] What the page says. Never throws; a text that is no such page gives a draft with little in it and many warnings. */
export function readIndicoPage(text: string): Draft {
  return new Page(text).draft()
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

  constructor(text: string) {
    this.#lines = linesOf(text)
  }

  draft(): Draft {
    const [first, ...sections] = sectionsOf(this.#lines)
    const head = readHead(first?.lines ?? [])
    const unclear = new Set(head.warnings.map(({ line }) => line))
    for (const { number } of first?.lines ?? []) if (!unclear.has(number)) this.#left.set(number, '')
    for (const { number } of head.prose) this.#left.delete(number)
    this.#warnings.push(...head.warnings)
    this.#description.push(proseOf(head.prose))
    this.#background.push(...head.other.map(({ text }) => text))

    const lastYear = head.days && Number(head.days.firstDay.slice(0, 4)) - 1
    for (const section of sections) this.#take(section, lastYear)

    const title = head.title?.text ?? null
    if (!title) this.#warn(undefined, 'The page has no title; name the track on the board.')
    const name = title ?? 'Untitled'
    const minutes = this.#minutesOf(head.minutes)
    const common = { track: name, minutes, attendees: this.#attendees }
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
      topics: [
        ...this.#topics.map((item, at) => topicOf(item, at + 1, common)),
        ...this.#followUps.map(({ item, year }, at) => followUpOf(item, at + 1, year, common)),
      ],
      warnings: this.#warnings,
    }
    this.#sayWhatIsMissing(draft)
    return withinLimits(this.#withRemains(draft))
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
        this.#topics.push(...items)
        this.#description.push(proseOf(rest))
        return
      }
      case 'follow-ups': {
        const { items, rest } = takeList(lines)
        const named = /\b20\d\d\b/.exec(heading?.line.text ?? '')?.[0]
        const year = named ? Number(named) : lastYear
        if (year === null) this.#warn(heading?.line ?? lines[0], 'The page does not say of which year these are.')
        this.#followUps.push(...items.map((item) => ({ item, year })))
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

  #sayWhatIsMissing(draft: Draft): void {
    if (!draft.firstDay) this.#warn(undefined, 'The page says no days.')
    if (!draft.timeZone) this.#warn(undefined, 'The page says no time zone.')
    if (draft.topics.length === 0) this.#warn(undefined, 'The page has no list of topics.')
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
    this.#warnings.push({ line: line?.number ?? 1, quote: line?.text ?? '', message })
  }
}

const joined = (parts: readonly string[]): string => parts.filter(Boolean).join('\n\n')
