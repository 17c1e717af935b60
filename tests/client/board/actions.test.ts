import { describe, expect, it, vi } from 'vitest'
import type { Action } from '../../../client/board/actions/action.ts'
import { actionFor, canRun } from '../../../client/board/actions/action.ts'
import { actionsOf } from '../../../client/board/actions/all-actions.ts'
import { chordOf } from '../../../client/board/actions/chord.ts'
import type { Focus } from '../../../client/board/actions/focus.ts'
import { NO_FOCUS } from '../../../client/board/actions/focus.ts'
import type { Workbench } from '../../../client/board/workbench.ts'
import { readBoard } from '../../../shared/board/read.ts'
import * as verbs from '../../../shared/board/verbs.ts'
import { must } from '../../../shared/must.ts'
import { newBoard } from '../../support/boards.ts'
import { benchOf } from './benches.ts'

/** Two rooms, a slot with two cards and a later one, a card on the tray, a track. */
function scene() {
  const made = newBoard()
  const track = verbs.addTrack(made, { name: 'Memory' })
  const [left, right] = ['Left', 'Right'].map((name) => verbs.addRoom(made, { name }))
  const slotAt = (clock: string) =>
    verbs.addSlot(made, { place: { roomId: left ?? null, start: `2026-10-05T${clock}` }, minutes: 60 })
  const [morning, noon] = [slotAt('09:00'), slotAt('11:00')]
  const [one, two, three] = ['One', 'Two', 'Three'].map((title) =>
    must(verbs.addTopic(made, { title, minutes: 20, trackId: track }), 'a topic'),
  )
  verbs.placeTopics(made, [must(one, 'one'), must(two, 'two')], { slotId: morning, before: null })
  const own = benchOf(made)
  const press = (chord: string, focus: Focus, more: Partial<Workbench> = {}) => {
    const bench = own.bench(more)
    const action = actionFor(chord, actionsOf(bench.board), bench, focus)
    action?.run(bench, focus)
    return action?.id ?? null
  }
  const ids = { one: must(one, 'one'), two: must(two, 'two'), three: must(three, 'three') }
  return { ...own, press, ...ids, morning, noon, track, left: must(left, 'left'), right: must(right, 'right') }
}

describe('the registry', () => {
  const actions = () => actionsOf(readBoard(newBoard().doc))

  it('has every action once, and names them apart', () => {
    const { bench } = scene()
    const all = actionsOf(bench().board)
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    const named = all.map(({ name, about }) => `${about} ${name}`)
    expect(named.filter((name, at) => named.indexOf(name) !== at)).toEqual([])
  })

  it('has no key twice in one situation', () => {
    const taken = new Map<string, Action[]>()
    for (const action of actions())
      for (const key of action.keys ?? []) taken.set(key, [...(taken.get(key) ?? []), action])
    const shared = [...taken].filter(([, own]) => own.length > 1)
    expect(shared.map(([key]) => key)).toContain('o')
    for (const [key, own] of shared)
      expect(own.map(({ about }) => about).sort(), `${key}: ${own.map(({ id }) => id)}`).toEqual(['slot', 'topics'])
  })

  it('names keys as they are pressed', () => {
    for (const key of actions().flatMap(({ keys }) => keys ?? [])) {
      const parts = key === '+' ? ['+'] : key.split('+')
      const press = {
        key: parts.at(-1) ?? '',
        code: '',
        ctrlKey: parts.includes('mod'),
        metaKey: false,
        shiftKey: parts.includes('shift'),
        altKey: false,
      }
      expect(chordOf(press, false)).toBe(key)
    }
  })

  it('takes no key that browsers, screen readers or the grid need', () => {
    const keys = actions().flatMap(({ keys }) => keys ?? [])
    const theirs = ['Tab', 'Escape', 'Enter', ' ', 'F6', 'mod+f', 'mod+l', 'mod+t', 'mod+n', 'mod+w', 'mod+p', 'mod+r']
    const grid = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown', 'mod+a']
    for (const key of [...theirs, ...grid]) expect(keys).not.toContain(key)
  })

  it('offers a reader nothing that changes the board', () => {
    const { bench, one, morning } = scene()
    const reading = bench({ canEdit: false })
    const offered = actionsOf(reading.board).filter((action) => canRun(action, reading, { topic: one, slot: morning }))
    expect(offered.filter(({ isEdit }) => isEdit)).toEqual([])
    expect(offered.map(({ id }) => id)).toEqual(expect.arrayContaining(['topic.open', 'share', 'view.list', 'keys']))
  })

  it('says of every action that writes that it does', () => {
    vi.stubGlobal('document', { querySelector: () => null, documentElement: { dataset: {} } })
    vi.stubGlobal('requestAnimationFrame', () => 0)
    vi.stubGlobal('localStorage', { setItem: () => undefined })
    const { bench, door, one, three, morning } = scene()
    const chosen = bench({ selection: new Set([one, three]) })
    for (const now of [bench(), chosen]) {
      for (const focus of [NO_FOCUS, { topic: one, slot: morning }, { topic: null, slot: morning }]) {
        const reading = actionsOf(now.board).filter((action) => !action.isEdit && canRun(action, now, focus))
        for (const action of reading) action.run(now, focus)
        expect(reading.length).toBeGreaterThan(20)
      }
    }
    expect(door.undoState().undo).toBeNull()
    vi.unstubAllGlobals()
  })
})

