/**
 * What a person takes of an import and what not, on top of what is taken without being asked. A pick of a field holds as
 * long as the board says there what it said when it was picked: what somebody changes meanwhile is asked anew. Pure.
 */

import type { Choice, ComparedEntry, Comparison, FieldChange, MaybeSame } from '../../shared/imports/comparison.ts'
import { usualChoice } from '../../shared/imports/comparison.ts'

export interface Picks {
  /** By the key of an entry or of a field, or the id of one that is gone. */
  readonly taken: ReadonlyMap<string, { readonly take: boolean; readonly before: string }>
  /** The key of somebody → who they are. */
  readonly same: ReadonlyMap<string, string>
}

export const NO_PICKS: Picks = { taken: new Map(), same: new Map() }

/** Anything that can be taken or left, by its key. */
export interface Pickable {
  readonly key: string
  /** The board's words, for a field. */
  readonly before: string
}

export const ofEntry = ({ key }: { readonly key: string }): Pickable => ({ key, before: '' })
export const ofField = (entry: string, { field, before }: FieldChange): Pickable => ({
  key: `${entry} ${field}`,
  before,
})

export function picked(picks: Picks, things: readonly Pickable[], take: boolean): Picks {
  const taken = new Map(picks.taken)
  for (const { key, before } of things) taken.set(key, { take, before })
  return { ...picks, taken }
}

export function madeOne(picks: Picks, { key, other }: MaybeSame, isOne: boolean): Picks {
  const same = new Map(picks.same)
  if (isOne) same.set(key, other)
  else if (same.get(key) === other) same.delete(key)
  return { ...picks, same }
}

/** Whether something is taken now. */
export const takes = (choice: Choice, key: string): boolean =>
  choice.entries.has(key) || choice.fields.has(key) || choice.remove.has(key)

export function choiceOf(comparison: Comparison, { taken, same }: Picks): Choice {
  const usual = usualChoice(comparison)
  const says = ({ key, before }: Pickable, otherwise: boolean): boolean => {
    const pick = taken.get(key)
    return pick && pick.before === before ? pick.take : otherwise
  }
  const { entries, meta, gone, twice } = comparison
  const fields = fieldsOf(entries, meta).filter((field) => says(field, usual.fields.has(field.key)))
  const asked = entries.filter(({ state }) => state === 'new' || state === 'removed')
  const offered = new Set(comparison.maybeSame.map(({ key, other }) => `${key} ${other}`))
  return {
    entries: new Set(asked.filter((entry) => says(ofEntry(entry), usual.entries.has(entry.key))).map(({ key }) => key)),
    fields: new Set(fields.map(({ key }) => key)),
    same: new Map([...same].filter(([key, other]) => offered.has(`${key} ${other}`))),
    remove: new Set([...gone, ...twice].map(({ id }) => id).filter((id) => says({ key: id, before: '' }, false))),
    asOf: new Map(fields.map(({ key, before }) => [key, before])),
  }
}

const fieldsOf = (entries: readonly ComparedEntry[], meta: readonly FieldChange[]): Pickable[] => [
  ...meta.map((change) => ofField('meta', change)),
  ...entries
    .filter(({ state }) => state === 'changed')
    .flatMap(({ key, fields }) => fields.map((change) => ofField(key, change))),
]

/** All that a choice does, counted. */
export const sizeOf = (choice: Choice): number => choice.entries.size + choice.fields.size + choice.remove.size
