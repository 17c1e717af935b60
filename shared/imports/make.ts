/** New entries of an import, whole at once, and what is remembered with an entry. */

import type { BoardDoc } from '../board/doc.ts'
import { entryOf, mapOf } from '../board/doc.ts'
import type { EntryKind, TrackColor } from '../board/model.ts'
import { TRACK_COLORS } from '../board/model.ts'
import {
  addMaterial,
  addPerson,
  addRoom,
  addSlot,
  addTopic,
  addTrack,
  editSlot,
  editTopic,
  setAttendee,
  setLead,
} from '../board/verbs.ts'
import { write } from '../board/write.ts'
import type { DraftTopic } from './draft.ts'
import { FIELDS, type Refs } from './fields.ts'
import { type Seen, seenKey } from './seen.ts'

/** A plain entry of the draft → its id on the board. A topic waits on the tray. */
export function makeEntry(door: BoardDoc, kind: EntryKind, drafted: unknown, refs: Refs): string {
  // biome-ignore lint/suspicious/noExplicitAny: each value is what its row in `fields.ts` made.
  const values: any = Object.fromEntries(FIELDS[kind].map(({ name, of }) => [name, of(drafted, refs)]))
  switch (kind) {
    case 'room':
      return addRoom(door, values)
    case 'person':
      return addPerson(door, values)
    case 'track': {
      const { name, description, background, leads } = values
      const id = addTrack(door, { name, color: values.color ?? freeColor(door), description, background })
      for (const lead of leads) setLead(door, id, lead, true)
      return id
    }
    case 'slot': {
      const id = addSlot(door, values)
      editSlot(door, id, { public: values.public })
      return id
    }
    case 'topic': {
      const { source } = drafted as DraftTopic
      const id = addTopic(door, {
        ...values,
        source: { system: source.system, id: source.id, url: source.url },
      })
      if (values.audience !== null) editTopic(door, id, { audience: values.audience })
      for (const [person, attendance] of values.attendees) setAttendee(door, id, person, attendance)
      for (const link of values.materials) addMaterial(door, id, link)
      return id
    }
    default:
      return kind satisfies never
  }
}

/** The first that no track has; they begin again where all are taken. */
function freeColor({ doc }: BoardDoc): TrackColor {
  const tracks = mapOf(doc, 'tracks')
  const taken = new Set([...tracks.keys()].map((id) => entryOf(doc, 'track', id)?.get('color')))
  const next = TRACK_COLORS[tracks.size % TRACK_COLORS.length] as TrackColor
  return TRACK_COLORS.find((color) => !taken.has(color)) ?? next
}

/** Of the board itself: `null`. Written where it differs. */
export function remember(
  door: BoardDoc,
  entry: { readonly kind: EntryKind; readonly id: string } | null,
  system: string,
  seen: Seen,
): void {
  door.change('remembered a source', (doc) =>
    write(entry ? entryOf(doc, entry.kind, entry.id) : mapOf(doc, 'meta'), { [seenKey(system)]: seen }),
  )
}
