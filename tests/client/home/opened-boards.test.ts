import { describe, expect, it } from 'vitest'
import { MOST_OPENED, parseOpened, withBoard } from '../../../client/home/opened-boards.ts'

describe('opened boards', () => {
  const one = { id: 'b_1', title: 'One', role: 'owner' } as const
  const two = { id: 'b_2', title: 'Two', role: 'observer' } as const

  it('stand newest first, each once, with the title it has now', () => {
    const list = withBoard(withBoard(withBoard([], one, 1), two, 2), { ...one, title: 'Renamed' }, 3)
    expect(list).toEqual([
      { ...one, title: 'Renamed', opened: 3 },
      { ...two, opened: 2 },
    ])
  })

  it('keep nothing but the named fields, so that no secret is stored by accident', () => {
    const careless = { ...one, key: 'SECRET', link: 'http://x/#key=SECRET' }
    expect(JSON.stringify(withBoard([], careless, 1))).not.toContain('SECRET')
    expect(JSON.stringify(parseOpened([{ ...careless, opened: 1 }]))).not.toContain('SECRET')
  })

  it('forget the oldest beyond the most', () => {
    const list = Array.from({ length: MOST_OPENED + 5 }, (_, n) => `b_${n}`).reduce(
      (all, id, n) => withBoard(all, { ...one, id }, n),
      [] as ReturnType<typeof withBoard>,
    )
    expect(list).toHaveLength(MOST_OPENED)
    expect(list[0]?.id).toBe(`b_${MOST_OPENED + 4}`)
  })

  it('read what is well formed and leave out the rest', () => {
    expect(parseOpened([{ ...one, opened: 1 }, null, 7, { id: 'b_3' }, { ...two, role: 'king', opened: 2 }])).toEqual([
      { ...one, opened: 1 },
    ])
    expect(parseOpened('nonsense')).toBeNull()
  })
})
