/** What a tab, a search engine and a link's preview call a page: also the server, before any script runs. */

import type { Programme } from '../../shared/programme/programme.ts'
import { sayDays } from '../../shared/time.ts'
import type { PublicAddress } from './public-address.ts'
import { topicFacts, whenAndWhere } from './topic-facts.ts'
import { conferenceZone } from './use-times.ts'

const eventOf = ({ board }: Programme): string => board.title || 'Programme'

export function titleOf({ shown }: PublicAddress, programme: Programme): string {
  const event = eventOf(programme)
  const { topics, people } = programme
  switch (shown.page) {
    case 'programme':
    case 'embed':
      return `${event} – programme`
    case 'mine':
      return `My programme – ${event}`
    case 'topic':
      return `${topics.find(({ id }) => id === shown.id)?.title || 'Topic'} – ${event}`
    case 'person':
      return `${people.find(({ id }) => id === shown.id)?.name || 'Person'} – ${event}`
    case 'changes':
      return `${shown.edition === null ? 'What changed' : `Edition ${shown.edition}`} – ${event}`
    case 'screen':
      return `Now and next – ${event}`
    default:
      return shown satisfies never
  }
}

/** Characters: search engines cut what is longer. */
const LONGEST = 200

export function descriptionOf({ shown }: PublicAddress, programme: Programme): string {
  const { board } = programme
  const event = `${eventOf(programme)}, ${sayDays(board.firstDay, board.lastDay)}`
  if (shown.page === 'topic') {
    const facts = topicFacts(programme, shown.id)
    const who = facts?.speakers.map(({ name }) => name).join(', ') ?? ''
    if (facts) return cut([whenAndWhere(facts, conferenceZone(programme)), who, facts.topic.abstract])
  }
  if (shown.page === 'person') {
    const person = programme.people.find(({ id }) => id === shown.id)
    if (person) return cut([person.name, person.affiliation, `at ${event}`])
  }
  if (shown.page === 'changes') return cut([`What each edition of the programme changed: ${event}`])
  return cut([`The programme of ${event}`, board.description])
}

/** On one line, without what Markdown marks. */
function cut(parts: readonly string[]): string {
  const words = parts.map((part) =>
    part
      .replace(/[*_`#>[\]]/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
  )
  const text = words.filter(Boolean).join('. ')
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST).replace(/\s+\S*$/, '')} …`
}
