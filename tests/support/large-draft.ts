/** A draft of the stress case's size: what a programme like FOSDEM's says of 900 events in 30 rooms, 2.5 MB of text. */

import type { Draft } from '../../shared/imports/draft.ts'
import { draftPerson, draftTopic, draftTrack, emptyDraft } from '../../shared/imports/draft.ts'
import { atClock } from '../../shared/time.ts'

const SYSTEM = 'frab:made'
const DAYS = ['2026-10-05', '2026-10-06']
/** As long as an abstract with its description, two thousand characters and more. */
const SENTENCE =
  'What the maintainers of a part of the system learned this year, and what they would do otherwise next time. '
const EVENTS_A_SLOT = 3

export function largeDraft(events = 900, rooms = 30): Draft {
  const draft: Draft = {
    ...emptyDraft('made'),
    system: SYSTEM,
    title: 'A large conference',
    timeZone: 'Europe/Prague',
    firstDay: DAYS[0] as string,
    lastDay: DAYS[1] as string,
  }
  for (let at = 0; at < rooms; at++) {
    draft.rooms.push({ origin: `r${at}`, name: `H.${1000 + at}`, capacity: 80 + at, features: 'projector' })
    draft.tracks.push({ ...draftTrack(`Devroom ${at}`), origin: `k${at}`, description: SENTENCE.repeat(4) })
  }
  const slotsAndRoom = Math.ceil(events / EVENTS_A_SLOT / rooms)
  const aDay = Math.ceil(slotsAndRoom / DAYS.length)
  for (let room = 0; room < rooms; room++) {
    for (let at = 0; at < slotsAndRoom; at++) {
      const clock = `${String(9 + 2 * (at % aDay)).padStart(2, '0')}:00`
      draft.slots.push({
        origin: `s${room}-${at}`,
        room,
        start: atClock(DAYS[Math.floor(at / aDay)] as string, clock),
        minutes: 90,
        kind: 'session',
        title: '',
        track: room,
        public: true,
      })
    }
  }
  for (let at = 0; at < events; at++) {
    draft.people.push({ ...draftPerson(`Speaker Number ${at}`), origin: `p${at}`, affiliation: 'Example' })
    const slot = Math.floor(at / EVENTS_A_SLOT)
    draft.topics.push({
      ...draftTopic(`Event ${at}: what it is about`, {
        system: SYSTEM,
        id: `guid-${at}`,
        url: `https://example.org/event/${at}`,
      }),
      abstract: `${at}. ${SENTENCE.repeat(25)}`,
      minutes: 30,
      kind: 'talk',
      stage: 'accepted',
      track: draft.slots[slot]?.track ?? null,
      slot,
      speakers: at % 3 === 0 ? [at, (at + 7) % (at + 1)] : [at],
      materials: [{ title: 'Slides', url: `https://example.org/event/${at}/slides.pdf` }],
    })
  }
  return draft
}
