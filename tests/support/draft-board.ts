/** A board of everything that a draft says, each by its verb: what an import into an empty board comes to. */

import type { BoardDoc } from '../../shared/board/doc.ts'
import * as verbs from '../../shared/board/verbs.ts'
import type { Draft } from '../../shared/imports/draft.ts'

export function fillFromDraft(door: BoardDoc, draft: Draft): void {
  const { title, timeZone, firstDay, lastDay, description, url } = draft
  verbs.editMeta(door, {
    ...(title !== null && { title }),
    ...(timeZone && { timeZone }),
    ...(firstDay && lastDay && { firstDay, lastDay }),
    description,
    url,
  })
  const people = draft.people.map((person) => verbs.addPerson(door, person))
  const rooms = draft.rooms.map((room) => verbs.addRoom(door, room))
  const tracks = draft.tracks.map(({ color, ...track }) => verbs.addTrack(door, { ...track, ...(color && { color }) }))
  const trackAt = (at: number | null) => (at === null ? null : (tracks[at] ?? null))
  const slots = draft.slots.map(({ room, start, minutes, kind, title, track, public: isPublic }) => {
    const id = verbs.addSlot(door, {
      place: { roomId: room === null ? null : (rooms[room] ?? null), start },
      minutes,
      kind,
      title,
      trackId: trackAt(track),
    })
    if (!isPublic) verbs.editSlot(door, id, { public: false })
    return id
  })
  for (const { slot, track, speakers, materials, ...topic } of draft.topics) {
    const id = verbs.addTopic(door, {
      title: topic.title,
      abstract: topic.abstract,
      notes: topic.notes,
      minutes: topic.minutes,
      kind: topic.kind,
      stage: topic.stage,
      source: topic.source,
      trackId: trackAt(track),
      speakers: speakers.flatMap((at) => people[at] ?? []),
    })
    for (const material of materials) verbs.addMaterial(door, id, material)
    const slotId = slot === null ? null : slots[slot]
    if (slotId) verbs.placeTopics(door, [id], { slotId, before: null })
  }
}
