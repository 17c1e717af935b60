/** `schedule.md`: the programme as a text that people read, mail and put into a wiki. */

import { sayDay } from '../time.ts'
import { eventAddress, eventsOf, type PublicEvent } from './events.ts'
import type { Publication } from './frab.ts'
import { oneLine, webAddress } from './safe.ts'

export function scheduleMd({ programme, url }: Publication): string {
  const { board } = programme
  const days = Map.groupBy(eventsOf(programme), ({ start }) => start.slice(0, 10))
  const parts = [...days].flatMap(([day, events]) => [
    '',
    `## ${sayDay(day)} ${day.slice(0, 4)}`,
    '',
    ...events.map((event) => lineOf(event, url)),
  ])
  const head = [`# ${plain(board.title)}`, '', `<${url}>, times in ${board.timeZone}.`]
  return `${[...head, ...parts].join('\n')}\n`
}

function lineOf({ id, start, end, room, title, people, track, materials }: PublicEvent, url: string): string {
  const who = people.map(({ name, affiliation }) => plain(affiliation ? `${name} (${affiliation})` : name)).join(', ')
  const links = materials.flatMap((material) => {
    const address = webAddress(material.url)
    return address ? `[${plain(material.title || 'material')}](<${address}>)` : []
  })
  const facts = [plain(room), track ? plain(track.name) : '', who, ...links].filter(Boolean).join(' · ')
  return `- **${start.slice(11, 16)}–${end.slice(11, 16)}** [${plain(title)}](<${eventAddress(url, id)}>)  \n  ${facts}`
}

/** Letter by letter: nothing that people typed is read as Markdown or HTML. */
const plain = (text: string): string => oneLine(text).replace(/[\\`*_{}[\]<>()#+\-.!|~&:]/g, String.raw`\$&`)
