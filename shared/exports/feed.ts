/** `feed.xml`: what changed with each edition, in sentences, as Atom (RFC 4287). */

import { XMLBuilder } from 'fast-xml-parser'
import { oneLine, uuidOf, xmlText } from './safe.ts'

export interface FeedEdition {
  readonly number: number
  /** ISO 8601. */
  readonly at: string
  readonly note: string
  readonly changes: readonly string[]
}

export interface FeedParts {
  readonly title: string
  /** Whole address of the programme's page. */
  readonly url: string
  /** From the newest to the oldest. */
  readonly editions: readonly FeedEdition[]
}

export const FEED_TYPE = 'application/atom+xml; charset=utf-8'

const builder = new XMLBuilder({ format: true, ignoreAttributes: false, attributeNamePrefix: '@', textNodeName: '#' })

export function atomFeed({ title, url, editions }: FeedParts): string {
  return builder.build({
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    feed: {
      '@xmlns': 'http://www.w3.org/2005/Atom',
      id: `urn:uuid:${uuidOf(url)}`,
      title: line(title) || 'Programme',
      updated: editions[0]?.at ?? '1970-01-01T00:00:00.000Z',
      author: { name: line(title) || 'Programme' },
      link: [
        { '@rel': 'self', '@href': `${url}/feed.xml` },
        { '@rel': 'alternate', '@href': url },
      ],
      entry: editions.map(({ number, at, note, changes }) => ({
        id: `urn:uuid:${uuidOf(`${url} ${number}`)}`,
        title: `Edition ${number}`,
        updated: at,
        link: { '@rel': 'alternate', '@href': `${url}/changes/${number}` },
        content: { '@type': 'text', '#': xmlText([note, ...changes].filter(Boolean).join('\n')) || 'Published.' },
      })),
    },
  })
}

const line = (text: string): string => oneLine(xmlText(text))
