import { describe, expect, it } from 'vitest'
import { matching } from '../../../client/ui/matching.ts'

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
