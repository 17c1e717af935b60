import { describe, expect, it } from 'vitest'
import { Places } from '../../../server/socket/places.ts'
import type { BoardId } from '../../../shared/ids.ts'
import type { Release } from '../../../shared/release.ts'
import { dice } from '../../support/dice.ts'

const [A, B] = ['b_a' as BoardId, 'b_b' as BoardId]

const taken = (place: Release | string): Release => {
  if (typeof place === 'string') throw new Error(place)
  return place
}

describe('places', () => {
  it('[G16] are so many on a board and so many in all', () => {
    const places = new Places({ boardConnections: 2, connections: 3 })
    const [first] = [places.take(A), places.take(A)].map(taken)
    expect(places.take(A)).toBe('boardConnections')
    taken(places.take(B))
    expect([places.take(A), places.take(B)]).toEqual(['connections', 'connections'])
    first?.()
    first?.() // given back once
    expect([places.taken, places.boards]).toEqual([2, 2])
    taken(places.take(A))
    expect(places.take(B)).toBe('connections')
  })

  it('[G16] are all free when everybody has left, in whatever order', () => {
    const luck = dice(4)
    const places = new Places({ boardConnections: 20, connections: 50 })
    const held: Release[] = []
    for (let n = 0; n < 2_000; n++) {
      const place = luck.roll(3) > 0 ? places.take(luck.pick([A, B])) : held.splice(luck.roll(held.length), 1)[0]?.()
      if (typeof place === 'function') held.push(place)
      expect(places.taken).toBe(held.length)
    }
    for (const release of held) release()
    expect([places.taken, places.boards]).toEqual([0, 0])
  })
})
