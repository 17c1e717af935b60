/** `schedule.xml` of frab, pretalx, c3voc and FOSDEM, old and new → draft (forms: FORMATS, "frab / c3voc"). */

import { asWebAddress } from '../board/values.ts'
import type { FrabDay, FrabRaw } from './frab-schedule.ts'
import { frabDraft } from './frab-schedule.ts'
import { lineNumbers } from './line-numbers.ts'
import type { Loose } from './loose-values.ts'
import type { Reader } from './reader.ts'
import { ImportFailure } from './reader.ts'
import type { XmlElement } from './xml-tree.ts'
import { attributeOf, childrenOf, textIn, xmlTree } from './xml-tree.ts'

export const frabXml: Reader = {
  id: 'frab-xml',
  name: 'a schedule in XML (frab, pretalx, c3voc, FOSDEM)',
  knows: ({ start, text }) =>
    /^<(\?xml|!--|!doctype|schedule[\s>/])/i.test(start) && /<schedule[\s>/]/i.test(text.slice(0, 20_000)),
  read({ text }, hints) {
    const tree = xmlTree(text)
    const root = tree?.root.name === 'schedule' ? tree.root : null
    if (!tree || !root)
      throw new ImportFailure(
        `This is no schedule in XML: it ${tree ? `begins with <${tree.root.name.slice(0, 40)}>` : 'has no elements'}, not with <schedule>. Choose the file schedule.xml of the event, or paste its text.`,
      )
    const lineAt = lineNumbers(text)
    const [conference] = childrenOf(root, 'conference')
    const tracks = [...(conference ? childrenOf(conference, 'track') : []), ...inAll(root, 'tracks', 'track')]
    return frabDraft(
      {
        format: 'frab-xml',
        generator: generatorOf(root),
        conference: conference ? fieldsOf(conference) : {},
        tracks: tracks.map((track) => ({ ...track.attributes, name: attributeOf(track, 'name') || textIn(track) })),
        rooms: inAll(root, 'rooms', 'room').map((room) => ({
          ...room.attributes,
          name: attributeOf(room, 'name') || textIn(room),
        })),
        days: childrenOf(root, 'day').map((day) => dayOf(day, lineAt)),
        warning: tree.isWhole ? null : 'The file ends before it should: what was there until then is taken.',
      },
      hints,
    )
  },
}

const inAll = (root: XmlElement, list: string, name: string): XmlElement[] =>
  childrenOf(root, list).flatMap((one) => childrenOf(one, name))

const generatorOf = (root: XmlElement): string => {
  const [generator] = childrenOf(root, 'generator')
  return generator ? attributeOf(generator, 'name') || textIn(generator) : ''
}

function dayOf(day: XmlElement, lineAt: (at: number) => number): FrabDay {
  const read = (event: XmlElement): FrabRaw => ({ raw: eventFields(event), line: lineAt(event.at) })
  const rooms = childrenOf(day, 'room').map((room) => ({
    name: attributeOf(room, 'name'),
    origin: attributeOf(room, 'guid'),
    events: childrenOf(room, 'event').map(read),
  }))
  const loose = childrenOf(day, 'event').map(read)
  return {
    date: attributeOf(day, 'date'),
    start: attributeOf(day, 'start'),
    rooms: loose.length > 0 ? [...rooms, { name: '', origin: '', events: loose }] : rooms,
  }
}

/** Children by name; the first of two that says something. */
function fieldsOf(element: XmlElement): Record<string, unknown> {
  const fields = new Map<string, unknown>()
  for (const one of element.content) {
    if (typeof one === 'string') continue
    const text = textIn(one)
    if (text !== '' && !fields.has(one.name)) fields.set(one.name, text)
  }
  return Object.fromEntries(fields)
}

/** By the names that the form in JSON has. */
function eventFields(event: XmlElement): Loose {
  const links = (list: string, name: string) =>
    inAll(event, list, name).map((link) => {
      const text = textIn(link)
      const href = attributeOf(link, 'href', 'url') || (asWebAddress(text) ?? '')
      return { title: text || attributeOf(link, 'type', 'service') || href, url: href }
    })
  const [recording] = childrenOf(event, 'recording')
  const recorded: Record<string, unknown> = recording ? fieldsOf(recording) : {}
  const {
    persons: _persons,
    links: _links,
    attachments: _attachments,
    recording: _recording,
    ...fields
  } = fieldsOf(event)
  return {
    ...fields,
    id: attributeOf(event, 'id'),
    guid: attributeOf(event, 'guid'),
    ...(attributeOf(event, 'code') && { code: attributeOf(event, 'code') }),
    persons: inAll(event, 'persons', 'person').map((person) => ({
      name: textIn(person) || attributeOf(person, 'name'),
      guid: attributeOf(person, 'guid', 'code', 'id'),
    })),
    links: links('links', 'link'),
    attachments: links('attachments', 'attachment'),
    recording_license: recorded.license ?? '',
    do_not_record: recorded.optout === 'true',
  }
}
