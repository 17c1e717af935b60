import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maybeSame, type NamedPerson } from '../../../shared/imports/maybe-same.ts'

const person = (key: string, name: string, contact = ''): NamedPerson => ({ key, name, contact })
const isOne = (a: string, b: string, contacts: readonly [string, string] = ['', '']) =>
  maybeSame([person('person 0', a, contacts[0])], [person('p', b, contacts[1])]).length === 1

describe('two names that may be one person', () => {
  it.each([
    ['José Núñez', 'jose nunez'],
    ['J. Núñez', 'Jose Nunez'],
    ['J Nunez', 'José Núñez'],
    ['Núñez, José', 'José Núñez'],
    ['Nunez, J. M.', 'Jose Maria Núñez'],
    ['Ada B. Example', 'Ada Example'],
    ['Example Ada', 'Ada Example'],
  ])('[I26] %s and %s', (a, b) => {
    expect([isOne(a, b), isOne(b, a)]).toEqual([true, true])
  })

  it.each([
    ['John Doe', 'Jane Doe'],
    ['J. Doe', 'Kim Doe'],
    ['Ada', 'Ada Example'],
    ['Ada Example', 'Ada Sample'],
    ['', ''],
    ['J. A. Doe', 'Jane Beth Doe'],
  ])('[I26] not %s and %s', (a, b) => {
    expect([isOne(a, b), isOne(b, a)]).toEqual([false, false])
  })

  it('[I26] whatever they are called, with one address; a handle or none is no address', () => {
    expect(isOne('Ada', 'A. E.', ['ada@example.org', 'ADA@example.org '])).toBe(true)
    expect(isOne('Ada', 'Bo', ['', ''])).toBe(false)
    expect(isOne('Ada', 'Bo', ['#chat', '#chat'])).toBe(false)
  })

  it('[I26] each pair once, nobody with themself, and no list without end', () => {
    const many = Array.from({ length: 3_000 }, (_, at) => person(`person ${at}`, 'A. Doe'))
    const pairs = maybeSame(many, many)
    expect(pairs).toHaveLength(300)
    expect(new Set(pairs.map(({ key, other }) => [key, other].sort().join())).size).toBe(300)
    expect(pairs.every(({ key, other }) => key !== other)).toBe(true)
  })

  it('[I26] throws for no name', () => {
    fc.assert(fc.property(fc.string(), fc.string(), fc.string(), (a, b, c) => void isOne(a, b, [c, c])))
  })
})
