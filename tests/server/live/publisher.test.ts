import { describe, expect, it, vi } from 'vitest'
import type { LiveBoard } from '../../../server/live/live-board.ts'
import { liveBoards } from '../../../server/live/live-boards.ts'
import { Publisher } from '../../../server/live/publisher.ts'
import { INITIAL_LIMITS } from '../../../server/ports/limits.ts'
import type { PublicState } from '../../../server/ports/programme-store.ts'
import { addRoom, addSlot, addTopic, editMeta, editTopic, placeTopics } from '../../../shared/board/verbs.ts'
import { must } from '../../../shared/must.ts'
import { programmeSchema } from '../../../shared/programme/programme.ts'
import { dice } from '../../support/dice.ts'
import { settle } from '../../support/fake-clock.ts'
import { stage } from '../../support/open-boards.ts'

async function scene() {
  const it = stage()
  const id = await it.make()
  const { board, release } = await it.hold(id)
  const heard: PublicState[] = []
  it.stores.programmes.watch(`slug-${id}`, (state) => heard.push(state))
  const sequences = () => heard.map((state) => (state.mode === 'live' ? state.programme.sequence : 'hidden'))
  return { ...it, id, board, release, heard, sequences }
}

function placed(board: LiveBoard, title: string) {
  const roomId = addRoom(board.change, { name: 'Aula' })
  const slotId = addSlot(board.change, { place: { roomId, start: '2026-10-05T10:00' }, minutes: 60 })
  const topic = addTopic(board.change, { title })
  placeTopics(board.change, [topic], { slotId, before: null })
  return topic
}

