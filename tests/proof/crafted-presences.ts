/** Hostile presences: of other people, of no form, or made to silence somebody. */

import * as encoding from 'lib0/encoding'
import { awarenessFrame, MESSAGE } from '../../shared/protocol/frames.ts'
import { rawFrame } from '../support/raw-socket.ts'
import type { Crafted, Ending, Target } from './crafted-frames.ts'

const MOST = Number.MAX_SAFE_INTEGER

interface Said {
  readonly client: number
  readonly clock?: number
  readonly state: string
}

const presence = (...entries: readonly Said[]): Uint8Array =>
  awarenessFrame(entries.map(({ client, clock = 1, state }) => ({ client, clock, state })))

/** A presence from its parts: numbers, texts as bytes, and bytes as they come. */
function written(...parts: readonly (number | Uint8Array | readonly number[])[]): Uint8Array {
  const update = encoding.encode((encoder) => {
    for (const part of parts) {
      if (typeof part === 'number') encoding.writeVarUint(encoder, part)
      else if (Array.isArray(part)) encoding.writeUint8Array(encoder, Uint8Array.from(part))
      else encoding.writeVarUint8Array(encoder, part as Uint8Array)
    }
  })
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.awareness)
    encoding.writeVarUint8Array(encoder, update)
  })
}

const ADA = '{"name":"Ada"}'

const ROWS: readonly [name: string, ends: Ending, say: (target: Target) => Uint8Array][] = [
  ['of nobody', 'accepted', () => presence()],
  ['of somebody else', 'dropped', ({ victim }) => presence({ client: victim, state: '{"name":"Mallory"}' })],
  [
    'that takes somebody else away',
    'dropped',
    ({ victim }) => presence({ client: victim, clock: 1000, state: 'null' }),
  ],
  [
    'that takes somebody else away for good: clock 2^53-1',
    'dropped',
    ({ victim }) => presence({ client: victim, clock: MOST, state: 'null' }),
  ],
  [
    'of somebody else at clock 2^53-1',
    'dropped',
    ({ victim }) => presence({ client: victim, clock: MOST, state: ADA }),
  ],
  ['of somebody who left, taken away', 'dropped', ({ gone }) => presence({ client: gone, clock: MOST, state: 'null' })],
  ['that claims a million entries', 'malformed', () => written(1_000_000)],
  ['that claims 2^53-1 entries', 'malformed', () => written(MOST)],
  [
    'of 40,000 entries',
    'malformed',
    () => presence(...Array.from({ length: 20_000 }, (_, at) => ({ client: at, state: '1' }))),
  ],
  ['that is no JSON', 'dropped', ({ me }) => presence({ client: me, state: '{name:' })],
  ['of no characters', 'dropped', ({ me }) => presence({ client: me, state: '' })],
  ['that is a list', 'dropped', ({ me }) => presence({ client: me, state: '[1]' })],
  ['that is a number', 'dropped', ({ me }) => presence({ client: me, state: '5' })],
  ['that is a text', 'dropped', ({ me }) => presence({ client: me, state: '"null"' })],
  ['of 2 kB', 'dropped', ({ me }) => presence({ client: me, state: JSON.stringify({ name: 'x'.repeat(2_000) }) })],
  ['of 200 kB', 'dropped', ({ me }) => presence({ client: me, state: JSON.stringify({ name: 'x'.repeat(200_000) }) })],
  ['that is no UTF-8', 'malformed', ({ me }) => written(1, me, 1, Uint8Array.of(0xff))],
  ['with a byte behind its end', 'malformed', ({ me }) => written(1, me, 1, Buffer.from(ADA), 0)],
  ['without its state', 'malformed', ({ me }) => written(1, me, 1)],
  ['with a clock in a long number', 'malformed', ({ me }) => written(1, me, [0x81, 0], Buffer.from(ADA))],
]

const HEARD: readonly [name: string, say: (target: Target) => Uint8Array, heard?: Crafted['heard']][] = [
  ['at clock 2^53-1', ({ me }) => presence({ client: me, clock: MOST, state: ADA }), ({ clock }) => clock < 2 ** 50],
  ['of client 2^53-1', () => presence({ client: MOST, state: ADA })],
  [
    'of two at once: the first counts',
    ({ me, victim }) => presence({ client: me, state: ADA }, { client: victim, state: 'null' }),
    ({ state }) => state !== 'null',
  ],
  [
    'that says it is an owner',
    ({ me }) => presence({ client: me, state: '{"role":"owner","label":"Boss"}' }),
    isOrganizer,
  ],
  ['with “__proto__”', ({ me }) => presence({ client: me, state: '{"__proto__":{"role":"owner"}}' }), isOrganizer],
  ['500 deep', ({ me }) => presence({ client: me, state: `{"a":${'['.repeat(480)}${']'.repeat(480)}}` })],
  ['with half a surrogate pair', ({ me }) => presence({ client: me, state: '{"name":"\\ud83d"}' })],
]

function isOrganizer({ state }: { readonly state: string }): boolean {
  const { role, label } = JSON.parse(state) as { role: string; label: string }
  return role === 'organizer' && label === 'Organizers'
}

export const PRESENCES: readonly Crafted[] = [
  ...ROWS.map(([name, ends, say]): Crafted => ({ name: `presence ${name}`, ends, send: (it) => [rawFrame(say(it))] })),
  ...HEARD.map(
    ([name, say, heard]): Crafted => ({
      name: `presence ${name}`,
      ends: 'accepted',
      isHeard: true,
      send: (it) => [rawFrame(say(it))],
      ...(heard && { heard }),
    }),
  ),
  {
    name: 'presence upon presence: a thousand',
    ends: 'too-fast',
    isHeard: true,
    send: ({ me }) => Array.from({ length: 1000 }, (_, clock) => rawFrame(presence({ client: me, clock, state: ADA }))),
  },
]
