/** Events of Indico's `/export/event/ID.json`, with contributions, with sessions (a list of blocks), or alone → draft. */

import { cut, record } from '../board/values.ts'
import { dayOf, isTimeZone, wallMinutes } from '../time.ts'
import type { BlockItem } from './indico-block.ts'
import { layBlock } from './indico-block.ts'
import type { Contribution } from './indico-contribution.ts'
import { contributionOf, labelled, paragraphs } from './indico-contribution.ts'
import type { IndicoReading } from './indico-reading.ts'
import type { Entry } from './indico-values.ts'
import { addressIn, entriesIn, listIn, sayValue, textIn, textOf, titleIn } from './indico-values.ts'

const KNOWN = new Set(
  `_type _fossil id title description startDate endDate timezone type category categoryId url location room roomFullname
  address keywords creator chairs material folders visibility roomMapURL hasAnyProtection note references contributions
  sessions creationDate modificationDate organizer lastModified isProtected protection allowed access_mode label language
  iframe map supportInfo support_info occurrences`.split(/\s+/),
)
const OF_BLOCK = new Set(
  `_type _fossil id db_id friendly_id uniqueId entryType title slotTitle startDate endDate duration description room
  roomFullname roomName location address inheritLoc inheritRoom conveners contributions entries session url pdf color
  textColor isPoster code sessionCode sessionId sessionSlotId sessionSlotEntryId conferenceId contribDuration attachments
  folders material note allowed code shortTitle scheduleId parentType`.split(/\s+/),
)
const OF_SESSION = new Set(
  `_type _fossil id db_id friendly_id title color textColor isPoster numSlots sessionConveners description startDate endDate
  room roomFullname location address type code url folders material note allowed is_poster conferenceId`.split(/\s+/),
)

export const isBlock = (entry: Entry): boolean =>
  /^session/i.test(textOf(entry, '_type', 'entryType')) ||
  (record(entry.session) !== null && Array.isArray(entry.contributions))

export const zoneOfEvent = (event: Entry): string | null =>
  [textOf(event, 'timezone'), textOf(record(event.startDate) ?? {}, 'tz')].find(isTimeZone) ?? null

/** What the event itself says: title, days, zone, address, where, and who chairs it. */
export function readEventFacts(reading: IndicoReading, event: Entry): void {
  const { builder, base } = reading
  const { draft } = builder
  const title = textOf(event, 'title')
  const [start, end] = [reading.wall(event.startDate, title), reading.wall(event.endDate, title)]
  const said = textOf(event, 'timezone')
  if (said && !isTimeZone(said))
    reading.once(`The time zone “${cut(said, 80)}” is not known here.`, textOf(event, 'timezone'))
  draft.title = builder.line(title, 'the event') || null
  draft.timeZone = zoneOfEvent(event)
  draft.firstDay = start && dayOf(start)
  draft.lastDay = end ? dayOf(end) : draft.firstDay
  if (draft.firstDay && draft.lastDay && draft.lastDay < draft.firstDay) {
    builder.warn('The event ends before it begins; its first day was taken.', `${start} – ${end}`)
    draft.lastDay = draft.firstDay
  }
  draft.url = addressIn(event.url, base)
  reading.people(event.chairs)
  draft.description = builder.text(aboutEvent(reading, event), 'the event')
}

/** All that a board has no field for, as text. */
export function aboutEvent(reading: IndicoReading, event: Entry): string {
  const where = [textOf(event, 'room', 'roomFullname'), textOf(event, 'location'), textOf(event, 'address')]
  const chairs = listIn(event.chairs).map((one) => textOf(record(one) ?? {}, 'fullName', 'name') || textIn(one))
  return paragraphs([
    reading.html(event.description),
    reading.html(event.note),
    [
      ...labelled('Where', where.filter(Boolean).join(', ')),
      ...labelled('Chairs', chairs.filter(Boolean).join('; ')),
      ...labelled('Organizer', textIn(event.organizer)),
      ...labelled('Keywords', sayValue(listIn(event.keywords))),
      ...materialLines(reading, event),
      ...reading.left(event, KNOWN, 'in the event’s description'),
    ].join('\n'),
  ])
}

/** Materials of what has none on a board. */
function materialLines({ base }: IndicoReading, entry: Entry): string[] {
  const folders = [...entriesIn(entry.folders), ...entriesIn(entry.material)]
  const files = folders.flatMap((folder) => entriesIn(folder.attachments ?? folder.resources))
  return files.flatMap((file) => {
    const url = addressIn(file.link_url ?? file.download_url ?? file.url, base)
    return labelled('Material', [textOf(file, 'title', 'name'), url].filter(Boolean).join(' '))
  })
}

