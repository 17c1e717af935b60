/** Any iCalendar file → draft: an event a topic, its place a room, its first category a track. */

import { asWebAddress } from '../board/values.ts'
import { parseId } from '../ids.ts'
import { isWallTime, momentOf } from '../time.ts'
import { EventDraft } from './event-draft.ts'
import type { FoundEvent } from './found-event.ts'
import { foundEvent, OWN_SYSTEM, TIME } from './found-event.ts'
import type { IcalComponent, IcalProperty } from './ical-lines.ts'
import { icalList, icalPlain, icalText } from './ical-lines.ts'
import { zoneNamed, zonesIn } from './ical-zones.ts'
import type { Moment } from './moments.ts'
import { dayFrom, minutesFrom } from './moments.ts'
import type { Reader } from './reader.ts'
import { ImportFailure } from './reader.ts'
import { events } from './tally.ts'

export const ical: Reader = {
  id: 'ical',
  name: 'a calendar (iCalendar, .ics)',
  knows: ({ start }) => /^BEGIN:VCALENDAR/i.test(start),
  read({ text }, { timeZone }) {
    const { components, odd, isWhole } = icalText(text)
    const calendars = components.filter(({ name }) => name === 'VCALENDAR')
    const [calendar] = calendars
    if (!calendar || !calendars.some(({ inner }) => inner.some(({ name }) => name === 'VEVENT')))
      throw new ImportFailure(
        `${calendar ? 'This is a calendar without events' : 'This is no calendar: it has no BEGIN:VCALENDAR'}. Export the calendar as an .ics file again, and choose the file or paste all of its text.`,
      )
    const found = new Calendar(calendars, timeZone)
    const draft = found.draft()
    if (!isWhole) found.warn('The file ends before it should: what was there until then is taken.')
    if (odd.length > 0) {
      const [first] = odd
      found.warn(
        `${odd.length === 1 ? 'A line is' : `${odd.length} lines are`} not of a calendar’s form, and left out.`,
        first?.quote,
        first?.line,
      )
    }
    return draft
  },
}

/** Read into places of their own, or of use to programs alone. */
const TAKEN = new Set(
  `UID SUMMARY DESCRIPTION LOCATION DTSTART DTEND DURATION DTSTAMP CREATED LAST-MODIFIED SEQUENCE STATUS CATEGORIES URL ATTACH
   ORGANIZER ATTENDEE RRULE RDATE EXDATE EXRULE RECURRENCE-ID CLASS TRANSP PRIORITY X-ALT-DESC`.split(/\s+/),
)

class Calendar {
  readonly #calendars: readonly IcalComponent[]
  readonly #hint: string
  readonly #found: EventDraft
  readonly #isOwn: boolean
  readonly #named = new Map<string, string | null>()

