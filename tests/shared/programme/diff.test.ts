import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBoard } from '../../../shared/board/read.ts'
import { must } from '../../../shared/must.ts'
import { applyPatch, diff } from '../../../shared/programme/diff.ts'
import type { Programme } from '../../../shared/programme/programme.ts'
import { project } from '../../../shared/programme/project.ts'
import { newBoard } from '../../support/boards.ts'
import { cases } from '../../support/cases.ts'
import { dice } from '../../support/dice.ts'
import { furnish, randomVerb } from '../../support/random-verbs.ts'

const empty = (): Programme => ({ ...project(readBoard(newBoard().doc)), sequence: 1, edition: null })

describe('patches', () => {
  it('[P3] lead from any programme to any later one, through JSON', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 31 }), fc.integer({ min: 1, max: 30 }), (seed, steps) => {
        const chance = dice(seed)
        const door = newBoard({}, seed % 1_000)
        furnish(door, chance)
        let shown: Programme = { ...project(readBoard(door.doc)), sequence: 1, edition: null }
        for (let step = 0; step < steps; step++) {
          randomVerb(door, chance)
          const next = { ...project(readBoard(door.doc)), sequence: shown.sequence + 1, edition: null }
          const patch = diff(shown, next)
          if (patch === null) {
            expect({ ...shown, sequence: 0 }).toEqual({ ...next, sequence: 0 })
            continue
          }
          const arrived = JSON.parse(JSON.stringify(patch)) as typeof patch
          expect(applyPatch(shown, arrived)).toEqual(next)
          shown = next
        }
      }),
      cases(150),
    )
  }, 120_000)

  it('[P3] say nothing where attendees see no difference', () => {
    const programme = empty()
    expect(diff(programme, { ...structuredClone(programme), sequence: 2 })).toBeNull()
  })

  it('[P3] are refused by a programme that they do not start from', () => {
    const programme = empty()
    const next = { ...programme, sequence: 2, rooms: [{ id: 'r_1', name: 'Aurora' }] }
    const patch = must(diff(programme, next), 'patch')
    expect(applyPatch({ ...programme, sequence: 5 }, patch)).toBeNull()
    expect(applyPatch(programme, patch)).toEqual(next)
  })

  it('[P3] are small: one renamed room of many is one entry', () => {
    const rooms = Array.from({ length: 30 }, (_, at) => ({ id: `r_${at}`, name: `Room ${at}` }))
    const old = { ...empty(), rooms }
    const renamed = rooms.map((room) => (room.id === 'r_7' ? { id: 'r_7', name: 'Aurora' } : room))
    const patch = diff(old, { ...old, sequence: 2, rooms: renamed })
    expect(patch).toEqual({ from: 1, sequence: 2, edition: null, rooms: { set: [{ id: 'r_7', name: 'Aurora' }] } })
  })
})
