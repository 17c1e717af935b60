/** Updates whose every struct is well formed and drawn by lot: ids, places and contents that no Yjs would put together. */

import { TOPIC_KINDS } from '../../shared/board/model.ts'
import type { Dice } from '../support/dice.ts'
import type { Id, RawContent, RawStruct } from '../support/raw-update.ts'
import {
  any,
  binary,
  deleted,
  embed,
  format,
  gc,
  item,
  json,
  rawUpdate,
  skip,
  string,
  subDocument,
  type,
} from '../support/raw-update.ts'

/** Clients of the board, with the clocks that they have reached. */
export type Clients = readonly (readonly [client: number, clock: number])[]

const NAMES = ['meta', 'topics', 'slots', 'rooms', 'people', 'tracks', 'text', '__proto__', '']
const KEYS = [
  'title',
  'placement',
  'notes',
  'removed',
  'layout',
  'minutes',
  'speaker:p_0000000000000000',
  'x',
  '',
  '__proto__',
]
const VALUES: readonly unknown[] = [
  null,
  undefined,
  0,
  -1,
  1.5,
  true,
  '',
  'x',
  [1],
  { a: 1 },
  [[[]]],
  2 ** 40,
  Number.NaN,
  'proposed',
  ...TOPIC_KINDS,
]
/** Client ids that no honest one has: few, so that their structs meet. */
const STRANGER = 5_000_000
const STRANGERS = 40
const LENGTHS = [1, 1, 1, 1, 2, 2, 3, 3, 4, 5, 8, 10, 20, 50, 1000, 2 ** 31, 2 ** 39, 0, 2 ** 53 - 1]

const CONTENTS: readonly ((dice: Dice) => RawContent)[] = [
  (dice) => any(Array.from({ length: 1 + dice.roll(4) }, () => dice.pick(VALUES))),
  (dice) => any([dice.pick(VALUES)]),
  (dice) => string(dice.pick(['x', 'yz', 'naïve', '🐧', 'a longer text'])),
  (dice) => type(dice.roll(3)),
  () => type(1),
  () => type(2),
  (dice) => deleted(dice.pick(LENGTHS)),
  (dice) =>
    json(...Array.from({ length: dice.roll(3) }, () => dice.pick(['1', 'null', 'undefined', '{', '"\\ud83d"']))),
  (dice) => binary(dice.bytes(dice.roll(10))),
  (dice) => embed(dice.pick(['{}', '[]', '1', '{'])),
  (dice) => format(dice.pick(['bold', '', 'ychange', '__proto__']), dice.pick(['true', 'null', '{}', 'x'])),
  (dice) => subDocument(dice.pick(['', 'guid'])),
]

/** An id of the board, or near one, or of nobody. */
function anId(dice: Dice, clients: Clients, me: Id): Id {
  const luck = dice.roll(10)
  if (luck === 0) return [me[0], me[1] + dice.roll(4)]
  if (luck < 3) return [me[0], Math.max(0, me[1] - 1 - dice.roll(4))]
  if (luck === 3) return [dice.roll(2 ** 31), dice.roll(10)]
  const [client, clock] = dice.pick(clients)
  return [client, dice.roll(clock + (luck === 4 ? 3 : 0)) || 0]
}

function aStruct(dice: Dice, clients: Clients, me: Id): RawStruct {
  const luck = dice.roll(16)
  if (luck === 0) return gc(dice.pick(LENGTHS))
  if (luck === 1) return skip(dice.pick(LENGTHS))
  const content = dice.pick(CONTENTS)(dice)
  const key = dice.roll(2) === 0 ? { key: dice.pick(KEYS) } : {}
  if (luck < 8) {
    const left = dice.roll(3) > 0 ? { left: anId(dice, clients, me) } : {}
    const right = dice.roll(3) > 0 ? { right: anId(dice, clients, me) } : {}
    return item({ ...left, ...right, ...key, ...(dice.roll(2) === 0 && { parent: dice.pick(NAMES) }) }, content)
  }
  return item({ parent: dice.roll(2) === 0 ? dice.pick(NAMES) : anId(dice, clients, me), ...key }, content)
}

export function wildUpdate(dice: Dice, clients: Clients): Uint8Array {
  const structs = Array.from({ length: dice.pick([0, 1, 1, 1, 2]) }, () => {
    const [client, reached] = dice.roll(3) === 0 ? dice.pick(clients) : [STRANGER + dice.roll(STRANGERS), 0]
    const clock = Math.max(0, reached + dice.pick([0, 0, 0, 0, 1, -1, -3]))
    const list = Array.from({ length: 1 + dice.roll(4) }, (_, at) => aStruct(dice, clients, [client, clock + at]))
    return [client, clock, list] as const
  })
  const deletes = Array.from({ length: dice.pick([0, 0, 1, 2]) }, () => {
    const [client, clock] = dice.pick(clients)
    const ranges = Array.from({ length: 1 + dice.roll(2) }, () => [dice.roll(clock + 2), dice.pick(LENGTHS)] as const)
    return [client, ranges] as const
  })
  return rawUpdate({ structs, deletes })
}
