/** Hostile updates that are well formed, and whose values are not what a board is made of. */

import { syncStep2Frame, updateFrame } from '../../shared/protocol/frames.ts'
import { rawFrame } from '../support/raw-socket.ts'
import type { RawContent, RawStruct, RawUpdate } from '../support/raw-update.ts'
import {
  any,
  anyBytes,
  binary,
  embed,
  format,
  item,
  json,
  rawUpdate,
  string,
  subDocument,
  TYPE,
  type,
} from '../support/raw-update.ts'
import type { Crafted, Ending, Target } from './crafted-frames.ts'

const many = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at))
/** `__proto__` as an own key, which only JSON makes. */
const poisoned: unknown = JSON.parse('{"__proto__":{"admin":true}}')
const NO_UTF8 = [0xed, 0xa0, 0x80]
/** lib0's marks of plain values (lib0/encoding.js, writeAny). */
const ANY = { array: 117, object: 118, string: 119, null: 126, bigint: 122, float: 124 } as const

const topicId = ({ me }: Target): string => `t_${me.toString(36).padStart(16, '0')}`
/** A topic, and what is put into it. */
const topic = (it: Target, ...content: readonly RawStruct[]): RawUpdate => ({
  structs: [[it.me, 0, [item({ parent: 'topics', key: topicId(it) }, type(TYPE.map)), ...content]]],
})
const field = (it: Target, key: string, content: RawContent): RawUpdate =>
  topic(it, item({ parent: [it.me, 0], key }, content))
/** A topic with a text. */
const prose = (it: Target, key: string, ...content: readonly RawContent[]): RawUpdate => {
  let clock = 1
  const structs = content.map((one, at) => {
    const place = at === 0 ? { parent: [it.me, 1] as const } : { left: [it.me, clock] as const }
    clock = at === 0 ? 2 : clock + 1
    return item(place, one)
  })
  return topic(it, item({ parent: [it.me, 0], key }, type(TYPE.text)), ...structs)
}
/** Of two who write one key at once, Yjs takes the higher client id. */
const TOP = 2 ** 32 - 1
const fact = (it: Target, key: string, content: RawContent): RawUpdate => ({
  structs: [[TOP - (it.me % 1000), 0, [item({ parent: 'meta', key }, content)]]],
})
const top = (it: Target, name: string, key: string | undefined, content: RawContent): RawUpdate => ({
  structs: [[it.me, 0, [item({ parent: name, ...(key !== undefined && { key }) }, content)]]],
})
/** Types within types, so deep. */
const nested = (it: Target, kind: number, depth: number): RawUpdate => ({
  structs: [
    [
      it.me,
      0,
      many(depth, (at) =>
        item(
          at === 0
            ? { parent: 'topics', key: topicId(it) }
            : { parent: [it.me, at - 1], ...(kind === TYPE.map && { key: 'x' }) },
          type(kind),
        ),
      ),
    ],
  ],
})
const deep = (depth: number): RawContent => anyBytes([...many(depth, () => [ANY.array, 1]).flat(), ANY.null])
const deepObject = (depth: number): RawContent =>
  anyBytes([...many(depth, () => [ANY.object, 1, 1, 97]).flat(), ANY.null])

type Make = (target: Target) => RawUpdate

const REFUSED: readonly [name: string, ends: Ending, make: Make][] = [
  ['“__proto__” as a topic', 'malformed', (it) => top(it, 'topics', '__proto__', any([{}]))],
  ['“__proto__” as a field', 'malformed', (it) => field(it, '__proto__', any([{ admin: true }]))],
  ['“__proto__” as a map', 'malformed', (it) => top(it, '__proto__', 'x', any([1]))],
  ['“__proto__” within a plain value', 'malformed', (it) => field(it, 'source', any([poisoned]))],
  ['“__proto__” deep within a plain value', 'malformed', (it) => field(it, 'source', any([[{ a: [poisoned] }]]))],
  ['“__proto__” within JSON', 'malformed', (it) => field(it, 'source', json('{"a":{"__proto__":{"admin":true}}}'))],
  ['“__proto__” within something embedded', 'malformed', (it) => prose(it, 'notes', embed('{"__proto__":{}}'))],
  [
    '“__proto__” as a format',
    'malformed',
    (it) => prose(it, 'notes', format('__proto__', '{"admin":true}'), string('x')),
  ],
  ['a document within the document', 'malformed', (it) => field(it, 'notes', subDocument('guid'))],
  ['a document that loads itself', 'malformed', (it) => fact(it, 'probe', subDocument('guid', { autoLoad: true }))],
  ['a document in a list', 'malformed', (it) => top(it, 'list', undefined, subDocument(''))],
  ['plain values 60,000 deep', 'malformed', (it) => field(it, 'source', deep(60_000))],
  ['plain values 1,000 deep', 'malformed', (it) => field(it, 'source', deep(1_000))],
  ['plain objects 1,000 deep', 'malformed', (it) => field(it, 'source', deepObject(1_000))],
  ['JSON 10,000 deep', 'malformed', (it) => field(it, 'source', json(`${'['.repeat(10_000)}${']'.repeat(10_000)}`))],
  ['maps 5,000 deep', 'malformed', (it) => nested(it, TYPE.map, 5_000)],
  ['lists 5,000 deep', 'malformed', (it) => nested(it, TYPE.array, 5_000)],
  ['maps 100 deep', 'malformed', (it) => nested(it, TYPE.map, 100)],
  ['a text value that is no UTF-8', 'malformed', (it) => field(it, 'title', anyBytes([ANY.string, 3, ...NO_UTF8]))],
  ['a title of 100,000 characters', 'too-large', (it) => field(it, 'title', any(['x'.repeat(100_000)]))],
  ['the board’s title of 100,000 characters', 'too-large', (it) => fact(it, 'title', any(['x'.repeat(100_000)]))],
  ['notes of 100,000 characters', 'too-large', (it) => prose(it, 'notes', string('x'.repeat(100_000)))],
  ['a plain value of 100,000 entries', 'too-large', (it) => field(it, 'source', any([many(100_000, () => 1)]))],
  ['200 kB of bytes', 'too-large', (it) => field(it, 'title', binary(new Uint8Array(200_000)))],
  ['a key of 100,000 characters', 'too-large', (it) => field(it, 'k'.repeat(100_000), any([1]))],
  ['“constructor” as a field', 'malformed', (it) => field(it, 'constructor', any(['x']))],
  [
    '“constructor” and “prototype” within a plain value',
    'malformed',
    (it) => field(it, 'source', any([{ constructor: { prototype: { admin: true } } }])),
  ],
  ['a bigint as a title', 'malformed', (it) => field(it, 'title', any([10n ** 18n]))],
  ['a bigint within a source', 'malformed', (it) => field(it, 'source', any([{ system: 'x', id: 'y', url: 5n }]))],
  ['an XML element as a topic', 'malformed', (it) => top(it, 'topics', topicId(it), type(TYPE.xmlElement, 'script'))],
  ['an XML fragment as a title', 'malformed', (it) => field(it, 'title', type(TYPE.xmlFragment))],
  ['an XML hook as a title', 'malformed', (it) => field(it, 'title', type(TYPE.xmlHook, 'hook'))],
  ['an XML text as notes', 'malformed', (it) => field(it, 'notes', type(TYPE.xmlText))],
  ['half a surrogate pair in JSON', 'malformed', (it) => field(it, 'title', json('"\\ud83d"'))],
]

