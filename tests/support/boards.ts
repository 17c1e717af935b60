/** Boards for tests: made by the verbs with seeded chance, and replicas of them that are joined by hand. */

import * as Y from 'yjs'
import { type BoardDoc, boardDocOf, MAPS, type MapName, mapOf } from '../../shared/board/doc.ts'
import { type UndoableBoardDoc, undoable } from '../../shared/board/undo.ts'
import { setUpBoard } from '../../shared/board/verbs.ts'
import { dice } from './dice.ts'

export const FACTS = { title: 'Test days', timeZone: 'Europe/Prague', firstDay: '2026-10-05', lastDay: '2026-10-07' }
/** A moment that nothing depends on. */
export const NOW = 1_790_000_000_000

/** A door to a document; `seed` decides its ids, ranks and its name as a Yjs client. */
export function doorOf(doc: Y.Doc, seed: number): BoardDoc {
  doc.clientID = 1_000 + seed
  return boardDocOf(doc, { random: dice(seed).bytes, now: () => NOW, actor: () => `tester ${seed}` })
}

/** A board as the server makes it. */
export function newBoard(facts: Partial<typeof FACTS> = {}, seed = 1): BoardDoc {
  const door = doorOf(new Y.Doc(), seed)
  setUpBoard(door, { ...FACTS, ...facts })
  return door
}

export function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

/** Another person's door to a copy of the board. */
export const replicaOf = (door: BoardDoc, seed: number): BoardDoc => doorOf(copyOf(door.doc), seed)

/** A page's door, with undo. */
export function undoableReplicaOf(door: BoardDoc, seed: number): UndoableBoardDoc {
  const doc = copyOf(door.doc)
  doc.clientID = 1_000 + seed
  return undoable(doc, {
    random: dice(seed).bytes,
    now: () => NOW,
    actor: () => `tester ${seed}`,
    assertWritable: () => undefined,
  })
}

/** Everybody gets what everybody has. */
export function join(...docs: readonly Y.Doc[]): void {
  for (const from of docs) {
    for (const to of docs) {
      if (from !== to) Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)), 'the network')
    }
  }
}

/** The same entries in a document of a new history, as a restored board has them; `keeps` says which of them. */
export function renewedOf(
  { doc }: BoardDoc,
  seed: number,
  keeps: (map: MapName, id: string) => boolean = () => true,
): BoardDoc {
  const door = doorOf(new Y.Doc(), seed)
  door.doc.transact(() => {
    for (const name of MAPS) {
      for (const [id, entry] of mapOf(doc, name).entries()) {
        if (keeps(name, id)) mapOf(door.doc, name).set(id, entry instanceof Y.Map ? entry.clone() : entry)
      }
    }
  })
  return door
}
