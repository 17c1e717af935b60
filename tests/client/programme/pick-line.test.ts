import { describe, expect, it } from 'vitest'
import { merged, starsFor } from '../../../client/programme/pick-line.ts'
import { UNSEEN } from '../../../client/programme/stars.ts'

const split = (text: string) => [...text]
const merge = (base: string, here: string, there: string) =>
  merged(split(base), split(here), split(there)).sort().join('')

describe('[P53] stars of several devices with one link', () => {
  it.each([
    ['abc', 'abc', 'abc', 'abc'],
    ['abc', 'abcd', 'abc', 'abcd'],
    ['abc', 'ab', 'abc', 'ab'],
    ['abc', 'abc', 'abce', 'abce'],
    ['abc', 'abc', 'bc', 'bc'],
    ['abc', 'abd', 'bce', 'bde'],
    ['', 'ab', 'bc', 'abc'],
  ])('base %s, here %s, there %s: %s', (base, here, there, all) => {
    expect(merge(base, here, there)).toBe(all)
  })

  it('leave what is known of those that are here', () => {
    const known = { title: 'Folios', start: 'b', end: 'c', room: 'd' }
    const stars = { a: known, b: known }
    expect(starsFor(stars, ['b', 'a'])).toBe(stars)
    expect(starsFor(stars, ['a', 'c'])).toEqual({ a: known, c: UNSEEN })
  })
})
