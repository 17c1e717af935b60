import { describe, expect, it, vi } from 'vitest'
import { readBoard } from '../../../shared/board/read.ts'
import { addTopic, editMeta, setUpBoard } from '../../../shared/board/verbs.ts'
import type { GrantId } from '../../../shared/ids.ts'
import { mintId } from '../../../shared/ids.ts'
import { must } from '../../../shared/must.ts'
import { FACTS } from '../../support/boards.ts'
import { dice } from '../../support/dice.ts'
import { settle } from '../../support/fake-clock.ts'
import { fakePeer } from '../../support/fake-peer.ts'
import { stage } from '../../support/open-boards.ts'

describe('live boards', () => {
  it('[L14] an unknown board is null, a made one opens with what it was made of', async () => {
    const { live, make } = stage()
    expect(await live.hold(mintId('board', dice(99).bytes))).toBeNull()
    const { board } = must(await live.hold(await make()), 'the board')
    expect(board.epoch).toBe(1)
    expect(board.board.meta).toMatchObject({ title: 'LPC', timeZone: 'Europe/Prague' })
  })

  it('[L14] those who hold a board at once hold the same, loaded once', async () => {
    const { hold, make, stores } = stage()
    const id = await make()
    const load = vi.spyOn(stores.boards, 'load')
    const [one, two] = await Promise.all([hold(id), hold(id)])
    expect(one.board).toBe(two.board)
    expect((await hold(id)).board).toBe(one.board)
    expect(load).toHaveBeenCalledTimes(1)
  })

  it('[L14] a load that fails is tried again by the next', async () => {
    const { live, make, stores } = stage()
    const id = await make()
    vi.spyOn(stores.boards, 'load').mockRejectedValueOnce(new Error('disk asleep'))
    const both = await Promise.allSettled([live.hold(id), live.hold(id)])
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(await live.hold(id)).not.toBeNull()
  })

  it('[L14] a board that nobody holds leaves memory when all of it is durable, not before', async () => {
    const { hold, make, disk } = stage()
    const id = await make()
    const first = await hold(id)
    disk.hold()
    editMeta(first.board.change, { title: 'late' })
    first.release()
    await settle()
    const second = await hold(id)
    expect(second.board).toBe(first.board)
    disk.go()
    await settle()
    expect((await hold(id)).board).toBe(first.board)
  })

  it('[L14] what it did last is there when it is opened again', async () => {
    const { hold, make, disk, stored } = stage()
    const id = await make()
    const first = await hold(id)
    disk.hold()
    editMeta(first.board.change, { title: 'late' })
    first.release()
    disk.go()
    await settle()
    const third = await hold(id)
    expect(third.board).not.toBe(first.board)
    expect(third.board.board.meta.title).toBe('late')
    expect(readBoard(await stored(id)).meta.title).toBe('late')
  })

  it('[L14] letting go twice counts once', async () => {
    const { hold, make } = stage()
    const id = await make()
    const [one, two] = [await hold(id), await hold(id)]
    one.release()
    one.release()
    await settle()
    expect((await hold(id)).board).toBe(two.board)
  })

  it('[L15] revoking ends the connections of that grant on every board, and those that come too late', async () => {
    const { live, hold, make } = stage()
    const boards = [await hold(await make()), await hold(await make())]
    const [a, b, c] = [fakePeer({ grant: 'g_1' }), fakePeer({ grant: 'g_1' }), fakePeer({ grant: 'g_2' })]
    a.enter(must(boards[0], 'a board').board)
    b.enter(must(boards[1], 'a board').board)
    c.enter(must(boards[0], 'a board').board)
    live.revoke('g_1' as GrantId)
    expect([a.closed, b.closed, c.closed]).toEqual([['no-access'], ['no-access'], []])
    addTopic(a.door, { title: 'after' })
    for (const update of a.takeUpdates()) must(boards[0], 'a board').board.receive(a, { kind: 'update', update })
    expect(must(boards[0], 'a board').board.board.topics.size).toBe(0)
    const late = fakePeer({ grant: 'g_1' })
    late.enter(must(boards[0], 'a board').board)
    expect([late.closed, late.frames]).toEqual([['no-access'], []])
  })

  it('[L16] draining sends everybody away, waits for the journals, and takes nobody any more', async () => {
    const { live, hold, make, disk, stored } = stage()
    const id = await make()
    const { board } = await hold(id)
    const a = fakePeer()
    a.enter(board)
    disk.hold()
    addTopic(a.door, { title: 'last' })
    for (const update of a.takeUpdates()) board.receive(a, { kind: 'update', update })
    let isDrained = false
    const drained = live.drain().then(() => {
      isDrained = true
    })
    await settle()
    expect([isDrained, a.closed]).toEqual([false, ['shutting-down']])
    await expect(live.hold(id)).rejects.toThrow('shutting-down')
    disk.go()
    await drained
    expect(readBoard(await stored(id)).topics.size).toBe(1)
  })

  it('[L28] a new epoch sends everybody away, and nothing of the old one reaches it', async () => {
    const { live, hold, make, disk, stores } = stage()
    const id = await make()
    const { board } = await hold(id)
    const a = fakePeer()
    a.enter(board)
    disk.hold()
    addTopic(a.door, { title: 'under way' })
    for (const update of a.takeUpdates()) board.receive(a, { kind: 'update', update })
    const renewed = live.renew(id, (door) => setUpBoard(door, { ...FACTS, title: 'restored' }))
    await settle()
    expect(a.closed).toEqual(['other-epoch'])
    addTopic(a.door, { title: 'too late' })
    for (const update of a.takeUpdates()) board.receive(a, { kind: 'update', update })
    expect(() => board.change).toThrow()
    const next = hold(id)
    disk.go()
    expect(await renewed).toBe(2)
    expect((await next).board).toMatchObject({ epoch: 2 })
    expect((await next).board.board.meta.title).toBe('restored')
    expect((await next).board.board.topics.size).toBe(0)
    // Made, one topic, renewed: the late one has no number.
    expect(await stores.boards.load(id)).toMatchObject({ epoch: 2, seq: 3 })
  })

  it('[L28] where the store refuses a new epoch, the old one goes on; an unknown board has none', async () => {
    const { live, hold, make, stores } = stage()
    const id = await make()
    const { board } = await hold(id)
    editMeta(board.change, { title: 'kept' })
    vi.spyOn(stores.boards, 'renew').mockRejectedValueOnce(new Error('disk full'))
    await expect(live.renew(id, (door) => setUpBoard(door, FACTS))).rejects.toThrow('disk full')
    const again = await hold(id)
    expect(again.board.epoch).toBe(1)
    expect(again.board.board.meta.title).toBe('kept')
    await expect(live.renew(mintId('board', dice(98).bytes), () => undefined)).rejects.toThrow('missing')
  })
})
