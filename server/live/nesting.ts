/** How deep the types of an update would lie in a document: deleting and reading them calls itself once a level. */

import * as Y from 'yjs'

/** A topic's abstract lies two deep: map of topics, topic, text. */
const MOST_DEPTH = 4

interface Id {
  readonly client: number
  readonly clock: number
}

/**
 * How deep the types of an update that Yjs can read would lie; `unknown` where they hang on something that is not there.
 * To be asked where an update puts types into types.
 */
export function nestingOf(update: Uint8Array, doc: Y.Doc): 'shallow' | 'deep' | 'unknown' {
  const items = new Items(Y.decodeUpdate(update).structs)
  const depths = items.types.map((item) => depthOf(item, items, doc))
  if (depths.some((depth) => depth > MOST_DEPTH)) return 'deep'
  return depths.some(Number.isNaN) ? 'unknown' : 'shallow'
}

/** The items of an update, found as Yjs finds them: by the stretch of clocks that each takes. */
class Items {
  readonly types: Y.Item[] = []
  readonly depths = new Map<Y.Item, number>()
  readonly #byClient = new Map<number, Y.Item[]>()

  constructor(structs: readonly (Y.Item | Y.GC | Y.Skip)[]) {
    for (const struct of structs) {
      if (!(struct instanceof Y.Item)) continue
      const own = this.#byClient.get(struct.id.client)
      if (own) own.push(struct)
      else this.#byClient.set(struct.id.client, [struct])
      if (struct.content instanceof Y.ContentType) this.types.push(struct)
    }
  }

  find({ client, clock }: Id): Y.Item | null {
    const own = this.#byClient.get(client) ?? []
    let [from, to] = [0, own.length]
    while (from < to) {
      const middle = (from + to) >>> 1
      if ((own[middle]?.id.clock ?? 0) <= clock) from = middle + 1
      else to = middle
    }
    const found = own[from - 1]
    return found && clock < found.id.clock + found.length ? found : null
  }
}

/** Climbs without calling itself: what it climbs was sent by somebody. 1 in a map that has a name; `NaN` if that is unknown. */
function depthOf(item: Y.Item, items: Items, doc: Y.Doc): number {
  const path: { item: Y.Item; step: 0 | 1 }[] = []
  const onPath = new Set<Y.Item>()
  let depth = 0
  for (let at: Y.Item | null = item; at !== null; ) {
    const known = items.depths.get(at)
    if (known !== undefined || onPath.has(at)) {
      depth = known ?? Number.NaN
      break
    }
    const { id, step } = above(at)
    onPath.add(at)
    path.push({ item: at, step })
    at = id && items.find(id)
    if (id && !at) depth = depthInDoc(id, doc)
  }
  for (const { item: passed, step } of path.reverse()) {
    depth += step
    items.depths.set(passed, depth)
  }
  return depth
}

/** What an item hangs on: a type, one level up, or a neighbour of its own level. A name is the level below which all is. */
function above({ parent, origin, rightOrigin }: Y.Item): { id: Id | null; step: 0 | 1 } {
  if (parent instanceof Y.ID) return { id: parent, step: 1 }
  if (parent !== null) return { id: null, step: 1 }
  return { id: origin ?? rightOrigin, step: 0 }
}

function depthInDoc(id: Id, { store }: Y.Doc): number {
  if (id.clock >= Y.getState(store, id.client)) return Number.NaN
  let depth = 0
  // A struct that was collected has no parent, whatever its type says.
  for (let at: Y.Item | null = Y.getItem(store, Y.createID(id.client, id.clock)); at?.parent; depth++) {
    at = (at.parent as Y.AbstractType<unknown>)._item
  }
  return depth
}
