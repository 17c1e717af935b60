import { describe, expect, it } from 'vitest'
import { expiryOf, isOver, sayHere, sayLink } from '../../../client/board/link-words.ts'
import type { LinkInfo } from '../../../shared/protocol/api.ts'

const NOW = Date.parse('2026-10-05T09:00:00Z')
const link = (facts: Partial<LinkInfo> = {}): LinkInfo => ({
  id: 'g_1',
  role: 'organizer',
  label: '',
  created: '2026-10-01T00:00:00Z',
  expires: null,
  revoked: null,
  used: null,
  here: [],
  ...facts,
})

describe('[A11] links in words', () => {
  it('says what one allows, until when, and when it was used', () => {
    expect(sayLink(link(), NOW)).toBe('organizer · never used')
    expect(sayLink(link({ expires: '2026-10-12T12:00:00Z' }), NOW)).toMatch(/^organizer · until 12 Oct, /)
    expect(sayLink(link({ expires: '2026-10-04T12:00:00Z' }), NOW)).toMatch(/· ended 4 Oct, /)
    expect(sayLink(link({ revoked: '2026-10-04T12:00:00Z', used: '2026-10-03T12:00:00Z' }), NOW)).toMatch(
      /^organizer · revoked 4 Oct, .* · last used 3 Oct, /,
    )
  })

  it('tells those that give no access any more', () => {
    const over = [{}, { expires: '2026-10-05T09:00:00Z' }, { expires: '2026-10-05T09:00:01Z' }, { revoked: 'x' }]
    expect(over.map((facts) => isOver(link(facts), NOW))).toEqual([false, true, false, true])
  })

  it('reckons when a new one ends', () => {
    expect(expiryOf('never', NOW)).toBeNull()
    expect(expiryOf('week', NOW)).toBe('2026-10-12T09:00:00.000Z')
  })

  it.each([
    [[], ''],
    [['Ann'], 'Ann here'],
    [['Ann', 'Ann', 'Ben'], 'Ann, Ben here'],
    [[null, null], '2 here'],
    [['Ann', null], 'Ann and 1 more here'],
    [['a', 'b', 'c', 'd', 'e', ''], 'a, b, c, d and 2 more here'],
  ])('of %j says %j', (here, said) => {
    expect(sayHere(here)).toBe(said)
  })
})
