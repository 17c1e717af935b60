import { describe, expect, it } from 'vitest'
import { CLOSE_CODES, CLOSE_SENTENCES, type CloseWord, closeWord } from '../../../shared/protocol/close-codes.ts'

describe('close codes', () => {
  it('[W4] are one a word, final or to be tried again, with a sentence; other codes are not ours', () => {
    const words = Object.keys(CLOSE_CODES) as CloseWord[]
    const codes = Object.values(CLOSE_CODES)
    expect(new Set(codes).size).toBe(codes.length)
    for (const word of words) {
      expect(closeWord(CLOSE_CODES[word])).toBe(word)
      expect(CLOSE_CODES[word]).toBeGreaterThanOrEqual(4400)
      expect(CLOSE_CODES[word]).toBeLessThan(4600)
      expect(CLOSE_SENTENCES[word]).toMatch(/^[A-Z].*\.$/)
    }
    const again = words.filter((word) => CLOSE_CODES[word] >= 4500)
    expect(again).toEqual(['internal', 'shutting-down', 'too-fast'])
    expect([1000, 1006, 4000, 4499].map(closeWord)).toEqual([null, null, null, null])
  })
})
