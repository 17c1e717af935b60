/**
 * Cuts what is longer than a board allows, after it was applied: an update alone does not show how long a text becomes,
 * and refusing it would refuse what was typed by two at once. What verbs write is never changed.
 */

import * as Y from 'yjs'
import type { BoardDoc } from '../../shared/board/doc.ts'
import { MAPS } from '../../shared/board/doc.ts'
import { cut, LIMITS } from '../../shared/board/values.ts'
import { fitText, fitting } from '../../shared/board/write.ts'
import type { Release } from '../../shared/release.ts'

/** A key that somebody wrote under, in `meta` or in an entry. */
interface Spot {
  readonly map: Y.Map<unknown>
  readonly key: string
}

export class Mend {
  readonly #roots: ReadonlySet<unknown>
  readonly release: Release
  #spots: Spot[] = []

  constructor(doc: Y.Doc, maps: readonly string[] = MAPS) {
    this.#roots = new Set(maps.map((name) => doc.getMap(name)))
    const look = (transaction: Y.Transaction) => this.#note(transaction)
    doc.on('afterTransaction', look)
    this.release = () => doc.off('afterTransaction', look)
  }

  /** [L26] Puts right what was written since the last call, in one transaction of its own; none where all fits. */
  run(board: BoardDoc): void {
    const spots = this.#spots.filter(({ map, key }) => !fits(key, map.get(key)))
    this.#spots = []
    if (spots.length > 0) board.change('cut what was too long', () => spots.forEach(cutAt))
  }

  #note({ changed }: Y.Transaction): void {
    for (const [type, keys] of changed) {
      if (type instanceof Y.Map) for (const key of keys) key !== null && this.#written(type, key)
      else if (type.parent instanceof Y.Map) this.#spots.push({ map: type.parent, key: type._item?.parentSub ?? '' })
    }
  }

  #written(map: Y.Map<unknown>, key: string): void {
    const value = map.get(key)
    // A whole new entry: what its keys hold is not told one by one.
    if (this.#roots.has(map) && value instanceof Y.Map) this.#spots.push(...spotsOf(value))
    else if (this.#roots.has(map) || this.#roots.has(map.parent)) this.#spots.push({ map, key })
  }
}

const spotsOf = (map: Y.Map<unknown>): Spot[] => [...map.keys()].map((key) => ({ map, key }))

/** Whether it may be stored under that key as it is. */
function fits(key: string, value: unknown): boolean {
  if (typeof value === 'string') return fitText(key, value) === value
  if (value instanceof Y.Text) return value.length <= LIMITS.text
  const isPlain = value instanceof Object && Object.getPrototypeOf(value) === Object.prototype
  return !isPlain || Object.entries(value).every(([inner, one]) => fits(inner, one))
}

function cutAt({ map, key }: Spot): void {
  const value = map.get(key)
  if (!(value instanceof Y.Text)) {
    map.set(key, fitting(key, value))
    return
  }
  const text = value.toString()
  // Something embedded counts in the length of a Y.Text and is not in its string: the place of a sign is unknown then.
  const kept = text.length === value.length ? cut(text, LIMITS.text).length : LIMITS.text
  value.delete(kept, value.length - kept)
}
