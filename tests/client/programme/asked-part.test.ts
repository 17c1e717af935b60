/** What frames and displays show of a programme, by what their address asks for. */

import { describe, expect, it } from 'vitest'
import { askedPart } from '../../../client/programme/asked-part.ts'
import { embeddedDays } from '../../../client/programme/embedded-days.ts'
import { publicAddress, themeOf } from '../../../client/programme/public-address.ts'
import type { Programme } from '../../../shared/programme/programme.ts'
import { programmeWith, publicTopic } from '../../support/programmes.ts'

const slot = (id: string, roomId: string | null, day: string, trackId: string | null) => ({
  id,
  roomId,
  start: `${day}T14:00:00+02:00`,
  end: `${day}T15:00:00+02:00`,
  kind: 'session' as const,
  title: id,
  trackId,
})
const programme: Programme = {
  ...programmeWith(1, [
    publicTopic(0),
    { ...publicTopic(20, 'Guest'), slotId: 'b', trackId: 'k_1' },
    { ...publicTopic(40, 'Own'), slotId: 'b' },
  ]),
  rooms: [
    { id: 'r_a', name: 'Hall A' },
    { id: 'r_b', name: 'Hall B' },
  ],
  tracks: [{ id: 'k_1', name: 'Memory', color: 'teal', description: '', leads: [] }],
  // Not in the order of the rooms: frames show them so.
  slots: [
    slot('b', 'r_b', '2026-10-05', null),
    slot('s_0000000000000000', 'r_a', '2026-10-05', 'k_1'),
    slot('all', null, '2026-10-06', null),
  ],
}
const shown = (query: string) =>
  embeddedDays(programme, askedPart(query, programme)).flatMap(({ slots }) =>
    slots.map((one) => [one.slot.id, ...one.topics.map(({ title }) => title)].join()),
  )

describe('[P61] a part that an address asks for', () => {
  it('is a day, a room or a track, by id or by name, and what is for all rooms is in each', () => {
    expect(shown('')).toEqual(['s_0000000000000000,Topic 0', 'b,Guest,Own', 'all'])
    expect(shown('day=2026-10-06')).toEqual(['all'])
    expect(shown('room=r_b')).toEqual(['b,Guest,Own', 'all'])
    expect(shown('room=%20hall%20b')).toEqual(['b,Guest,Own', 'all'])
    expect(shown('track=memory')).toEqual(['s_0000000000000000,Topic 0', 'b,Guest'])
    expect(shown('day=2026-10-05&room=Hall+A&track=k_1')).toEqual(['s_0000000000000000,Topic 0'])
  })

  it('is everything where it is not there, and says so', () => {
    expect(askedPart('day=2027-01-01&room=Nowhere&track=', programme)).toEqual({
      day: null,
      roomId: null,
      trackId: null,
      unknown: ['day “2027-01-01”', 'room “Nowhere”'],
    })
    expect(shown('room=__proto__')).toHaveLength(3)
  })

  it('has the theme that was asked for; a display is dark by itself, a reader’s page their own', () => {
    const themes = (['embed', 'embed?theme=dark', 'embed?theme=x', 'screen', 'screen?theme=light'] as const).map(
      (path) => {
        const [own, query] = path.split('?')
        const address = publicAddress(`/p/slug/${own}`, query)
        return address && themeOf(address)
      },
    )
    expect(themes).toEqual([null, 'dark', null, 'dark', 'light'])
    const whole = publicAddress('/p/slug', 'theme=dark')
    expect(whole && themeOf(whole)).toBeNull()
  })
})