describe('a key', () => {
  it('is for the topics that are chosen, else for the card that has the focus', () => {
    const { press, asked, one, three, morning } = scene()
    press('p', { topic: one, slot: morning })
    press('p', { topic: one, slot: morning }, { selection: new Set([three, one]) })
    expect(press('p', NO_FOCUS)).toBeNull()
    expect(asked).toEqual([
      { what: 'place', topics: [one] },
      { what: 'place', topics: [one, three] },
    ])
  })

  it('is for the slot where its handle has the focus, for the topic where its card has it', () => {
    const { press, one, morning } = scene()
    expect(press('+', { topic: one, slot: morning })).toBe('topic.longer')
    expect(press('+', { topic: null, slot: morning })).toBe('slot.longer')
  })

  it('changes several topics in one step', () => {
    const { press, door, bench, one, three } = scene()
    const chosen = { selection: new Set([one, three]) }
    press('+', NO_FOCUS, chosen)
    expect([one, three].map((id) => bench().board.topics.get(id)?.minutes)).toEqual([25, 25])
    expect(door.undoState().undo).toBe('made 2 topics longer')
    press('a', NO_FOCUS, chosen)
    expect([one, three].map((id) => bench().board.topics.get(id)?.stage)).toEqual(['accepted', 'accepted'])
    door.undo()
    door.undo()
    expect([one, three].map((id) => bench().board.topics.get(id)?.minutes)).toEqual([20, 20])
  })

  it('brings a topic to the tray, and does nothing to one that is there', () => {
    const { press, bench, one, three, morning } = scene()
    expect(press('b', { topic: one, slot: morning })).toBe('topic.tray')
    expect(bench().board.tray.map(({ id }) => id)).toContain(one)
    expect(press('b', { topic: three, slot: null })).toBeNull()
  })

  it('moves a slot by the step, and another day by one, as far as there are days', () => {
    const { press, bench, asked, noon } = scene()
    press('.', { topic: null, slot: noon }, { view: { ...bench().view, step: 15 } })
    expect(bench().board.slots.get(noon)?.place.start).toBe('2026-10-05T11:15')
    press('j', NO_FOCUS)
    expect(press('k', NO_FOCUS)).toBeNull()
    press('3', NO_FOCUS)
    expect(asked).toEqual([{ day: '2026-10-06' }, { day: '2026-10-07' }])
  })

  it('chooses all of a track, and swaps the two that are chosen', () => {
    const { press, bench, asked, one, two, three } = scene()
    press('shift+a', { topic: three, slot: null })
    expect(asked).toEqual([{ select: expect.arrayContaining([one, two, three]) }])
    expect(press('shift+x', NO_FOCUS, { selection: new Set([one]) })).toBeNull()
    press('shift+x', NO_FOCUS, { selection: new Set([one, three]) })
    expect(bench().board.tray.map(({ id }) => id)).toEqual([one])
  })
})
