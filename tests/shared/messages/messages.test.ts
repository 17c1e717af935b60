import { describe, expect, it } from 'vitest'
import { mergePeople } from '../../../shared/board/merge-people.ts'
import { readBoard } from '../../../shared/board/read.ts'
import * as verbs from '../../../shared/board/verbs.ts'
import { changesBetween } from '../../../shared/exports/changes.ts'
import { messagesOf } from '../../../shared/messages/messages.ts'
import { must } from '../../../shared/must.ts'
import type { Programme } from '../../../shared/programme/programme.ts'
import { project } from '../../../shared/programme/project.ts'
import { newBoard } from '../../support/boards.ts'

function scene() {
  const door = newBoard()
  const [here, there] = ['Aurora', 'Birch'].map((name) => verbs.addRoom(door, { name })) as never as [string, string]
  const at = (clock: string, roomId = here) => ({ roomId, start: `2026-10-05T${clock}` }) as never
  const [ada, ken, lea] = ['Ada', 'Ken', 'Lea'].map((name) =>
    verbs.addPerson(door, { name, contact: `${name.toLowerCase()}@example.org` }),
  ) as never as [never, never, never]
  verbs.editPerson(door, ken, { zone: 'Asia/Tokyo' })
  const track = verbs.addTrack(door, { name: 'Memory' })
  verbs.setLead(door, track, lea, true)
  const slot = verbs.addSlot(door, { place: at('09:00'), minutes: 60, trackId: track })
  const other = verbs.addSlot(door, { place: at('11:00'), minutes: 60, trackId: null })
  const folios = verbs.addTopic(door, { title: 'Folios', minutes: 20, speakers: [ada] })
  const zones = verbs.addTopic(door, { title: 'Zones', minutes: 20, speakers: [ken] })
  verbs.placeTopics(door, [folios], { slotId: slot, before: null })
  verbs.placeTopics(door, [zones], { slotId: other, before: null })
  const shown = (): Programme => ({ ...project(readBoard(door.doc)), sequence: 1, edition: null })
  let before: Programme | null = shown()
  return {
    door,
    slot,
    other,
    folios,
    zones,
    ada,
    ken,
    lea,
    track,
    at,
    there,
    begin: () => {
      before = null
    },
    /** By name. */
    told: () =>
      Object.fromEntries(
        messagesOf({
          changes: changesBetween(before, shown()),
          board: readBoard(door.doc),
          url: 'https://x.org/p/d',
        }).map((message) => [message.name, message]),
      ),
  }
}

describe('[X10] prepared messages', () => {
  it('say to each what is theirs: who was moved, when and where it was, and is', () => {
    const { door, slot, at, there, told } = scene()
    expect(told()).toEqual({})
    verbs.placeSlot(door, slot, at('14:30', there))
    const messages = told()
    expect(Object.keys(messages)).toEqual(['Ada', 'Lea'])
    const { contact, subject, text, count } = must(messages.Ada, 'a message')
    expect([contact, count]).toEqual(['ada@example.org', 1])
    expect(subject).toMatch(/: a change of yours in the programme$/)
    expect(text).toContain('“Folios” (you speak; '.replace('; ', '): in another room, at another time'))
    expect(text).toContain(
      '  now:    Mon 5 Oct 2026, 14:30–14:50 in Birch\n  before: Mon 5 Oct 2026, 09:00–09:20 in Aurora',
    )
    expect(text).toContain('The whole programme: https://x.org/p/d')
    expect(text).not.toContain('for you')
    expect(messages.Lea?.text).toContain('“Folios” (you lead Memory)')
  })

  it('has the times of who takes part from afar beside the conference’s', () => {
    const { door, other, at, told } = scene()
    verbs.placeSlot(door, other, at('16:00'))
    expect(told().Ken?.text).toContain(
      'now:    Mon 5 Oct 2026, 16:00–16:20 in Aurora (for you: Mon 5 Oct, 23:00–23:20)',
    )
    expect(told().Ken?.text).toContain('(Europe/Prague); “for you” are those of Asia/Tokyo.')
  })

  it('say what is cancelled and new, and who speaks now and no more', () => {
    const { door, folios, zones, ada, ken, told } = scene()
    verbs.removeEntry(door, 'topic', folios)
    verbs.setSpeaker(door, zones, ken, false)
    verbs.setSpeaker(door, zones, ada, true)
    const { Ada, Ken } = told()
    expect(Ada?.count).toBe(2)
    expect(Ada?.text).toContain('“Folios” (you were to speak): cancelled\n  before: Mon 5 Oct')
    expect(Ada?.text).toContain('“Zones” (you are a speaker of it now): with other speakers')
    expect(Ken?.text).toContain('“Zones” (you are no speaker of it any more)')
  })

  it('are about everything where nothing was public, and never about a description', () => {
    const { door, folios, told, begin } = scene()
    verbs.writeText(door, folios, 'abstract', 'New words')
    expect(told()).toEqual({})
    begin()
    expect(told().Ada?.text).toContain('“Folios” (you speak): new in the programme\n  when:   Mon 5 Oct')
  })

  it('reach whoever took over who was merged away, and name those who are gone', () => {
    const { door, folios, ada, ken, slot, at, told } = scene()
    mergePeople(door, ken, ada)
    verbs.placeSlot(door, slot, at('13:00'))
    expect(Object.keys(told())).toEqual(['Ken', 'Lea'])
    verbs.removeEntry(door, 'topic', folios)
    verbs.removeEntry(door, 'person', ken)
    expect(Object.values(told()).map(({ contact }) => contact)).toContain('')
  })

  it('take no line break from anybody', () => {
    const { door, folios, slot, at, told } = scene()
    verbs.editTopic(door, folios, { title: 'Folios\r\nBcc: x@y.org' })
    verbs.placeSlot(door, slot, at('13:00'))
    expect(told().Ada?.text).not.toMatch(/^Bcc/m)
    expect(told().Ada?.subject).not.toMatch(/[\r\n]/)
  })
})
