/** Which of the attendees' pages an address names. */

import { describe, expect, it } from 'vitest'
import { pathOf, publicAddress } from '../../../client/programme/public-address.ts'

describe('public addresses', () => {
  it('name a page each, and are written as they were read', () => {
    for (const [path, page] of [
      ['/p/plumbers-2026', 'programme'],
      ['/p/plumbers-2026/mine', 'mine'],
      ['/p/plumbers-2026/topics/t_0000000000000001', 'topic'],
      ['/p/plumbers-2026/people/p_0000000000000001', 'person'],
      ['/p/plumbers-2026/changes', 'changes'],
      ['/p/plumbers-2026/changes/12', 'changes'],
      ['/p/plumbers-2026/embed', 'embed'],
      ['/p/plumbers-2026/screen', 'screen'],
    ] as const) {
      const address = publicAddress(path, '?room=r_1')
      expect(address).toMatchObject({ slug: 'plumbers-2026', shown: { page }, query: 'room=r_1' })
      expect(address && pathOf(address)).toBe(`${path}?room=r_1`)
    }
  })

  it('are none elsewhere, nor where they are damaged', () => {
    const damaged = ['/', '/p', '/p/', '/b/b_1', '/p/a/topics', '/p/a/topics/', '/p/a/topics/t/u', '/p/%E0%A4%A']
    const others = [
      '/p/a/changes/0',
      '/p/a/changes/1e3',
      '/p/a/changes/',
      '/p/a/embed/1',
      '/p/a/screen/',
      '/p/a/nothing',
      '/p/a/mine/b',
    ]
    for (const path of [...damaged, ...others]) expect(publicAddress(path), path).toBeNull()
  })
})
