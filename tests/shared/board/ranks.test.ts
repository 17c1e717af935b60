import { describe, expect, it } from 'vitest'
import { isRank, ranksBetween, ranksFor } from '../../../shared/board/ranks.ts'
import { dice } from '../../support/dice.ts'

describe('ranks', () => {
  it('[M4] lie strictly between any two neighbours, wherever people drop, and stay short', () => {
    for (let seed = 1; seed <= 50; seed++) {
      const { roll, bytes } = dice(seed)
      const ranks: string[] = []
      for (let drop = 0; drop < 200; drop++) {
        const at = seed % 3 === 0 ? ranks.length : seed % 3 === 1 ? 0 : roll(ranks.length + 1)
        const fresh = ranksBetween(ranks[at - 1] ?? null, ranks[at] ?? null, 1 + roll(4), bytes)
        for (const rank of fresh) expect(isRank(rank), `${rank}, seed ${seed}`).toBe(true)
        ranks.splice(at, 0, ...fresh)
        expect(ranks, `seed ${seed}`).toEqual([...new Set(ranks)].sort())
      }
      expect(Math.max(...ranks.map((rank) => rank.length)), `seed ${seed}`).toBeLessThan(seed % 3 === 2 ? 120 : 40)
    }
  })

  it('[M4] two multi-drops at one place do not interleave', () => {
    const { bytes } = dice(7)
    const mine = ranksBetween('A', 'B', 70, bytes)
    const theirs = ranksBetween('A', 'B', 70, bytes)
    const order = [...mine, ...theirs].sort()
    expect([order.slice(0, 70), order.slice(70)]).toContainEqual(mine)
  })

  it('[M4] the drop between equal neighbours re-keys those behind it', () => {
    const cards = ['a', 'b', 'c', 'd'].map((id) => ({ id, rank: id === 'd' ? 'V' : 'U' }))
    const written = new Map(ranksFor(cards, ['new'], 'b', dice(1).bytes))
    expect([...written.keys()]).toEqual(['new', 'b', 'c'])
    const after = cards.map(({ id, rank }) => ({ id, rank: written.get(id) ?? rank }))
    const order = [...after, { id: 'new', rank: written.get('new') ?? '' }].sort((a, b) => (a.rank < b.rank ? -1 : 1))
    expect(order.map(({ id }) => id)).toEqual(['a', 'new', 'b', 'c', 'd'])
  })
})
