import { describe, expect, it } from 'vitest'
import { choiceOf, madeOne, NO_PICKS, ofEntry, ofField, picked, sizeOf, takes } from '../../../client/imports/picks.ts'
import type { Comparison, FieldChange } from '../../../shared/imports/comparison.ts'
import { must } from '../../../shared/must.ts'

const field = (name: string, since: FieldChange['since'], before = 'old'): FieldChange => ({
  field: name,
  before,
  after: 'new',
  since,
  isNews: true,
})

const comparison = (titleNow = 'old'): Comparison => ({
  meta: [field('title', 'fill', '')],
  entries: [
    { key: 'topic 0', kind: 'topic', id: null, title: 'New', state: 'new', fields: [] },
    {
      key: 'topic 1',
      kind: 'topic',
      id: 't_1',
      title: 'Changed',
      state: 'changed',
      fields: [field('minutes', 'follow'), field('title', 'edited', titleNow)],
    },
    { key: 'topic 2', kind: 'topic', id: 't_2', title: 'Binned', state: 'removed', fields: [] },
  ],
  gone: [{ kind: 'topic', id: 't_3', title: 'Gone' }],
  twice: [],
  maybeSame: [{ key: 'person 0', name: 'J. Núñez', other: 'p_1', otherName: 'José Núñez' }],
  warnings: [],
})

describe('what is taken of an import', () => {
  const [topic, changed, binned] = comparison().entries
  const [minutes, title] = must(changed, 'an entry').fields

  it('[I38] is all that is new and that nobody edited, and nothing that is gone', () => {
    const choice = choiceOf(comparison(), NO_PICKS)
    expect([...choice.entries]).toEqual(['topic 0'])
    expect([...choice.fields]).toEqual(['meta title', 'topic 1 minutes'])
    expect([choice.remove.size, choice.same.size, sizeOf(choice)]).toEqual([0, 0, 3])
  })

  it('[I38] is what was picked, one by one', () => {
    let picks = picked(NO_PICKS, [ofEntry(must(topic, 'new')), ofField('topic 1', must(minutes, 'field'))], false)
    picks = picked(picks, [ofField('topic 1', must(title, 'field')), ofEntry(must(binned, 'entry'))], true)
    picks = picked(picks, [{ key: 't_3', before: '' }], true)
    picks = madeOne(picks, must(comparison().maybeSame[0], 'pair'), true)
    const choice = choiceOf(comparison(), picks)
    expect([...choice.entries]).toEqual(['topic 2'])
    expect([...choice.fields]).toEqual(['meta title', 'topic 1 title'])
    expect([...choice.remove]).toEqual(['t_3'])
    expect([...choice.same]).toEqual([['person 0', 'p_1']])
    expect(takes(choice, 'topic 1 title')).toBe(true)
    expect(choice.asOf?.get('topic 1 title')).toBe('old')
    expect(madeOne(picks, must(comparison().maybeSame[0], 'pair'), false).same.size).toBe(0)
  })

  it('[I38] is asked anew where the board says something else meanwhile', () => {
    const picks = picked(NO_PICKS, [ofField('topic 1', must(title, 'field'))], true)
    expect(choiceOf(comparison(), picks).fields.has('topic 1 title')).toBe(true)
    expect(choiceOf(comparison('somebody wrote this'), picks).fields.has('topic 1 title')).toBe(false)
  })
})
