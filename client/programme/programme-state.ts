/** What the programme page knows, and how each thing that happens changes it: pure, so that every order can be tried. */

import type { Patch } from '../../shared/programme/diff.ts'
import { applyPatch } from '../../shared/programme/diff.ts'
import type { Programme } from '../../shared/programme/programme.ts'
import { saidChange } from './said-change.ts'

export interface ProgrammeState {
  /** The last programme known; kept while the line is lost. */
  readonly programme: Programme | null
  /** `loading`: nothing to show yet. `hidden`: not published. `unknown`: there is no such address. */
  readonly standing: 'loading' | 'shown' | 'hidden' | 'unknown'
  readonly line: 'opening' | 'open' | 'lost'
  /** Milliseconds since 1970 when `programme` was last known to be the current one. */
  readonly asOf: number | null
  /** The last patch did not fit: the whole is needed. */
  readonly needsWhole: boolean
  /** The last change, as a sentence to be read aloud. */
  readonly said: string
}

export type ProgrammeEvent =
  /** From this browser's own keeping, before anything is heard. */
  | { readonly type: 'kept'; readonly programme: Programme; readonly asOf: number }
  /** The whole programme arrived. */
  | { readonly type: 'whole'; readonly programme: Programme; readonly at: number }
  | { readonly type: 'patch'; readonly patch: Patch; readonly at: number }
  | { readonly type: 'hidden' }
  | { readonly type: 'unknown' }
  /** The line stands (and, if nothing else comes, what we have is current). */
  | { readonly type: 'open'; readonly at: number }
  | { readonly type: 'lost'; readonly at: number }

export const START: ProgrammeState = {
  programme: null,
  standing: 'loading',
  line: 'opening',
  asOf: null,
  needsWhole: false,
  said: '',
}

export function nextState(state: ProgrammeState, event: ProgrammeEvent): ProgrammeState {
  switch (event.type) {
    case 'kept':
      if (state.standing !== 'loading') return state
      return { ...state, programme: event.programme, standing: 'shown', asOf: event.asOf }
    case 'whole':
      return arrived(state, event.programme, event.at)
    case 'patch':
      return patched(state, event.patch, event.at)
    case 'hidden':
      return { ...state, programme: null, standing: 'hidden', line: 'open', needsWhole: false, said: '' }
    case 'unknown':
      return { ...state, programme: null, standing: 'unknown', line: 'open', needsWhole: false, said: '' }
    case 'open':
      return { ...state, line: 'open', asOf: state.needsWhole ? state.asOf : event.at }
    case 'lost':
      return { ...state, line: 'lost', asOf: current(state) ? event.at : state.asOf }
    default:
      return event satisfies never
  }
}

/** Whether what is shown was the current programme until now. */
const current = ({ line, needsWhole, programme }: ProgrammeState): boolean =>
  line === 'open' && !needsWhole && programme !== null

function arrived(state: ProgrammeState, programme: Programme, at: number): ProgrammeState {
  const had = state.programme
  const shown = { ...state, standing: 'shown', line: 'open', asOf: at, needsWhole: false } as const
  // A restored server may count anew, so a lower number is believed as well: what the server says now is what is so.
  if (had && had.sequence === programme.sequence && JSON.stringify(had) === JSON.stringify(programme)) return shown
  const kept = had ? keepIdentities(had, programme) : programme
  return { ...shown, programme: kept, said: had ? saidChange(had, kept) : '' }
}

function patched(state: ProgrammeState, patch: Patch, at: number): ProgrammeState {
  const had = state.programme
  // Heard twice after a reconnection: nothing new.
  if (had && patch.sequence <= had.sequence) return { ...state, line: 'open' }
  const programme = had && applyPatch(had, patch)
  if (!programme) return { ...state, line: 'open', needsWhole: true }
  return { ...state, programme, standing: 'shown', line: 'open', asOf: at, said: saidChange(had, programme) }
}

/** Entries that say the same keep being the same object, so that only what changed is drawn again and marked. */
function keepIdentities(had: Programme, programme: Programme): Programme {
  const same = <E extends { readonly id: string }>(old: readonly E[], fresh: readonly E[]): E[] => {
    const before = new Map(old.map((entry) => [entry.id, entry]))
    return fresh.map((entry) => {
      const known = before.get(entry.id)
      return known && JSON.stringify(known) === JSON.stringify(entry) ? known : entry
    })
  }
  return {
    ...programme,
    rooms: same(had.rooms, programme.rooms),
    tracks: same(had.tracks, programme.tracks),
    people: same(had.people, programme.people),
    slots: same(had.slots, programme.slots),
    topics: same(had.topics, programme.topics),
  }
}
