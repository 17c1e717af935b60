import { describe, expect, it } from 'vitest'
import { dismissed, noted, sayNews, seenIn, starNews } from '../../../client/programme/star-news.ts'
import type { Seen, Stars } from '../../../client/programme/stars.ts'
import { starsFrom, toggled, UNSEEN, withoutWords } from '../../../client/programme/stars.ts'
import type { Programme, PublicTopic } from '../../../shared/programme/programme.ts'
import { programmeWith, publicTopic } from '../../support/programmes.ts'

const slot = (id: string, roomId: string | null) => ({
  id,
  roomId,
  start: '2026-10-05T12:00:00+00:00',
  end: '2026-10-05T16:00:00+00:00',
  kind: 'session' as const,
  title: '',
  trackId: null,
})
const here = (...topics: PublicTopic[]): Programme => ({
  ...programmeWith(1, topics),
  rooms: [
    { id: 'r_a', name: 'Aurora' },
    { id: 'r_b', name: 'Basalt' },
  ],
  slots: [slot('s_0000000000000000', 'r_a'), slot('s_b', 'r_b'), slot('s_all', null)],
})
const when = ({ start, end }: Seen) => `${start.slice(11, 16)}–${end.slice(11, 16)}`
const topic = publicTopic(0, 'Folios')
const { id } = topic
const starred = (programme: Programme): Stars => toggled({}, id, seenIn(programme)(id) as Seen)
const said = (stars: Stars, programme: Programme) =>
  starNews(stars, seenIn(programme)).map((news) => sayNews(news, when))

describe('[P51] news of starred topics', () => {
  it('are none where all is as it was seen, also in another form of the same moment', () => {
    const stars = starred(here(topic))
    expect(said(stars, here(topic, publicTopic(40)))).toEqual([])
    expect(said(stars, here({ ...topic, start: '2026-10-05T14:00:00+02:00' }))).toEqual([])
    expect(said(stars, here({ ...topic, abstract: 'Another text' }))).toEqual([])
  })

  it('say what was and what is: time, room, name, each alone and together', () => {
    const stars = starred(here(topic))
    const { start, end } = publicTopic(60)
    expect(said(stars, here({ ...topic, start, end }))).toEqual([
      '“Folios” is now 13:00–13:20, instead of 12:00–12:20.',
    ])
    expect(said(stars, here({ ...topic, slotId: 's_b' }))).toEqual(['“Folios” is now in Basalt, instead of in Aurora.'])
    expect(said(stars, here({ ...topic, title: 'Pages' }))).toEqual(['“Folios” is now called “Pages”.'])
    expect(said(stars, here({ ...topic, start, end, slotId: 's_all', title: 'Pages' }))).toEqual([
      '“Folios” is now called “Pages”, and now 13:00–13:20 in All rooms, instead of 12:00–12:20 in Aurora.',
    ])
  })

  it('say what was cancelled until it is dismissed, and that it is back', () => {
    const stars = noted(starred(here(topic)), seenIn(here()))
    expect(said(stars, here())).toEqual(['“Folios” is cancelled. It was 12:00–12:20 in Aurora.'])
    const known = dismissed(stars, [id], seenIn(here()))
    expect(said(known, here())).toEqual([])
    for (const before of [stars, known]) {
      expect(said(before, here(topic))).toEqual(['“Folios” is back: 12:00–12:20 in Aurora.'])
      expect(said(dismissed(before, [id], seenIn(here(topic))), here(topic))).toEqual([])
    }
  })

  it('dismissed once, only what changes again is news', () => {
    const moved = here({ ...topic, slotId: 's_b' })
    const stars = dismissed(starred(here(topic)), [id, 't_nothing'], seenIn(moved))
    expect(said(stars, moved)).toEqual([])
    expect(said(stars, here(topic))).toEqual(['“Folios” is now in Aurora, instead of in Basalt.'])
  })

  it('of what comes from another device there are none until it was seen here', () => {
    const stars = noted({ [id]: UNSEEN, t_gone: UNSEEN }, seenIn(here(topic)))
    expect(said(stars, here(topic))).toEqual([])
    expect(noted(stars, seenIn(here(topic))), 'noting twice is noting once').toBe(stars)
    expect(said(stars, here({ ...topic, title: 'Pages' }))).toEqual(['“Folios” is now called “Pages”.'])
  })

  it('[P54] of what was hidden no word stays, and none is missed', () => {
    const stars = withoutWords(starred(here(topic)))
    expect(JSON.stringify(stars)).not.toMatch(/Folios|Aurora/)
    expect(withoutWords(stars)).toBe(stars)
    expect(said(stars, here({ ...topic, title: 'Pages', slotId: 's_b' }))).toEqual([])
    const { start, end } = publicTopic(60)
    expect(said(stars, here({ ...topic, start, end }))).toEqual([
      '“Folios” is now 13:00–13:20, instead of 12:00–12:20.',
    ])
  })
})

describe('[P50] stars', () => {
  it('come and go by the same press', () => {
    const seen = seenIn(here(topic))(id) as Seen
    const on = toggled({}, id, seen)
    expect(on).toEqual({ [id]: { title: 'Folios', start: topic.start, end: topic.end, room: 'Aurora' } })
    expect(toggled(on, id, seen)).toEqual({})
  })

  it('are read with what is damaged left out', () => {
    const good = { title: 'a', start: 'b', end: 'c', room: 'd', isGone: true }
    expect(starsFrom({ a: good, b: null, c: 7, d: { title: 'x' }, e: { ...good, isGone: 'yes', more: 1 } })).toEqual({
      a: good,
      e: { title: 'a', start: 'b', end: 'c', room: 'd' },
    })
    for (const wrong of [null, 'x', 7]) expect(starsFrom(wrong)).toBeNull()
  })
})