/** Sessions and contributions of one event; each contribution once, wherever it stands. Returns how many there were. */
export function readContents(reading: IndicoReading, event: Entry, system: string, prefix: string): number {
  const seen = new Set<string>()
  const fresh = (entry: Entry): boolean => {
    const id = textOf(entry, 'db_id', 'id', 'contributionId', 'friendly_id')
    if (id === '') return true
    const isNew = !seen.has(id)
    seen.add(id)
    return isNew
  }
  const contributions = entriesIn(event.contributions)
  const blocks = entriesIn(event.sessions)
  for (const value of [...listIn(event.contributions), ...listIn(event.sessions)]) {
    if (!record(value)) reading.once('Something in the list of contributions or sessions is neither.', sayValue(value))
  }
  reading.count(contributions.length + blocks.length)
  for (const [at, block] of blocks.entries()) {
    const within = entriesIn(block.contributions ?? block.entries).filter(fresh)
    reading.count(within.length)
    readBlock(
      reading,
      block,
      within.map((entry) => contributionOf(reading, entry, system)),
      `${prefix}s${cut(textOf(block, 'id', 'sessionSlotId'), 200) || at}`,
    )
  }
  for (const entry of contributions.filter(fresh)) placeAlone(reading, contributionOf(reading, entry, system), prefix)
  return contributions.length + blocks.length
}

/** With its own time or on the tray. */
export function placeAlone({ builder }: IndicoReading, { topic, start, room }: Contribution, prefix: string): void {
  if (!start) builder.topic(topic)
  else builder.timed({ topic, room, start, ...(prefix && { origin: `of ${prefix}${topic.source.id}` }) })
}

/** A block of a session: the session is a track, the block a slot, or several around its breaks. */
export function readBlock(
  reading: IndicoReading,
  block: Entry,
  contributions: readonly Contribution[],
  origin: string,
  breaks: readonly BlockItem[] = [],
): void {
  const { builder } = reading
  const session = record(block.session) ?? {}
  const name = titleIn(session) || textIn(block.session) || textOf(block, 'title') || 'Session'
  const leads = reading.people([...listIn(block.conveners), ...listIn(session.sessionConveners ?? session.conveners)])
  const track = builder.track({ name, leads })
  const about = [
    reading.html(session.description),
    reading.html(block.description),
    reading.html(block.note),
    [
      ...labelled('Code', textOf(block, 'sessionCode', 'code') || textOf(session, 'code')),
      ...materialLines(reading, block),
      ...materialLines(reading, session),
      ...reading.left(block, OF_BLOCK, 'in the background of its track'),
      ...reading.left(session, OF_SESSION, 'in the background of its track'),
    ].join('\n'),
  ]
  if (track !== null) describe(reading, track, about)
  const start = reading.wall(block.startDate, name)
  const room = reading.room(block) ?? reading.room(session)
  if (!start) {
    // A session that has no time yet: what is in it has, or waits.
    for (const one of contributions)
      placeAlone(reading, { ...one, topic: { ...one.topic, track: one.topic.track ?? track } }, '')
    return
  }
  const slotTitle = textOf(block, 'slotTitle') || (textOf(block, 'title') === name ? '' : textOf(block, 'title'))
  const items = contributions.map(({ topic, start: own }): BlockItem => {
    const isOwn = topic.track !== null && builder.draft.tracks[topic.track]?.name !== undefined
    return { start: own, minutes: topic.minutes, is: { kind: 'topic', topic: isOwn ? topic : { ...topic, track } } }
  })
  const minutes = reading.minutes({ ...block, contribDuration: undefined }, start, name) ?? lengthOfItems(items, start)
  const title = slotTitle === name ? '' : slotTitle
  layBlock(builder, { origin, room, title, track, start, minutes, items: [...items, ...breaks] })
}

/** To the end of the last; an hour where there is nothing. */
function lengthOfItems(items: readonly BlockItem[], start: string): number {
  const ends = items.map((item) => (item.start ? wallMinutes(start, item.start) : 0) + item.minutes)
  return ends.length > 0 ? ends.reduce((latest, end) => Math.max(latest, end), 1) : 60
}

/** Of several blocks of one session, each text once: the first is the description. */
function describe(reading: IndicoReading, at: number, texts: readonly string[]): void {
  const { builder } = reading
  const track = builder.draft.tracks[at]
  if (!track) return
  for (const text of texts) {
    if (text === '' || track.description.includes(text) || track.background.includes(text)) continue
    if (track.description === '' && text === texts.find(Boolean)) track.description = builder.text(text, track.name)
    else if (track.background.length < 20_000)
      track.background = builder.text(paragraphs([track.background, text]), track.name)
    else builder.warn(`“${track.name}” has more background than fits; this was left out.`, text)
  }
}
