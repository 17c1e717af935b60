import { describe, expect, it } from 'vitest'
import type { HintId } from '../../../client/board/hints.ts'
import { HINT_IDS, nextHint } from '../../../client/board/hints.ts'

describe('hints', () => {
  it('are told one after the other, those on keys only where there are keys, until all are done', () => {
    const told = (hasKeys: boolean) => {
      const done: HintId[] = []
      for (let hint = nextHint([], hasKeys); hint !== null; hint = nextHint(done, hasKeys)) done.push(hint)
      return done
    }
    expect(told(true)).toEqual(['carry', 'palette', 'keys', 'share'])
    expect(told(false)).toEqual(['carry', 'share'])
    expect(nextHint(HINT_IDS, true)).toBeNull()
  })
})
