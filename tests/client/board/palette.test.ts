import { describe, expect, it } from 'vitest'
import { NO_FOCUS } from '../../../client/board/actions/focus.ts'
import { entriesAbout, entriesOf, firstEntries } from '../../../client/board/palette-entries.ts'
import { finderOf } from '../../../client/ui/finding.ts'
import * as verbs from '../../../shared/board/verbs.ts'
import { newBoard } from '../../support/boards.ts'
import { benchOf } from './benches.ts'

function scene() {
  const made = newBoard()
  const ann = verbs.addPerson(made, { name: 'Ann Lee', affiliation: 'Kiln' })
  const room = verbs.addRoom(made, { name: 'Aurora' })
  const topic = verbs.addTopic(made, { title: 'Hot-unplug of device memory', speakers: [ann] })
  const other = verbs.addTopic(made, { title: 'The new scheduler' })
  const slot = verbs.addSlot(made, {
    place: { roomId: room, start: '2026-10-05T09:00' },
    minutes: 60,
    title: 'Opening',
  })
  return { ...benchOf(made), ann, room, topic, other, slot }
}

const labels = (found: readonly { label: string }[]) => found.map(({ label }) => label)

describe('finding', () => {
  const find = (typed: string, ...all: string[]) => labels(finderOf(all.map((label) => ({ label })))(typed))

  it('takes words in any order, beginnings, initials; never a word that is not there', () => {
    const all = ['Add a topic', 'Hot-unplug of device memory', 'Undo']
    expect(find('topic add', ...all)).toEqual(['Add a topic'])
    expect(find('mem dev', ...all)).toEqual(['Hot-unplug of device memory'])
    expect(find('hu', ...all)).toEqual(['Hot-unplug of device memory'])
    expect(find('aat', ...all)).toEqual(['Add a topic'])
    expect(find('add nothing', ...all)).toEqual([])
  })

  it('puts first what begins so, then where a word begins so, then initials, then what has it inside', () => {
    const all = ['Minuend', 'Under way', 'Come undone', 'Use new drives', 'Undo']
    expect(find('und', ...all)).toEqual(['Under way', 'Undo', 'Come undone', 'Use new drives'])
    expect(find('minu', ...all)).toEqual(['Minuend'])
    expect(find('nue', ...all)).toEqual(['Minuend'])
  })

  it('finds by the detail after the label, without accents', () => {
    const find = finderOf([
      { label: 'Tiering', detail: 'Zoë Novák' },
      { label: 'Novelties', detail: '' },
    ])
    expect(labels(find('nov'))).toEqual(['Novelties', 'Tiering'])
    expect(labels(find('zoe'))).toEqual(['Tiering'])
  })
})

describe('the palette', () => {
  it('has actions, topics, people, rooms and slots', () => {
    const { bench } = scene()
    const find = finderOf(entriesOf(bench(), NO_FOCUS))
    const first = (typed: string) => find(typed)[0]?.found
    const { ann, room, topic, slot } = scene()
    expect(first('hot unplug')).toEqual({ kind: 'topic', topic })
    expect(first('kiln')).toEqual({ kind: 'person', person: ann })
    expect(first('aurora')).toEqual({ kind: 'room', room })
    expect(first('opening')).toEqual({ kind: 'slot', slot })
    expect(first('add slot')).toMatchObject({ kind: 'action', action: { id: 'slot.new' } })
    expect(find('ann lee').map(({ found }) => found.kind)).toEqual(['person', 'topic'])
  })

  it('offers no action that is not possible', () => {
    const { bench, topic } = scene()
    const ids = (...given: Parameters<typeof entriesOf>) => entriesOf(...given).map(({ id }) => id)
    expect(ids(bench(), NO_FOCUS)).not.toContain('undo')
    expect(ids(bench(), NO_FOCUS)).not.toContain('topic.place')
    expect(ids(bench(), { topic, slot: null })).toContain('topic.place')
    expect(ids(bench({ canEdit: false }), { topic, slot: null })).not.toContain('topic.place')
  })

  it('begins with what was used last on this board, then what has keys', () => {
    const { bench, topic } = scene()
    const entries = entriesOf(bench(), NO_FOCUS)
    const first = firstEntries(entries, ['t_gone', topic, 'share']).map(({ id }) => id)
    expect(first.slice(0, 2)).toEqual([topic, 'share'])
    expect(first.filter((id) => id === 'share')).toHaveLength(1)
    expect(first).toContain('topic.new')
    expect(first).not.toContain('room.swap')
  })

  it('has more for a topic: what is about that one, whatever is chosen', () => {
    const { bench, topic, other } = scene()
    const more = entriesAbout(bench({ selection: new Set([other]) }), { topic, slot: null })
    expect(more.map(({ id }) => id)).toEqual(expect.arrayContaining(['topic.open', 'topic.place', 'topic.show']))
    expect(new Set(more.map(({ detail }) => detail))).toEqual(new Set(['“Hot-unplug of device memory”']))
    expect(more.map(({ id }) => id)).not.toContain('slot.new')
  })
})