  constructor(calendars: readonly IcalComponent[], hint: string) {
    this.#calendars = calendars
    this.#hint = hint
    const said = (name: string) => calendars.map((one) => textIn(one, name)).find(Boolean) ?? ''
    this.#isOwn = /Plumbline/.test(said('PRODID'))
    this.#found = new EventDraft(
      'ical',
      this.#isOwn ? OWN_SYSTEM : `ical:${said('X-WR-RELCALID') || said('X-WR-CALNAME') || said('PRODID')}`,
      hint,
    )
  }

  warn(message: string, quote = '', line = 1): void {
    this.#found.builder.warn(message, quote, line)
  }

  draft() {
    for (const calendar of this.#calendars) {
      const zones = zonesIn(calendar)
      for (const component of calendar.inner) {
        if (component.name === 'VEVENT') this.#event(component, zones)
        else if (!['VTIMEZONE', 'VALARM'].includes(component.name)) {
          const say = (count: number) =>
            `${component.name} is no event: ${count === 1 ? 'one is' : `${count} are`} left out.`
          this.#found.tally.add(`other ${component.name}`, say, textIn(component, 'SUMMARY'), component.line)
        }
      }
    }
    const [calendar] = this.#calendars
    const zone = calendar ? zoneNamed(textIn(calendar, 'X-WR-TIMEZONE')) : null
    const defined = new Set(this.#calendars.flatMap((one) => [...zonesIn(one).values()]))
    return this.#found.finish({
      title: calendar ? textIn(calendar, 'X-WR-CALNAME') || textIn(calendar, 'NAME') : '',
      zone: zone ?? (defined.size === 1 ? ([...defined][0] ?? '') : ''),
      firstDay: null,
      lastDay: null,
      description: calendar ? textIn(calendar, 'X-WR-CALDESC') : '',
      url: '',
    })
  }

  #event(component: IcalComponent, zones: ReadonlyMap<string, string>): void {
    const { tally } = this.#found
    const { line } = component
    const title = textIn(component, 'SUMMARY').replace(/\s+/g, ' ')
    const uid = textIn(component, 'UID')
    const ownId = this.#isOwn ? (parseId('topic', uid.split('@')[0]) ?? parseId('slot', uid.split('@')[0])) : null
    const isCancelled = /^cancell?ed$/i.test(textIn(component, 'STATUS'))
    if (this.#isOwn && isCancelled) {
      tally.add(
        'gone',
        (count) =>
          `${count === 1 ? 'A cancelled event has' : `${count} cancelled events have`} no text left, and ${count === 1 ? 'is' : 'are'} left out.`,
        uid,
        line,
      )
      return
    }
    const rule = first(component, 'RRULE') ?? first(component, 'RDATE')
    if (rule) {
      const say = events(
        'comes again and again (RRULE), which is not understood; only its first time is taken',
        'come again and again (RRULE), which is not understood; only their first times are taken',
      )
      tally.add('rule', say, `${title}: ${rule.value}`, rule.line)
    }
    const again = first(component, 'RECURRENCE-ID')?.value.trim() ?? ''
    const startsAt = first(component, 'DTSTART')
    const start = startsAt ? this.#moment(startsAt, zones) : null
    const endsAt = first(component, 'DTEND')
    const end = endsAt ? this.#moment(endsAt, zones) : null
    const allDay =
      startsAt && !start ? dayFrom(startsAt.value.trim().replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')) : null
    if (allDay)
      tally.add(
        'all day',
        events(
          'is all day long; it is on the tray, with its day in the notes',
          'are all day long; they are on the tray, with their days in the notes',
        ),
        title,
        line,
      )
    const [category = '', ...more] = all(component, 'CATEGORIES').flatMap(({ value }) => icalList(value))
    const people = [...all(component, 'ORGANIZER'), ...all(component, 'ATTENDEE')].flatMap(personOf)
    const place = textIn(component, 'LOCATION').replace(/\s+/g, ' ')
    const isAddress = asWebAddress(place) !== null
    this.#found.add({
      ...foundEvent(title),
      id: ownId ?? (again === '' ? uid : `${uid} ${again}`),
      url: textIn(component, 'URL'),
      texts: [textIn(component, 'DESCRIPTION')],
      stage: isCancelled ? 'withdrawn' : /^tentative$/i.test(textIn(component, 'STATUS')) ? 'proposed' : 'accepted',
      track: category === '' ? null : { name: category },
      room: place === '' || isAddress ? null : this.#isOwn && place === 'All rooms' ? 'all' : { name: place },
      start,
      end,
      minutes: durationOf(component),
      speakers: people.filter(({ attendance }) => attendance === null).map(({ person }) => person),
      attendees: people.flatMap(({ person, attendance }) => (attendance ? [{ person, attendance }] : [])),
      materials: all(component, 'ATTACH').map(({ value, parameters }) => ({
        title: parameters.get('FILENAME') ?? '',
        url: parameters.has('ENCODING') ? '' : value.trim().slice(0, 3_000),
      })),
      rest: [
        ...(allDay
          ? [
              [
                'all day',
                [allDay, dayFrom(endsAt?.value.trim().replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3') ?? '') ?? '']
                  .filter(Boolean)
                  .join(' until before '),
              ] as const,
            ]
          : startsAt && !start
            ? [[TIME, startsAt.value] as const]
            : []),
        ...(rule ? [['repeats', rule.value] as const] : []),
        ...(isAddress ? [['place', place] as const] : []),
        ...more.map((one) => ['category', one] as const),
        ...(this.#isOwn ? [] : restOf(component)),
      ],
      slot: ownId?.startsWith('s_') ? 'session' : null,
      line,
    } satisfies FoundEvent)
  }

  /** Asked once a name: a name that no runtime knows takes its time. */
  #zoneNamed(tzid: string): string | null {
    const known = this.#named.get(tzid)
    if (known !== undefined) return known
    const zone = zoneNamed(tzid)
    this.#named.set(tzid, zone)
    return zone
  }

  /** UTC, in a zone of its own, or wall time; `null` for a whole day, and for what is no time. */
  #moment({ value, parameters, line }: IcalProperty, zones: ReadonlyMap<string, string>): Moment | null {
    const [, year, month, day, hour, minute, utc] =
      /^\s*(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(?:\d{2})?(Z?)\s*$/i.exec(value.slice(0, 40)) ?? []
    const wall = `${year}-${month}-${day}T${hour}:${minute}`
    if (!isWallTime(wall)) return null
    if (utc) return { wall, offset: 0, isUtc: true }
    const tzid = parameters.get('TZID')
    if (tzid === undefined) return { wall, offset: null, isUtc: false }
    const zone = zones.get(tzid) ?? this.#zoneNamed(tzid)
    if (zone) {
      // As a moment of the world: the board may be in another zone.
      const moment = momentOf(wall, zone)
      return { wall, offset: Date.parse(`${wall}Z`) / 60_000 - moment, isUtc: false }
    }
    const say = (count: number) =>
      `The time zone “${tzid.slice(0, 60)}” is not known here: ${count === 1 ? 'one time is' : `${count} times are`} taken as ${this.#hint}’s.`
    this.#found.tally.add(`zone ${tzid.slice(0, 60)}`, say, value, line)
    return { wall, offset: null, isUtc: false }
  }
}

