import { describe, expect, it } from 'vitest'
import { paragraphsOf } from '../../../client/board/paragraphs.ts'

describe('paragraphs', () => {
  it('begin after empty lines, and are known by their first words', () => {
    expect(paragraphsOf('')).toEqual([])
    expect(paragraphsOf('  one\nstill one\n\n \n two')).toEqual([
      { at: 2, words: 'one still one' },
      { at: 20, words: 'two' },
    ])
    expect(paragraphsOf('🐧'.repeat(50))[0]?.words).toBe(`${'🐧'.repeat(40)}…`)
  })
})
