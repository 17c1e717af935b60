/** Every address of a programme that somebody without a link can ask, and what each answers. A new page is a line here. */

/** Below `/p/<slug>`, of any programme. */
const OF_PROGRAMME = [
  '',
  '/programme.json',
  '/programme.json?edition=1',
  '/texts.json',
  '/editions.json',
  '/cancelled.json',
  '/changes',
  '/changes/1',
  '/embed',
  '/screen',
  '/mine',
  '/mine.ics?topics=t_0000000000000000',
  '/manifest.webmanifest',
  '/feed.xml',
  '/schedule.ics',
  '/schedule.xml',
  '/schedule.json',
  '/schedule.csv',
  '/schedule.md',
]

/** Of a topic and of a person that there is, or was. */
const ofTopic = (id: string) => [`/topics/${id}`, `/topics/${id}.ics`]
const ofPerson = (id: string) => [`/people/${id}`]

/** Of the board, which a stranger is refused. */
const ofBoard = (id: string) => [
  `/api/boards/${id}`,
  ...['board.json', 'indico.csv', 'links', 'activity', 'history', 'history/now', 'editions', 'editions/1'].map(
    (path) => `/api/boards/${id}/${path}`,
  ),
  `/b/${id}`,
]

export interface Address {
  readonly url: string
  readonly slug: string
  readonly id: string
}

export interface Ids {
  readonly topics: readonly string[]
  readonly people: readonly string[]
}

/** By address: headers and body, unpacked, a calendar's lines unfolded. */
export async function publicBytes({ url, slug, id }: Address, { topics, people }: Ids): Promise<Map<string, string>> {
  const paths = [
    '/p/',
    ...[...OF_PROGRAMME, ...topics.flatMap(ofTopic), ...people.flatMap(ofPerson)].map((path) => `/p/${slug}${path}`),
    ...ofBoard(id),
  ]
  const found = new Map<string, string>()
  for (const path of paths) {
    const answer = await fetch(url + path)
    found.set(path, `${JSON.stringify([...answer.headers])}\n${(await answer.text()).replaceAll('\r\n ', '')}`)
  }
  return found
}
