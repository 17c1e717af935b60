/** Hostile updates whose structs, ids and ranges are wrong. */

import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { syncStep2Frame, updateFrame } from '../../shared/protocol/frames.ts'
import { rawFrame } from '../support/raw-socket.ts'
import type { RawContent, RawStruct, RawUpdate } from '../support/raw-update.ts'
import {
  any,
  deleted,
  format,
  gc,
  item,
  json,
  rawUpdate,
  skip,
  string,
  TYPE,
  textBytes,
  type,
} from '../support/raw-update.ts'
import { edit } from './crafted-forms.ts'
import type { Crafted, Ending, Target } from './crafted-frames.ts'

type Make = (target: Target) => RawUpdate | Uint8Array

const MOST = Number.MAX_SAFE_INTEGER
const NO_UTF8 = Uint8Array.of(0xed, 0xa0, 0x80)
const bytesOf = (made: RawUpdate | Uint8Array): Uint8Array => (made instanceof Uint8Array ? made : rawUpdate(made))
const many = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at))
const mine = ({ me }: Target, ...structs: readonly RawStruct[]): RawUpdate => ({ structs: [[me, 0, structs]] })
/** One value under a fresh key of the board's own facts. */
const probe = (content: RawContent): RawStruct => item({ parent: 'meta', key: 'probe' }, content)

/**
 * A V2 update of 25 bytes that stands for 2^31 structs: run lengths say "the same again". Who takes it for V2 reads
 * until there is no memory left.
 */
function bomb(): Uint8Array {
  const block = (...bytes: readonly number[]) => [bytes.length, ...bytes]
  const runs = [block(), block(1), block(), block(), block(0), block(0, 0), block(), block(), block(1)]
  return Uint8Array.from([0, ...runs.flat(), 1, 0x80, 0x80, 0x80, 0x80, 8, 0, 0].slice(0, 25))
}

function secondVersion(client: number): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = client
  doc.getMap('meta').set('probe', client)
  return Y.encodeStateAsUpdateV2(doc)
}

const UPDATES: readonly [name: string, ends: Ending, make: Make, isHeard?: true][] = [
  ['of no bytes', 'malformed', () => new Uint8Array()],
  ['of nothing', 'accepted', () => new Uint8Array([0, 0])],
  ['with bytes behind its end', 'malformed', ({ me }) => Uint8Array.from([...edit(me), 1, 2, 3])],
  ['of nothing, with 200 kB behind its end', 'malformed', () => new Uint8Array(200_000)],
  ['in V2', 'malformed', ({ me }) => secondVersion(me)],
  ['in V2 of 25 bytes, for 2^31 structs', 'malformed', bomb],
  ['without its ranges', 'malformed', ({ me }) => edit(me).subarray(0, -1)],
  ['that claims 2^32 structs', 'too-large', (it) => ({ ...mine(it, gc(1)), claims: { structs: 2 ** 32 } })],
  ['that claims 30,000,000 structs', 'too-large', (it) => ({ ...mine(it, gc(1)), claims: { structs: 30_000_000 } })],
  ['that claims 2^53-1 clients', 'too-large', (it) => ({ ...mine(it, gc(1)), claims: { clients: MOST } })],
  ['that claims 2^53-1 clients’ ranges', 'malformed', () => ({ claims: { deletedClients: MOST } })],
  ['of 10,001 structs', 'too-large', (it) => mine(it, ...many(10_001, () => gc(1)))],
  ['of 100,000 structs', 'too-large', (it) => mine(it, ...many(100_000, () => gc(1)))],
  [
    'of 20,000 clients with one struct',
    'too-large',
    () => ({ structs: many(20_000, (at) => [at + 1, 0, [gc(1)]] as const) }),
  ],
  [
    'of 30,000 ranges of nobody',
    'accepted',
    ({ other }) => ({ deletes: [[other, many(30_000, (at) => [at * 2, 1] as const)]] }),
  ],
  ['of garbage 2^52 clocks long', 'malformed', (it) => mine(it, gc(2 ** 52))],
  ['of garbage that adds up beyond 2^53', 'malformed', (it) => mine(it, gc(MOST), gc(MOST))],
  ['of garbage of no length', 'malformed', (it) => mine(it, gc(0), probe(any([1])))],
  ['that deleted 2^52 clocks', 'malformed', (it) => mine(it, probe(deleted(2 ** 52)))],
  ['that leaves out 2^52 clocks', 'malformed', (it) => mine(it, skip(2 ** 52), probe(any([1])))],
  ['that leaves out what adds up beyond 2^53', 'malformed', (it) => mine(it, skip(MOST), skip(MOST), probe(any([1])))],
  ['at clock 2^53-1', 'malformed', ({ me }) => ({ structs: [[me, MOST, [probe(any([1]))]]] })],
  ['at a clock that was never reached', 'accepted', ({ me }) => ({ structs: [[me, 1000, [probe(any([1]))]]] })],
  [
    'on top of what is not there',
    'accepted',
    ({ me, other }) => ({ structs: [[me, 0, [item({ left: [other, 7] }, any([1]))]]] }),
  ],
  ['of client 2^53-1', 'accepted', () => ({ structs: [[MOST, 5, [probe(any([1]))]]] })],
  ['that deletes 2^52 clocks of a stranger', 'malformed', ({ other }) => ({ deletes: [[other, [[0, 2 ** 52]]]] })],
  ['that deletes what adds up beyond 2^53', 'malformed', ({ gone }) => ({ deletes: [[gone, [[MOST, MOST]]]] })],
  ['that deletes a stranger’s future', 'accepted', ({ gone }) => ({ deletes: [[gone, [[100_000, 5]]]] })],
  ['within itself', 'malformed', (it) => mine(it, item({ parent: [it.me, 0], key: 'x' }, type(TYPE.map)))],
  [
    'within what it makes later',
    'malformed',
    (it) => mine(it, item({ parent: [it.me, 1], key: 'x' }, any([1])), probe(type(TYPE.map))),
  ],
  ['to the right of itself', 'malformed', (it) => mine(it, item({ left: [it.me, 0] }, any([1])))],
  ['to the left of what it makes later', 'malformed', (it) => mine(it, item({ right: [it.me, 3] }, any([1])))],
  [
    'within what is no type',
    'accepted',
    (it) => mine(it, gc(1), item({ parent: [it.me, 0], key: 'x' }, any([1]))),
    true,
  ],
  [
    'of one client in two blocks',
    'malformed',
    ({ me }) => ({
      structs: [
        [me, 0, [gc(1)]],
        [me, 0, [gc(1)]],
      ],
    }),
  ],
  ['of a type that there is not, 7', 'malformed', (it) => mine(it, probe(type(7)))],
  ['of a type that there is not, 127', 'malformed', (it) => mine(it, probe(type(127)))],
  ['of content that there is not, 11', 'malformed', (it) => mine(it, probe({ kind: 11, write: () => undefined }))],
  ['of content that there is not, 31', 'malformed', (it) => mine(it, probe({ kind: 31, write: () => undefined }))],
  ['of a string of no bytes', 'malformed', (it) => mine(it, item({ parent: [it.gone, 0] }, string('')))],
  ['of ranges of no length', 'malformed', ({ gone, goneClock }) => ({ deletes: [[gone, [[goneClock, 0]]]] })],
  [
    'between two places',
    'malformed',
    (it) => mine(it, probe(type(TYPE.array)), item({ parent: 'topics', key: 'x' }, any([1])), between(it)),
  ],
  ['of values that are none', 'malformed', (it) => mine(it, probe(any([])))],
  ['that claims 2^31 values', 'too-large', (it) => mine(it, probe(any([1], 2 ** 31)))],
  ['of JSON that is none', 'malformed', (it) => mine(it, probe(json('{"a":')))],
  ['of a format that is no JSON', 'malformed', (it) => mine(it, item({ parent: 'text' }, format('bold', 'tru')))],
  ['whose key is no UTF-8', 'malformed', (it) => mine(it, rawKey(NO_UTF8))],
  ['whose text is no UTF-8', 'malformed', (it) => mine(it, item({ parent: 'text' }, string(NO_UTF8)))],
]

