/** Points of a page's lists as topics: this year's, and what became of an earlier year's. */

import { cut, LIMITS } from '../board/values.ts'
import type { DraftTopic } from './draft.ts'
import { draftTopic } from './draft.ts'
import { slugOf, topicId } from './keys.ts'
import type { ListItem } from './page-lines.ts'

export const PAGE_SYSTEM = 'indico-page'

/** What every topic of a page has in common. */
export interface Common {
  readonly track: string
  readonly minutes: number
  readonly attendees: DraftTopic['attendees']
}

export function topicOf(item: ListItem, position: number, common: Common): DraftTopic {
  const { title, abstract } = titleAndAbstract(item.text, item.under)
  return {
    ...draftTopic(title, { system: PAGE_SYSTEM, id: topicId(slugOf(common.track), position, title), url: '' }),
    track: 0,
    minutes: common.minutes,
    abstract,
    attendees: common.attendees.map(({ person, attendance }) => ({ person, attendance })),
  }
}

/** How pages say what became of a topic. Any other words before a colon belong to its title. */
const STATUS =
  /^[[(]?((?:partially |partly |mostly |already )?(?:merged|upstream(?:ed)?|landed|accepted|done|completed?|fixed|implemented|launched|released|published|patch(?:es|set)? (?:available|posted|sent|under review|in review)|posted|proposed|rfc(?: posted)?|in (?:progress|review|discussion)|under (?:review|discussion)|work in progress|wip|ongoing|on-going|open|pending|stalled|dropped|abandoned|rejected|no progress))[\])]?\s*(?::|\s[-–—]\s)\s*(?=\S)/i
const LINK = /\s*[-–—:,]?\s*[<([]?(https?:\/\/[^\s<>]+?)[>)\].,;]*$/i

export function followUpOf(item: ListItem, position: number, year: number | null, common: Common): DraftTopic {
  const status = STATUS.exec(item.text)
  const text = item.text.slice(status?.[0].length ?? 0)
  const link = LINK.exec(text.slice(-LIMITS.line))
  const said = link ? text.slice(0, text.length - link[0].length) : text
  const { title, abstract } = titleAndAbstract(said || text, item.under)
  const group = `${slugOf(common.track)}/${year ?? 'before'}`
  return {
    ...draftTopic(title, { system: PAGE_SYSTEM, id: topicId(group, position, title), url: '' }),
    track: 0,
    minutes: common.minutes,
    abstract,
    kind: 'follow-up',
    follows: year === null ? null : { year, status: status?.[1] ?? '', url: link?.[1] ?? '' },
    notes: year === null ? [status?.[1], link?.[1]].filter(Boolean).join(' ') : '',
  }
}

/** A title too long for a card is cut there and stands whole in the abstract. */
function titleAndAbstract(text: string, under: readonly string[]): { title: string; abstract: string } {
  const title = text || (under[0] ?? '').replace(/^- /, '')
  const rest = text ? under : under.slice(1)
  if (title.length <= LIMITS.title) return { title: title.trim() || 'Untitled', abstract: rest.join('\n') }
  return { title: `${cut(title, LIMITS.title - 1).trim()}…`, abstract: [title, ...rest].join('\n') }
}