describe('publisher', () => {
  it('[L13] a hidden board publishes nothing, whatever changes', async () => {
    const { board, clock, heard, stores, id } = await scene()
    placed(board, 'secret')
    await clock.advance(2000)
    expect([heard, board.publication().mode]).toEqual([[], 'hidden'])
    expect(await stores.programmes.byBoard(id)).toMatchObject({ programme: null })
  })

  it('[L13] going live publishes what the board shows now; going hidden keeps the number', async () => {
    const { board, heard, sequences } = await scene()
    placed(board, 'one')
    await board.setMode('live')
    await board.setMode('live')
    expect(sequences()).toEqual([1])
    expect(heard[0]?.mode === 'live' && programmeSchema.parse(heard[0].programme).topics[0]?.title).toBe('one')
    await board.setMode('hidden')
    await board.setMode('live')
    placed(board, 'two')
    await board.setMode('hidden')
    await board.setMode('live')
    expect(sequences()).toEqual([1, 'hidden', 1, 'hidden', 2])
  })

  it('[L13] a live board publishes 100 ms after the last change, 500 ms after the first', async () => {
    const { board, clock, sequences } = await scene()
    const topic = placed(board, 'one')
    await board.setMode('live')
    editTopic(board.change, topic, { title: 'two' })
    await clock.advance(99)
    expect(sequences()).toEqual([1])
    await clock.advance(1)
    expect(sequences()).toEqual([1, 2])
    for (let n = 0; n < 12; n++) {
      editTopic(board.change, topic, { title: `typing ${n}` })
      await clock.advance(50)
    }
    expect(sequences()).toEqual([1, 2, 3])
    await clock.advance(100)
    expect(sequences()).toEqual([1, 2, 3, 4])
  })

  it('[L13] a change that attendees cannot see has no number', async () => {
    const { board, clock, sequences } = await scene()
    placed(board, 'one')
    await board.setMode('live')
    addTopic(board.change, { title: 'on the tray' })
    await clock.advance(1000)
    expect(sequences()).toEqual([1])
  })

  it('[L13] nothing is public before it is durable, and the programme knows which update it shows', async () => {
    const { board, clock, disk, sequences, stores, id } = await scene()
    const topic = placed(board, 'one')
    await board.setMode('live')
    const before = board.publication().derivedFrom
    disk.hold()
    editTopic(board.change, topic, { title: 'two' })
    await clock.advance(1000)
    addTopic(board.change, { title: 'after the projection' })
    await settle()
    expect(sequences()).toEqual([1])
    disk.go()
    await settle()
    expect(sequences()).toEqual([1, 2])
    expect(board.publication().derivedFrom).toBe(before + 1)
    expect(await stores.programmes.behind()).toEqual([id])
  })

  it('[L13] a change made while the mode is being saved is not forgotten', async () => {
    const { board, clock, disk, heard } = await scene()
    const topic = placed(board, 'one')
    await board.settled()
    disk.hold()
    editMeta(board.change, { description: 'first' })
    const live = board.setMode('live')
    await settle()
    editTopic(board.change, topic, { title: 'two' })
    disk.go()
    await live
    await clock.advance(200)
    const last = heard.at(-1)
    expect(last?.mode === 'live' && last.programme.topics[0]?.title).toBe('two')
  })

  it('[L13] hiding is the last word, also while a programme is being saved', async () => {
    const { board, clock, disk, sequences } = await scene()
    const topic = placed(board, 'one')
    await board.setMode('live')
    disk.hold()
    editTopic(board.change, topic, { title: 'two' })
    await clock.advance(150)
    const hidden = board.setMode('hidden')
    editTopic(board.change, topic, { title: 'three' })
    disk.go()
    await hidden
    await clock.advance(1000)
    expect(sequences()).toEqual([1, 2, 'hidden'])
  })

  it('[L13] a change of the last moment before hiding stays hidden', async () => {
    const { board, clock, sequences } = await scene()
    const topic = placed(board, 'one')
    await board.setMode('live')
    editTopic(board.change, topic, { title: 'two' })
    await board.setMode('hidden')
    await clock.advance(1000)
    expect(sequences()).toEqual([1, 'hidden'])
  })

  it('[L13] a programme that could not be saved is saved later', async () => {
    const { board, clock, stores, sequences } = await scene()
    const topic = placed(board, 'one')
    await board.setMode('live')
    vi.spyOn(stores.programmes, 'save').mockRejectedValueOnce(new Error('disk full'))
    editTopic(board.change, topic, { title: 'two' })
    await clock.advance(200)
    expect(sequences()).toEqual([1])
    await clock.advance(1000)
    expect(sequences()).toEqual([1, 2])
  })

  it('[L13] a board that nobody holds publishes before it leaves memory', async () => {
    const { board, release, sequences } = await scene()
    const topic = placed(board, 'one')
    await board.setMode('live')
    editTopic(board.change, topic, { title: 'two' })
    release()
    await settle()
    expect(sequences()).toEqual([1, 2])
  })

  it('[L14] a board whose programme could not be saved stays in memory until it is', async () => {
    const { board, release, clock, hold, id, stores, sequences } = await scene()
    const topic = placed(board, 'one')
    await board.setMode('live')
    const save = vi.spyOn(stores.programmes, 'save').mockRejectedValue(new Error('disk full'))
    editTopic(board.change, topic, { title: 'two' })
    release()
    await clock.advance(10_000)
    expect(sequences()).toEqual([1])
    const again = await hold(id)
    expect(again.board).toBe(board)
    again.release()
    save.mockRestore()
    await clock.advance(10_000)
    expect(sequences()).toEqual([1, 2])
    expect((await hold(id)).board).not.toBe(board)
  })

  it('[L13] a publisher that was released saves nothing that still waits', async () => {
    const { board, clock, stores, log } = await scene()
    const save = vi.spyOn(stores.programmes, 'save')
    const publisher = new Publisher({
      publication: board.publication(),
      seq: 1,
      derive: async (of) => ({ value: of(board.board), from: 1 }),
      store: stores.programmes,
      isShared: false,
      random: dice(1).bytes,
      clock,
      log,
    })
    const waiting = publisher.setMode('live')
    publisher.release()
    await expect(waiting).rejects.toThrow('let go')
    await clock.advance(10_000)
    expect(save).not.toHaveBeenCalled()
  })

  it('[L13] after a crash, boards that are behind publish, once, and are not behind any more', async () => {
    const { board, clock, log, stores, sequences, id } = await scene()
    const topic = placed(board, 'one')
    await board.setMode('live')
    editTopic(board.change, topic, { title: 'two' })
    await board.settled()
    // the process ends here, before the 100 ms were over
    const after = liveBoards({ stores, clock, random: dice(5).bytes, log, limits: INITIAL_LIMITS })
    await after.catchUp()
    await settle()
    expect(sequences()).toEqual([1, 2])
    expect(await stores.programmes.behind()).toEqual([])
    expect(await stores.programmes.byBoard(id)).toMatchObject({ mode: 'live', programme: { sequence: 2 } })
  })

  it('[L13] private changes alone leave no board behind for ever', async () => {
    const { board, clock, log, stores, sequences, id } = await scene()
    placed(board, 'one')
    await board.setMode('live')
    addTopic(board.change, { title: 'on the tray' })
    await board.settled()
    await clock.advance(1000)
    const after = liveBoards({ stores, clock, random: dice(5).bytes, log, limits: INITIAL_LIMITS })
    const held = must(await after.hold(id), 'the board')
    await clock.advance(1000)
    expect(await stores.programmes.behind()).toEqual([])
    expect(sequences()).toEqual([1, 1])
    addTopic(held.board.change, { title: 'another on the tray' })
    await clock.advance(1000)
    expect(sequences()).toEqual([1, 1])
  })
})
