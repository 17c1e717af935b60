import { describe, expect, it } from 'vitest'
import { lastUses, PRECISION_MS } from '../../../server/access/last-uses.ts'
import { openMemory } from '../../../server/adapters/memory/memory.ts'
import type { Grant, SecretHash } from '../../../server/ports/grant-store.ts'
import { mintId } from '../../../shared/ids.ts'
import { must } from '../../../shared/must.ts'
import { dice } from '../../support/dice.ts'
import { fakeClock, settle } from '../../support/fake-clock.ts'
import { keptLog } from '../../support/kept-log.ts'

const { bytes: random } = dice(21)

async function scene() {
  const [{ grants: store }, clock, log] = [openMemory(), fakeClock(), keptLog()]
  const grant: Grant = {
    id: mintId('grant', random),
    board: mintId('board', random),
    role: 'organizer',
    label: '',
    createdAt: 0,
    expiresAt: null,
    revokedAt: null,
    usedAt: null,
  }
  await store.add(grant, 'h' as SecretHash)
  const writes: number[] = []
  let isBroken = false
  const grants = {
    ...store,
    async use(id: Grant['id'], at: number) {
      if (isBroken) throw new Error('disk asleep')
      writes.push(at)
      await store.use(id, at)
    },
  }
  const note = lastUses({ grants, clock, log })
  const kept = async () => must((await store.ofBoard(grant.board))[0], 'the grant').usedAt
  const breakDisk = () => {
    isBroken = true
  }
  return { grant, clock, log, note, writes, kept, breakDisk }
}

describe('[A10] when a link was used last', () => {
  it('a crowd by one link is one write, and another ten minutes later', async () => {
    const { grant, clock, note, writes, kept } = await scene()
    const start = clock.now()
    for (let count = 0; count < 1_000; count++) note(grant)
    await clock.advance(PRECISION_MS - 1)
    note(grant)
    expect(writes).toEqual([start])
    await clock.advance(1)
    note(grant)
    await settle()
    expect(writes).toEqual([start, start + PRECISION_MS])
    expect(await kept()).toBe(start + PRECISION_MS)
  })

  it('what is on disk already is not written again after a restart', async () => {
    const { grant, clock, note, writes } = await scene()
    note({ ...grant, usedAt: clock.now() - 1_000 })
    expect(writes).toEqual([])
  })

  it('a store that fails holds up nobody, and is told of in the log', async () => {
    const { grant, note, log, breakDisk } = await scene()
    breakDisk()
    note(grant)
    await settle()
    expect(log.lines.map(({ message }) => message)).toEqual(['the use of a link could not be noted'])
  })
})
