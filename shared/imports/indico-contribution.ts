/** One contribution of Indico's JSON (`/export/event`, `/export/timetable`, of any version) → a topic with its time. */

import { cut, LIMITS, record } from '../board/values.ts'
import type { WallTime } from '../time.ts'
import type { DraftTopic } from './draft.ts'
import { draftTopic } from './draft.ts'
import type { IndicoReading } from './indico-reading.ts'
import { nameOf } from './indico-reading.ts'
import type { Entry } from './indico-values.ts'
import { addressIn, entriesIn, listIn, sayValue, textIn, textOf, titleIn } from './indico-values.ts'

export interface Contribution {
  readonly topic: DraftTopic
  readonly start: WallTime | null
  readonly room: number | null
  /** The title of its session. */
  readonly session: string
}

const KNOWN = new Set(
  `_type _fossil id db_id friendly_id friendlyId uniqueId contributionId entryType title slotTitle startDate endDate duration
  contribDuration description room roomFullname roomName location inheritRoom inheritLoc type track session note url pdf
  folders material attachments keywords references board_number code contribution_code speakers presenters primaryauthors
  primaryAuthors coauthors coAuthors authors subContributions subcontributions allowed color textColor sessionId
  sessionSlotId sessionSlotEntryId sessionCode conferenceId isPoster shortTitle scheduleId parentType address`.split(
    /\s+/,
  ),
)
const USUAL = 20

export function contributionOf(reading: IndicoReading, entry: Entry, system: string): Contribution {
  const title = textOf(entry, 'title') || 'Untitled'
  const start = reading.wall(entry.startDate, title)
  const length = reading.minutes(entry, start, title)
  if (length === null) reading.once(`Where no length is said, a contribution takes ${USUAL} minutes.`, title)
  const speakers = reading.people(entry.speakers ?? entry.presenters)
  const [track, session] = [titleIn(entry.track), titleIn(entry.session)]
  const type = titleIn(entry.type)
  const kind = kindOf(type, speakers.length > 0)
  const url = addressIn(entry.url, reading.base)
  const { materials, other } = materialsIn(reading, entry)
  const trackAt = reading.builder.track({ name: track || session })
  const topic: DraftTopic = {
    ...draftTopic(title, { system, id: idOf(entry), url }),
    abstract: paragraphs([reading.html(entry.description), ...subContributions(reading, entry)]),
    minutes: length ?? USUAL,
    kind,
    stage: 'accepted',
    track: trackAt,
    speakers,
    materials,
    notes: paragraphs([
      reading.html(entry.note),
      [
        ...labelled('Type', type && type.toLowerCase() !== kind ? type : ''),
        ...labelled('Session', track && session && track !== session ? session : ''),
        ...labelled('Authors', namesIn(entry.primaryauthors ?? entry.primaryAuthors ?? entry.authors)),
        ...labelled('Co-authors', namesIn(entry.coauthors ?? entry.coAuthors)),
        ...labelled('Keywords', sayValue(listIn(entry.keywords))),
        ...labelled('Code', textOf(entry, 'code', 'contribution_code')),
        ...labelled('Board number', textOf(entry, 'board_number')),
        ...labelled('Address', url ? '' : textIn(entry.url)),
        ...other,
        ...reading.left(entry, KNOWN, 'in the notes of its topics'),
      ].join('\n'),
    ]),
  }
  return { topic, start, room: reading.room(entry), session }
}

/** The friendly number stands in all exports, the one of the database only in some. */
const idOf = (entry: Entry): string =>
  cut(textOf(entry, 'friendly_id', 'friendlyId', 'contributionId', 'id', 'db_id').replace(/^c(?=\d)/, ''), 200)

export function kindOf(type: string, isTalk: boolean): DraftTopic['kind'] {
  if (/follow-?\s?up/i.test(type)) return 'follow-up'
  if (/\b(discussion|bof|panel|round ?table|unconference)\b/i.test(type)) return 'discussion'
  if (/\b(talk|presentation|oral|keynote|lecture)\b/i.test(type)) return 'talk'
  return type ? 'other' : isTalk ? 'talk' : 'discussion'
}

/** Files and links, as folders with attachments (new) or material with resources (old). */
function materialsIn({ base }: IndicoReading, entry: Entry): Pick<DraftTopic, 'materials'> & { other: string[] } {
  const materials: { title: string; url: string }[] = []
  const other: string[] = []
  const attached = record(entry.attachments)
  const folders = [
    ...entriesIn(entry.folders),
    ...entriesIn(attached?.folders ?? entry.attachments),
    ...entriesIn(entry.material),
  ]
  const files = [
    ...entriesIn(attached?.files),
    ...folders.flatMap((folder) => entriesIn(folder.attachments ?? folder.resources ?? folder.files)),
    ...entriesIn(entry.references),
  ]
  for (const file of files) {
    const url = ['link_url', 'download_url', 'url', 'href'].map((key) => addressIn(file[key], base)).find(Boolean)
    const title = textOf(file, 'title', 'name', 'value', 'filename', 'fileName', 'type')
    if (url) materials.push({ title: cut(title || url, LIMITS.title), url })
    else if (sayValue(file)) other.push(`Material: ${title || sayValue(file)}`)
  }
  return { materials, other }
}

function subContributions(reading: IndicoReading, entry: Entry): string[] {
  const points = entriesIn(entry.subContributions ?? entry.subcontributions).map((sub) => {
    const minutes = textIn(sub.duration)
    const names = namesIn(sub.speakers ?? sub.presenters)
    const head = [textOf(sub, 'title') || 'Untitled', minutes && `(${minutes} min)`, names && `– ${names}`].filter(
      Boolean,
    )
    const text = reading.html(sub.description).replace(/\n+/g, '\n  ')
    return `- ${head.join(' ')}${text ? `\n  ${text}` : ''}`
  })
  return points.length > 0 ? [points.join('\n')] : []
}

const namesIn = (value: unknown): string =>
  listIn(value)
    .map((one) => {
      const entry = record(one)
      if (!entry) return textIn(one)
      const affiliation = textOf(entry, 'affiliation')
      return affiliation ? `${nameOf(entry)} (${affiliation})` : nameOf(entry)
    })
    .filter(Boolean)
    .join(', ')

export const labelled = (label: string, value: string): string[] => (value === '' ? [] : [`${label}: ${value}`])

export const paragraphs = (parts: readonly string[]): string => parts.filter(Boolean).join('\n\n')
