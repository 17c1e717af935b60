import { describe, expect, it } from 'vitest'
import { callAt, mentionsIn, namesFor, piecesOf, withCallsBold } from '../../../shared/talk/mentions.ts'

const NAMES = ['Ann', 'Ann Lee', 'Zoë Brontë', 'Bo (kernel)']

describe('calling people by name', () => {
  it.each([
    ['@Ann, is it?', ['Ann']],
    ['@Ann Lee and @ann', ['Ann Lee', 'Ann']],
    ['ask @zoë brontë!', ['Zoë Brontë']],
    ['(@Bo (kernel))', ['Bo (kernel)']],
    ['mail ann@Ann.example', []],
    ['@Anna is another', []],
    ['`@Ann` and\n```\n@Ann\n```', []],
    ['@nobody', []],
    ['', []],
  ])('[T6] %j calls %j', (text, called) => {
    expect(mentionsIn(text, NAMES)).toEqual(called)
    const pieces = piecesOf(text, NAMES)
    expect(pieces.map((piece) => piece.text).join('')).toBe(text)
  })

  it('[T6] nobody is called by a name that is empty', () => {
    expect(mentionsIn('@ @', ['', ' '])).toEqual([])
  })

  it('[T6] a name that looks like Markdown stays a name', () => {
    expect(withCallsBold('hi @a*b_c', ['a*b_c'])).toBe('hi **@a\\*b\\_c**')
  })

  it.each<[string, ReturnType<typeof callAt>]>([
    ['@', { from: 0, typed: '' }],
    ['hi @Ann L', { from: 3, typed: 'Ann L' }],
    ['ann@Le', null],
    ['@ x', null],
    ['@Ann  x', null],
    ['@Ann\nx', null],
    ['nothing', null],
  ])('[T6] in %j is being typed %j', (text, found) => {
    expect(callAt(text, text.length)).toEqual(found)
  })

  it('[T6] offers names by their beginning, then by that of a later word', () => {
    expect(namesFor('le', [...NAMES, 'Lena', 'Ann'])).toEqual(['Lena', 'Ann Lee'])
    expect(namesFor('', NAMES, 2)).toEqual(['Ann', 'Ann Lee'])
  })
})
