/** What a tab and a search engine call a page: also the server, before any script runs. */

import type { Programme } from '../../shared/programme/programme.ts'
import type { PublicAddress } from './public-address.ts'

export function titleOf({ shown }: PublicAddress, { board, topics, people }: Programme): string {
  const event = board.title || 'Programme'
  switch (shown.page) {
    case 'programme':
      return `${event} – programme`
    case 'mine':
      return `My programme – ${event}`
    case 'topic':
      return `${topics.find(({ id }) => id === shown.id)?.title || 'Topic'} – ${event}`
    case 'person':
      return `${people.find(({ id }) => id === shown.id)?.name || 'Person'} – ${event}`
    default:
      return shown satisfies never
  }
}
