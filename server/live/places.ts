/**
 * Where the items of an update will stand, before it is applied: in which list, or under which key of which map. Yjs
 * follows items from neighbour to neighbour; one that hangs on itself, or between two places, throws: when it is applied,
 * or worse later, when the board is loaded or sent to who joins. Such a board could be opened no more.
 */

import * as Y from 'yjs'

type Decoded = ReturnType<typeof Y.decodeUpdate>
type Struct = Decoded['structs'][number]

/** A type, by name or by the id of its item, and a key in it; `null` for nowhere: Yjs makes garbage of it. */
type Place = string | null

/** [L30] Whether every item of a well-formed update stands in one place of the document as it is now. */
export function isInPlace(update: Uint8Array, doc: Y.Doc): boolean {
  const { structs, ds } = Y.decodeUpdate(update)
  const places = new Places(doc, structs, ds)
  return structs.every(
    (struct) => !(struct instanceof Y.Item) || (comesAfter(struct) && places.isOne(struct) && places.isAlone(struct)),
  )
}

/** An item knows only what came before it of its own client. */
function comesAfter({ id, origin, rightOrigin, parent }: Y.Item): boolean {
  const names = [origin, rightOrigin, parent instanceof Y.ID ? parent : null]
  return names.every((name) => !name || name.client !== id.client || name.clock < id.clock)
}

/** Between a map and a key in it; no map of a board has it in its name. */
const KEY = '/'

class Places {
  readonly #doc: Y.Doc
  readonly #deleted: Decoded['ds']
  readonly #ofClient = new Map<number, Struct[]>()
  readonly #known = new Map<Struct, Place>()
  /** Items whose place is being looked for: to meet one again is a circle. */
  readonly #looking = new Set<Struct>()

  constructor(doc: Y.Doc, structs: readonly Struct[], deleted: Decoded['ds']) {
    this.#doc = doc
    this.#deleted = deleted
    for (const struct of structs) {
      const list = this.#ofClient.get(struct.id.client)
      if (list) list.push(struct)
      else this.#ofClient.set(struct.id.client, [struct])
    }
  }

  isOne(item: Y.Item): boolean {
    const { origin, rightOrigin, id } = item
    if (origin && rightOrigin) {
      const [left, right] = [this.#at(origin), this.#at(rightOrigin)]
      if (left !== null && right !== null && left !== right) return false
    }
    // What is partly known goes on where the known part ends.
    const state = Y.getState(this.#doc.store, id.client)
    if (state <= id.clock || id.clock + item.length <= state) return true
    const place = this.#of(item)
    return place === null || place === this.#at(Y.createID(id.client, state - 1))
  }

  /**
   * A key has one value: of several under one, Yjs deletes the last alone with their map, and throws when it clears it away.
   * What is deleted already, or by this update, may lie there in one piece: so Yjs writes the values before the last one
   * of a key that somebody wrote often and may still take back.
   */
  isAlone(item: Y.Item): boolean {
    if (item.length === 1 || item.content instanceof Y.ContentDeleted || this.#isDeleted(item)) return true
    const place = this.#of(item)
    return place === null || !place.includes(KEY)
  }

  /** Whether the update itself deletes all of it that the document does not have. */
  #isDeleted({ id, length }: Y.Item): boolean {
    const [end, ranges] = [id.clock + length, this.#deleted.clients.get(id.client) ?? []]
    let next = Math.max(id.clock, Y.getState(this.#doc.store, id.client))
    for (const { clock, len } of ranges.toSorted((a, b) => a.clock - b.clock)) {
      if (clock <= next) next = Math.max(next, clock + len)
    }
    return end <= next
  }

  #at(id: Y.ID): Place {
    const struct = this.#struct(id)
    return struct ? this.#of(struct) : null
  }

  #of(struct: Struct): Place {
    const known = this.#known.get(struct)
    if (known !== undefined) return known
    if (!(struct instanceof Y.Item) || this.#looking.has(struct)) return null
    this.#looking.add(struct)
    const place = this.#found(struct)
    this.#looking.delete(struct)
    this.#known.set(struct, place)
    return place
  }

  #found({ parent, parentSub, origin, rightOrigin }: Y.Item): Place {
    const key = parentSub === null ? '' : KEY + parentSub
    if (parent instanceof Y.AbstractType) return nameOf(parent) + key
    // In an update, what has neighbours names no parent: it stands where they stand.
    const neighbour = origin ?? rightOrigin
    if (neighbour) return this.#at(neighbour)
    if (typeof parent === 'string') return parent + key
    const made = parent && this.#struct(parent)
    return made instanceof Y.Item && made.content instanceof Y.ContentType ? idOf(made.id) + key : null
  }

  /** In the document, else in the update. */
  #struct(id: Y.ID): Struct | null {
    const { store } = this.#doc
    if (id.clock < Y.getState(store, id.client)) return Y.getItem(store, id)
    const list = this.#ofClient.get(id.client) ?? []
    let [from, to] = [0, list.length]
    while (from < to) {
      const middle = (from + to) >>> 1
      if ((list[middle]?.id.clock ?? 0) <= id.clock) from = middle + 1
      else to = middle
    }
    const found = list[from - 1]
    return found && id.clock < found.id.clock + found.length ? found : null
  }
}

const idOf = ({ client, clock }: Y.ID): string => `${client}:${clock}`
const nameOf = (type: Y.AbstractType<unknown>): string => (type._item ? idOf(type._item.id) : Y.findRootTypeKey(type))
