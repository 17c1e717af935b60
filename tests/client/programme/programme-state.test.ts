import { describe, expect, it } from 'vitest'
import type { ProgrammeEvent, ProgrammeState } from '../../../client/programme/programme-state.ts'
import { nextState, START } from '../../../client/programme/programme-state.ts'
import { must } from '../../../shared/must.ts'
import { diff } from '../../../shared/programme/diff.ts'
import type { Programme } from '../../../shared/programme/programme.ts'
import { programmeOf, slotAt, topicAt } from '../../support/day-programmes.ts'

const slots = [slotAt('s', 'a', '09:00', '10:00')]
const first = programmeOf({
  sequence: 7,
  slots,
  topics: [topicAt('t', 's', '09:00', '09:20'), topicAt('u', 's', '09:20', '09:40')],
})
const second = programmeOf({
  sequence: 8,
  slots,
  topics: [topicAt('u', 's', '09:00', '09:20'), topicAt('t', 's', '09:20', '09:40')],
})
const patch = must(diff(first, second), 'a patch')
const copy = (programme: Programme): Programme => structuredClone(programme)

const having = (...events: ProgrammeEvent[]): ProgrammeState => events.reduce(nextState, START)

describe('what the programme page knows', () => {
  it('shows what was kept until something is heard, and says of when it is', () => {
    const state = having({ type: 'kept', programme: first, asOf: 5 }, { type: 'lost', at: 9 })
    expect(state).toMatchObject({ standing: 'shown', line: 'lost', programme: first, asOf: 5 })
  })

  it('keeps what was heard when something older is brought from keeping', () => {
    const state = having({ type: 'whole', programme: second, at: 1 }, { type: 'kept', programme: first, asOf: 0 })
    expect(state.programme).toBe(second)
  })

  it('applies a patch in place: entries that stay the same are the same', () => {
    const state = having({ type: 'whole', programme: first, at: 1 }, { type: 'patch', patch, at: 2 })
    expect(state.programme).toEqual(second)
    expect(state.programme?.slots[0]).toBe(first.slots[0])
    expect(state).toMatchObject({ asOf: 2, needsWhole: false, line: 'open' })
  })

  it('asks for the whole when a patch does not fit, and shows the old one until it is there', () => {
    const gap = { ...patch, from: 20, sequence: 21 }
    const state = having({ type: 'whole', programme: first, at: 1 }, { type: 'patch', patch: gap, at: 2 })
    expect(state).toMatchObject({ needsWhole: true, programme: first, asOf: 1 })
    expect(nextState(state, { type: 'lost', at: 3 }).asOf).toBe(1)
    expect(nextState(state, { type: 'whole', programme: second, at: 4 })).toMatchObject({ needsWhole: false, asOf: 4 })
  })

  it('takes a patch that was heard already as no news', () => {
    const heard = having({ type: 'whole', programme: second, at: 1 }, { type: 'patch', patch, at: 2 })
    expect(heard).toMatchObject({ programme: second, needsWhole: false })
  })

  it('knows until when it was current: to the moment when the line was lost, not beyond', () => {
    const lost = having({ type: 'whole', programme: first, at: 1 }, { type: 'lost', at: 50 }, { type: 'lost', at: 90 })
    expect(lost).toMatchObject({ line: 'lost', asOf: 50, programme: first })
    expect(nextState(lost, { type: 'open', at: 95 })).toMatchObject({ line: 'open', asOf: 95 })
  })

  it('takes the same programme again without a word, keeping every object', () => {
    const had = having({ type: 'whole', programme: first, at: 1 })
    const again = nextState(had, { type: 'whole', programme: copy(first), at: 2 })
    expect(again.programme).toBe(first)
    expect(again.said).toBe('')
    const renumbered = nextState(had, { type: 'whole', programme: { ...copy(first), sequence: 9 }, at: 2 })
    expect(renumbered).toMatchObject({ said: '', programme: { sequence: 9 } })
    const relabelled = { ...copy(second), topics: first.topics, slots: [slotAt('s', 'b', '09:00', '10:00')] }
    expect(nextState(had, { type: 'whole', programme: relabelled, at: 2 }).said).toBe('The programme changed.')
  })

  it('takes a whole after a gap, keeping the objects that stayed the same', () => {
    const state = having({ type: 'whole', programme: first, at: 1 }, { type: 'whole', programme: copy(second), at: 2 })
    expect(state.programme).toEqual(second)
    expect(state.programme?.slots[0]).toBe(first.slots[0])
    expect(state.programme?.topics[0]).not.toBe(first.topics[1])
  })

  it('believes a server that counts anew after a restore', () => {
    const state = having({ type: 'whole', programme: second, at: 1 }, { type: 'whole', programme: copy(first), at: 2 })
    expect(state.programme).toEqual(first)
  })

  it('lets go of everything when the programme is hidden, and shows it again by itself', () => {
    const hidden = having({ type: 'whole', programme: first, at: 1 }, { type: 'hidden' })
    expect(hidden).toMatchObject({ standing: 'hidden', programme: null })
    expect(nextState(hidden, { type: 'lost', at: 2 })).toMatchObject({ standing: 'hidden', line: 'lost' })
    expect(nextState(hidden, { type: 'whole', programme: second, at: 3 })).toMatchObject({ standing: 'shown' })
  })

  it('says what moved, what is new and what is gone', () => {
    const moved = having({ type: 'whole', programme: first, at: 1 }, { type: 'patch', patch, at: 2 })
    expect(moved.said).toBe('“u” is now Mon 5 Oct, 09:00, Hall A. “t” is now Mon 5 Oct, 09:20, Hall A.')
    const third = programmeOf({
      sequence: 9,
      slots,
      topics: [...second.topics.slice(0, 1), topicAt('v', 's', '09:20', '09:40')],
    })
    const change = must(diff(second, third), 'a patch')
    expect(nextState(moved, { type: 'patch', patch: change, at: 3 }).said).toBe(
      'New: “v”, Mon 5 Oct, 09:20, Hall A. “t” is no longer in the programme.',
    )
  })

  it('only counts when much changed', () => {
    const many = programmeOf({
      sequence: 9,
      slots,
      topics: ['v', 'w', 'x'].map((id) => topicAt(id, 's', '09:00', '09:20')),
    })
    expect(having({ type: 'whole', programme: first, at: 1 }, { type: 'whole', programme: many, at: 2 }).said).toBe(
      'The programme changed: 5 topics.',
    )
  })
})