const first = (component: IcalComponent, name: string): IcalProperty | undefined =>
  component.properties.find((property) => property.name === name)
const all = (component: IcalComponent, name: string): IcalProperty[] =>
  component.properties.filter((property) => property.name === name)
const textIn = (component: IcalComponent, name: string): string => {
  const property = first(component, name)
  return property ? icalPlain(property.value).toWellFormed() : ''
}

function durationOf(component: IcalComponent): number | null {
  if (first(component, 'DTEND')) return null
  return minutesFrom(first(component, 'DURATION')?.value.trim().replace(/^\+/, '') ?? null)
}

interface Called {
  readonly person: { readonly name: string; readonly contact: string }
  /** `null`: speaks. */
  readonly attendance: 'required' | 'contingent' | null
}

/** Whoever calls or chairs speaks; others are key attendees, unless they have declined. */
function personOf({ name, value, parameters }: IcalProperty): Called[] {
  const kind = (parameters.get('CUTYPE') ?? '').toUpperCase()
  if (kind === 'ROOM' || kind === 'RESOURCE' || parameters.get('PARTSTAT')?.toUpperCase() === 'DECLINED') return []
  const contact = value
    .slice(0, 2_000)
    .trim()
    .replace(/^mailto:/i, '')
  const called = icalPlain(parameters.get('CN') ?? '').replace(/^['"]|['"]$/g, '')
  const person = { name: called || contact, contact: /^[^\s@]+@[^\s@]+$/.test(contact) ? contact : '' }
  if (person.name === '') return []
  const role = (parameters.get('ROLE') ?? '').toUpperCase()
  if (name === 'ORGANIZER' || role === 'CHAIR') return [{ person, attendance: null }]
  return [{ person, attendance: role === 'OPT-PARTICIPANT' ? 'contingent' : 'required' }]
}

function* restOf({ properties }: IcalComponent): Generator<readonly [string, string]> {
  for (const { name, value } of properties) {
    if (!TAKEN.has(name)) yield [name.toLowerCase().slice(0, 60), icalPlain(value).slice(0, 2_000)]
  }
}