/** To the right of something in a list, and to the left of something in a map. */
const between = ({ me, gone }: Target): RawStruct => item({ left: [gone, 1], right: [me, 1] }, any([1]))

/** An item in `meta` under a key of these bytes. */
const rawKey =
  (key: Uint8Array): RawStruct =>
  (encoder) => {
    encoding.writeUint8(encoder, 0x20 | 8)
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarString(encoder, 'meta')
    textBytes(key)(encoder)
    any([1]).write(encoder)
  }

export const STRUCTS: readonly Crafted[] = [
  ...UPDATES.map(
    ([name, ends, make, isHeard = false]): Crafted => ({
      isHeard,
      name: `update ${name}`,
      ends,
      send: (target) => [rawFrame(updateFrame(bytesOf(make(target))))],
    }),
  ),
  ...UPDATES.filter(([name]) => /V2|itself|2\^53-1 clients|behind/.test(name)).map(
    ([name, ends, make]): Crafted => ({
      name: `answer ${name}`,
      ends,
      send: (target) => [rawFrame(syncStep2Frame(bytesOf(make(target))))],
    }),
  ),
  {
    name: 'answer of 50,001 structs',
    ends: 'too-large',
    send: (it) => [rawFrame(syncStep2Frame(rawUpdate(mine(it, ...many(50_001, () => gc(1))))))],
  },
  {
    name: 'update that deletes all that somebody did who left',
    ends: 'accepted',
    isHeard: true,
    send: ({ gone, goneClock }) => [rawFrame(updateFrame(rawUpdate({ deletes: [[gone, [[0, goneClock]]]] })))],
  },
  {
    name: 'update under the client id of somebody else who is here',
    ends: 'accepted',
    // Yjs takes another id when it hears of that; what it does at the same moment is lost, and found by a check [L18].
    isHeard: true,
    isLast: true,
    send: ({ victim, victimClock }) => [
      rawFrame(updateFrame(rawUpdate({ structs: [[victim, victimClock, [probe(any(['spoofed']))]]] }))),
    ],
  },
  {
    name: '3,000 updates of 18 bytes on top of what is not there',
    ends: 'too-fast',
    send: ({ me, other }) =>
      many(3_000, (at) =>
        rawFrame(updateFrame(rawUpdate({ structs: [[me, at + 1, [item({ left: [other, at] }, any([1]))]]] }))),
      ),
  },
]