/** Things that an organizer may write, if nobody's page does: each card says what has to be repaired [M6]. */
const TAKEN: readonly [name: string, make: Make][] = [
  ['“toString” as a topic', (it) => top(it, 'topics', 'toString', any(['x']))],
  ['undefined as a title', (it) => field(it, 'title', any([undefined]))],
  ['NaN as minutes', (it) => field(it, 'minutes', any([Number.NaN]))],
  ['-Infinity as minutes', (it) => field(it, 'minutes', any([Number.NEGATIVE_INFINITY]))],
  ['10^308 minutes', (it) => field(it, 'minutes', any([1e308]))],
  ['bytes as a title', (it) => field(it, 'title', binary(Uint8Array.of(1, 2, 3)))],
  ['a list as a title', (it) => field(it, 'title', type(TYPE.array))],
  ['a text as a title', (it) => field(it, 'title', type(TYPE.text))],
  ['a map as notes', (it) => field(it, 'notes', type(TYPE.map))],
  ['a topic that is a number', (it) => top(it, 'topics', topicId(it), any([5]))],
  ['a topic under no id', (it) => top(it, 'topics', 'not an id', type(TYPE.map))],
  ['formatting in notes', (it) => prose(it, 'notes', format('bold', 'true'), string('x'), format('bold', 'null'))],
  ['something embedded in notes', (it) => prose(it, 'notes', embed('{"image":"x"}'))],
  ['a surrogate pair torn apart', (it) => torn(it)],
  ['markup as a title', (it) => field(it, 'title', any(['<img src=x onerror=alert(1)>']))],
  [
    'an address that is a script',
    (it) => field(it, 'material:m_0000000000000000', any([{ title: 'x', url: 'javascript:alert(1)' }])),
  ],
  ['the layout of a later version', (it) => fact(it, 'layout', any([99]))],
  ['a layout that is a text', (it) => fact(it, 'layout', any(['newest']))],
  ['a zone that there is not', (it) => fact(it, 'timeZone', any(['Moon/Tranquility']))],
  ['days in the year 999999', (it) => fact(it, 'firstDay', any(['999999-01-01']))],
  ['a map that nobody knows', (it) => top(it, 'plans', 'x', any([1]))],
  ['a list among the maps', (it) => top(it, 'topics', undefined, any([1, 2, 3]))],
  ['a key that nobody knows', (it) => field(it, 'colour of later versions', any(['blue']))],
]

/** Something in the middle of a penguin. */
const torn = (it: Target): RawUpdate => ({
  structs: [
    [
      it.me,
      0,
      [
        item({ parent: 'topics', key: topicId(it) }, type(TYPE.map)),
        item({ parent: [it.me, 0], key: 'notes' }, type(TYPE.text)),
        item({ parent: [it.me, 1] }, string('🐧')),
        item({ left: [it.me, 2], right: [it.me, 3] }, string('x')),
      ],
    ],
  ],
})

const sent = (update: RawUpdate): Uint8Array => rawFrame(updateFrame(rawUpdate(update)))

export const VALUES: readonly Crafted[] = [
  ...REFUSED.map(([name, ends, make]): Crafted => ({ name, ends, send: (it) => [sent(make(it))] })),
  ...TAKEN.map(([name, make]): Crafted => ({ name, ends: 'accepted', isHeard: true, send: (it) => [sent(make(it))] })),
  {
    name: '2,001 topics at once',
    ends: 'too-large',
    send: (it) => {
      const structs = many(2_001, (at) =>
        item({ parent: 'topics', key: `t_${String(at).padStart(16, '0')}` }, type(TYPE.map)),
      )
      return [rawFrame(syncStep2Frame(rawUpdate({ structs: [[it.me, 0, structs]] })))]
    },
  },
]
