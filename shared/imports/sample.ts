/** Fills a fresh board with the made-up conference, so that somebody can look around before there is anything of theirs. */

import type { BoardDoc } from '../board/doc.ts'
import { readBoard } from '../board/read.ts'
import {
  addPerson,
  addRoom,
  addSlot,
  addTopic,
  addTrack,
  editMeta,
  placeTopics,
  setAttendee,
  setLead,
} from '../board/verbs.ts'
import type { PersonId, TopicId, TrackId } from '../ids.ts'
import { atClock, daysFrom } from '../time.ts'
import { topicId } from './keys.ts'
import {
  SAMPLE_DAYS,
  SAMPLE_DESCRIPTION,
  SAMPLE_PEOPLE,
  SAMPLE_ROOMS,
  SAMPLE_TITLE,
  SAMPLE_TRACKS,
  SAMPLE_TRAY,
  type SamplePerson,
  type SampleSlot,
  type SampleTopic,
  type SampleTrack,
} from './sample-conference.ts'

/** Needs a board that the server has set up: its days are filled, from the first; two clashes are in it on purpose. */
export function fillSample(door: BoardDoc): void {
  door.change('filled in the sample', () => {
    const { meta } = readBoard(door.doc)
    editMeta(door, {
      ...(meta.title === '' && { title: SAMPLE_TITLE }),
      ...(meta.description === '' && { description: SAMPLE_DESCRIPTION }),
    })
    const people = byName(SAMPLE_PEOPLE, ([name, affiliation]) => addPerson(door, { name, affiliation }))
    const rooms = SAMPLE_ROOMS.map((room) => addRoom(door, room))
    const tracks = byName(SAMPLE_TRACKS, ({ name, color, description, background, leads }) => {
      const id = addTrack(door, { name, color, description, background })
      for (const lead of leads) setLead(door, id, people[lead], true)
      return id
    })
    const makeTopic = topicMaker(door, people, tracks)

    for (const [at, day] of daysFrom(meta.firstDay, meta.lastDay).slice(0, SAMPLE_DAYS.length).entries()) {
      for (const { room, at: clock, minutes, kind = 'session', title = '', track, topics = [] } of SAMPLE_DAYS[at] ??
        []) {
        const roomId = room === null ? null : (rooms[room] ?? null)
        const trackId = track ? tracks[track] : null
        const slotId = addSlot(door, { place: { roomId, start: atClock(day, clock) }, minutes, kind, title, trackId })
        const ids = topics.map((topic) => makeTopic(topic, track ?? null))
        placeTopics(door, ids, { slotId, before: null })
      }
    }
    const leftOut = SAMPLE_DAYS.slice(daysFrom(meta.firstDay, meta.lastDay).length).flat()
    for (const { track, topics } of leftOut.filter((slot): slot is TrackedSlot => slot.track !== undefined)) {
      for (const topic of topics ?? []) makeTopic(topic, track)
    }
    for (const [track, topics] of Object.entries(SAMPLE_TRAY) as [SampleTrack, readonly SampleTopic[]][]) {
      for (const topic of topics) makeTopic(topic, track)
    }
  })
}

type TrackedSlot = SampleSlot & { readonly track: SampleTrack }

function byName<K extends string, V, R>(entries: Readonly<Record<K, V>>, make: (value: V) => R): Record<K, R> {
  const made = Object.entries(entries).map(([key, value]) => [key, make(value as V)])
  return Object.fromEntries(made) as Record<K, R>
}

function topicMaker(
  door: BoardDoc,
  people: Readonly<Record<SamplePerson, PersonId>>,
  tracks: Readonly<Record<SampleTrack, TrackId>>,
): (topic: SampleTopic, track: SampleTrack | null) => TopicId {
  let count = 0
  return (
    { title, minutes = 20, kind = 'discussion', speakers = [], required = [], abstract = '', follows },
    track,
  ) => {
    const id = addTopic(door, {
      title,
      minutes,
      abstract,
      kind: follows ? 'follow-up' : kind,
      stage: 'accepted',
      trackId: track && tracks[track],
      follows: follows ? { year: follows.year, status: follows.status, url: '' } : null,
      source: { system: 'sample', id: topicId('sample', ++count, title), url: '' },
      speakers: speakers.map((person) => people[person]),
    })
    for (const person of required) setAttendee(door, id, people[person], 'required')
    return id
  }
}
