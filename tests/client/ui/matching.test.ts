import { describe, expect, it } from 'vitest'
import { matching, meant } from '../../../client/ui/matching.ts'

const options = ['America/New_York', 'Europe/Prague', 'Asia/Kathmandu', 'Miloš Žák'].map((label) => ({ label }))
const found = (typed: string) => matching(options, typed).map(({ label }) => label)

describe('finding options', () => {
  it('reads separators as spaces and does without accents and capitals', () => {
    expect(found('new y')).toEqual(['America/New_York'])
    expect(found('PRAG')).toEqual(['Europe/Prague'])
    expect(found('milos zak')).toEqual(['Miloš Žák'])
  })

  it('wants every word, in any order, and puts beginnings of words first', () => {
    expect(found('york america')).toEqual(['America/New_York'])
    expect(found('york prague')).toEqual([])
    expect(matching([{ label: 'pandas' }, { label: 'Das Kapital' }], 'das').map(({ label }) => label)).toEqual([
      'Das Kapital',
      'pandas',
    ])
  })

  it('finds by what stands behind the label, and everything when nothing is typed', () => {
    expect(matching([{ label: 'Ada', detail: 'Intel' }], 'intel')).toHaveLength(1)
    expect(found('  ')).toHaveLength(4)
  })
})

describe('what typed text means', () => {
  const sure = (typed: string, mayBeNew: boolean) => meant(options, typed, mayBeNew)?.label ?? null

  it('is the option of exactly this text, however it is written', () => {
    expect(sure('europe prague', true)).toBe('Europe/Prague')
    expect(meant([{ label: 'Ann' }, { label: 'Ann Lee' }], 'ann', false)?.label).toBe('Ann')
  })

  it('is the only one that matches, unless something new may be meant', () => {
    expect(sure('prag', false)).toBe('Europe/Prague')
    expect(sure('prag', true)).toBeNull()
  })

  it('is in doubt with several, with none and without text', () => {
    expect(sure('a', false)).toBeNull()
    expect(sure('xyz', false)).toBeNull()
    expect(sure(' ', false)).toBeNull()
    expect(meant([{ label: 'Ann' }, { label: 'ANN' }], 'ann', true)).toBeNull()
  })
})
