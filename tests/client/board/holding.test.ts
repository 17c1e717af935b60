import { describe, expect, it } from 'vitest'
import type { Holding } from '../../../client/board/hand.ts'
import { createHolding } from '../../../client/board/holding.ts'

const held = (target?: unknown): Holding =>
  ({ kind: 'topics', ids: ['t_1'], by: 'pointer', ...(target !== undefined && { target }) }) as never

describe('what is held', () => {
  it('is told when it says something else, and not when it says the same', () => {
    const store = createHolding()
    let told = 0
    const release = store.subscribe(() => told++)
    store.set(held({ slotId: 's_1', before: null }))
    const first = store.current()
    store.set(held({ slotId: 's_1', before: null }))
    expect([told, store.current() === first]).toEqual([1, true])
    store.set(null)
    release()
    store.set(held())
    expect(told).toBe(2)
  })

  it('is roughly the same wherever over the grid it is, and another over the tray', () => {
    const store = createHolding()
    store.set(held())
    const rough = store.roughly()
    store.set(held({ slotId: 's_1', before: null }))
    store.set(held({ slotId: 's_2', before: null }))
    expect(store.roughly()).toBe(rough)
    store.set(held(null))
    expect(store.roughly()).toMatchObject({ target: null })
    store.set(null)
    expect(store.roughly()).toBeNull()
  })
})
