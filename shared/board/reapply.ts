/** [M12] The verb that makes stashed changes on another life of the board: one transaction, one undo step, nothing lost unsaid. */

import * as Y from 'yjs'
import { carryText } from './carry-text.ts'
import type { BoardDoc } from './doc.ts'
import { entryOf, MAP_OF, mapOf } from './doc.ts'
import type { Stash, StashedEntry } from './stash.ts'
import { asPlacement, asRemoved, asText, LIMITS } from './values.ts'
import { addTopic } from './verbs.ts'
import { fitText, make, rewriteText, write } from './write.ts'

/** What did not go over as it was, by the names of the entries. */
export interface Carried {
  /** Were not on this board; they came back with the change. */
  readonly broughtBack: readonly string[]
  /** Stood in a slot that this board has not: they are on the tray. */
  readonly onTray: readonly string[]
  /** Their texts had changed so much that what was written stands at the end, or in a topic of its own. */
  readonly appended: readonly string[]
  /** Something was taken out of their texts, and others have worked on it: it stays. */
  readonly left: readonly string[]
}

type Telling = { -readonly [word in keyof Carried]: Set<string> }

/** Idempotent: what is there already is written no second time, whoever brought it. */
export function reapply(board: BoardDoc, stash: Stash): Carried {
  return board.change('brought unsent changes over', (doc) => {
    const telling: Telling = { broughtBack: new Set(), onTray: new Set(), appended: new Set(), left: new Set() }
    const meta = mapOf(doc, 'meta')
    write(meta, stash.meta.set)
    for (const key of stash.meta.gone) meta.delete(key)
    for (const entry of stash.entries) reapplyEntry(board, doc, entry, telling)
    for (const { kind, set, whole, isMade } of stash.entries) {
      const placement = kind === 'topic' ? asPlacement((isMade ? whole?.values : set)?.placement) : null
      if (whole && placement && !stands(doc, placement.slotId)) telling.onTray.add(nameOf(whole.values))
    }
    const { broughtBack, onTray, appended, left } = telling
    return { broughtBack: [...broughtBack], onTray: [...onTray], appended: [...appended], left: [...left] }
  })
}

function reapplyEntry(board: BoardDoc, doc: Y.Doc, stashed: StashedEntry, telling: Telling): void {
  const { kind, id, whole, isMade } = stashed
  const entry = entryOf(doc, kind, id)
  if (!whole) {
    // [M5] Un-made here; others may have worked on it there.
    if (entry && !asRemoved(entry.get('removed'))) write(entry, { removed: { at: board.now(), by: board.actor() } })
    return
  }
  if (!entry) {
    const isRemoved = asRemoved(whole.values.removed) !== null
    if (isRemoved && !isMade) return
    if (!isMade) telling.broughtBack.add(nameOf(whole.values))
    const texts = Object.entries(whole.texts).map(([key, text]) => [key, new Y.Text(fitText(key, text))])
    make(doc, kind, id, { ...whole.values, ...Object.fromEntries(texts) })
    return
  }
  write(entry, isMade ? whole.values : stashed.set)
  for (const key of stashed.gone) entry.delete(key)
  // Of an entry that was made here and has arrived before, nobody knows what others wrote in it since: `before` is empty.
  const texts = isMade
    ? Object.entries(whole.texts).map(([key, now]) => [key, { before: '', now }] as const)
    : Object.entries(stashed.texts)
  for (const [key, { before, now }] of texts) reapplyText(board, entry, key, before, now, telling)
}

function reapplyText(
  board: BoardDoc,
  entry: Y.Map<unknown>,
  key: string,
  before: string,
  mine: string,
  telling: Telling,
): void {
  const stored = entry.get(key)
  const now = stored instanceof Y.Text ? stored.toString() : (asText(stored) ?? '')
  const name = nameOf({ title: entry.get('title') })
  const { text, isLeft, appended } = carryText(before, mine, now)
  if (isLeft) telling.left.add(name)
  if (appended !== '') telling.appended.add(name)
  if (text.length > LIMITS.text) {
    const field = key === 'abstract' ? 'abstract' : 'notes'
    addTopic(board, { title: `Unsent text of “${name}”`, [field]: appended === '' ? mine : appended })
    telling.appended.add(name)
  } else if (stored instanceof Y.Text) rewriteText(stored, fitText(key, text))
  else if (text !== now) entry.set(key, new Y.Text(fitText(key, text)))
}

const nameOf = ({ title, name }: { readonly title?: unknown; readonly name?: unknown }): string =>
  asText(title) || asText(name) || 'untitled'

function stands(doc: Y.Doc, slotId: string): boolean {
  const slot = mapOf(doc, MAP_OF.slot).get(slotId)
  return slot instanceof Y.Map && !asRemoved(slot.get('removed'))
}
