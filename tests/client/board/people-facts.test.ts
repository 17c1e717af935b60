import { describe, expect, it } from 'vitest'
import { findPeople, inOrder, NO_ROLES, othersThan, rolesOf, sayRoles } from '../../../client/board/people-facts.ts'
import { readBoard } from '../../../shared/board/read.ts'
import * as verbs from '../../../shared/board/verbs.ts'
import { must } from '../../../shared/must.ts'
import { newBoard } from '../../support/boards.ts'

function board() {
  const door = newBoard()
  const ann = verbs.addPerson(door, { name: 'Ann Lee', affiliation: 'Example Labs', contact: 'ann@example.org' })
  const zoe = verbs.addPerson(door, { name: 'Zoë Novák', affiliation: 'Kiln' })
  const bo = verbs.addPerson(door, { name: 'Bo' })
  return { door, ann, zoe, bo, now: () => readBoard(door.doc) }
}

describe('what people are on the board for', () => {
  it('is where they speak, where they are needed and what they lead', () => {
    const { door, ann, zoe, bo, now } = board()
    verbs.addTopic(door, { title: 'Tiering', speakers: [ann, zoe] })
    const folios = verbs.addTopic(door, { title: 'Folios', speakers: [ann] })
    verbs.setAttendee(door, folios, zoe, 'contingent')
    verbs.setLead(door, verbs.addTrack(door, { name: 'Memory' }), ann, true)
    const roles = rolesOf(now())
    const [anns, zoes] = [must(roles.get(ann), 'Ann'), must(roles.get(zoe), 'Zoë')]
    expect(anns.speaks.map(({ title }) => title)).toEqual(['Folios', 'Tiering'])
    expect(zoes.needed.map(({ topic, attendance }) => [topic.title, attendance])).toEqual([['Folios', 'contingent']])
    expect(sayRoles(anns)).toBe('speaks in 2, leads a track')
    expect(sayRoles(zoes)).toBe('speaks in 1, needed in 1')
    expect(roles.has(bo)).toBe(false)
    expect(sayRoles(NO_ROLES)).toBe('')
  })
})

describe('finding people', () => {
  it('takes every word in the name or the affiliation, without accents; never in the contact', () => {
    const { now } = board()
    const names = (typed: string) => findPeople(now(), typed).map(({ name }) => name)
    expect(names('')).toEqual(['Ann Lee', 'Bo', 'Zoë Novák'])
    expect(names('zoe kiln')).toEqual(['Zoë Novák'])
    expect(names('labs lee')).toEqual(['Ann Lee'])
    expect(names('ann@example.org')).toEqual([])
  })

  it('keeps an order that was shown: a renamed row stays, a removed one goes, a new one comes last', () => {
    const { door, ann, zoe, bo, now } = board()
    verbs.editPerson(door, ann, { name: 'Yan Lee' })
    verbs.removeEntry(door, 'person', bo)
    const cy = verbs.addPerson(door, { name: 'Cy' })
    const found = findPeople(now(), '')
    expect(found.map(({ id }) => id)).toEqual([cy, ann, zoe])
    expect(inOrder([ann, bo, zoe], found, now()).map(({ name }) => name)).toEqual(['Yan Lee', 'Zoë Novák', 'Cy'])
  })
})

describe('whom somebody may be the same as', () => {
  it('is everybody else, those of the same name first', () => {
    const { door, zoe, now } = board()
    verbs.addPerson(door, { name: ' zoe  NOVAK' })
    const names = othersThan(must(now().people.get(zoe), 'Zoë'), now()).map(({ name }) => name)
    expect(names).toEqual([' zoe  NOVAK', 'Ann Lee', 'Bo'])
  })
})
