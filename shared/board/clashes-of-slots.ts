/** What stands against one slot and the topics in it, whoever comes to them. */

import { clockOf, dayOf, sayDays, sayWhen } from '../time.ts'
import type { Clash } from './clash.ts'
import { clash } from './clash.ts'
import { capital, saySlot, saySpan, sayTopic } from './clash-words.ts'
import type { Board, Lineup } from './model.ts'

export function* clashesOfSlot(board: Board, lineup: Lineup): Generator<Clash> {
  yield* overrun(board, lineup)
  yield* outsideDays(board, lineup)
  yield* smallRoom(board, lineup)
  yield* declinedPlaced(board, lineup)
}

/** [C3] The topics of a slot need more minutes than it has. */
function* overrun(board: Board, { slot, topics, used }: Lineup): Generator<Clash> {
  const over = used - slot.minutes
  if (over <= 0) return
  const late = topics.filter(({ topic, after }) => after + topic.minutes > slot.minutes)
  yield clash('overrun', {
    slots: [slot.id],
    topics: late.map(({ topic }) => topic.id),
    about: [slot.id],
    start: slot.place.start,
    facts: [used, slot.minutes],
    sentence: `The topics of ${saySlot(board, slot)} need ${over} min more than its ${slot.minutes}.`,
    brief: [`${over} min over`],
  })
}

/** [C4] A slot begins or ends outside the board's days; midnight after the last is inside. */
function* outsideDays(board: Board, { slot, end }: Lineup): Generator<Clash> {
  const { firstDay, lastDay } = board.meta
  const { start } = slot.place
  const endsInTime = dayOf(end) <= lastDay || (clockOf(end) === '00:00' && dayOf(start) <= lastDay)
  if (dayOf(start) >= firstDay && endsInTime) return
  yield clash('outside-days', {
    slots: [slot.id],
    start,
    facts: [start, end, firstDay, lastDay],
    sentence: capital(`${saySlot(board, slot)} on ${sayWhen(start)} is outside ${sayDays(firstDay, lastDay)}.`),
    brief: ['outside the days'],
  })
}

/** [C10] More people are expected than the room seats. A plenary has all rooms. */
function* smallRoom(board: Board, { slot, topics }: Lineup): Generator<Clash> {
  const room = slot.place.roomId === null ? undefined : board.rooms.get(slot.place.roomId)
  if (!room || room.capacity === null) return
  for (const { topic, start, end } of topics) {
    if (topic.audience === null || topic.audience <= room.capacity) continue
    yield clash('small-room', {
      slots: [slot.id],
      topics: [topic.id],
      start,
      facts: [room.id, room.capacity, topic.audience],
      sentence: `${sayTopic(topic)} expects ${topic.audience} people, ${room.name || 'its room'} holds ${room.capacity}, on ${saySpan(start, end)}.`,
      brief: [`room for ${room.capacity} of ${topic.audience}`],
    })
  }
}

/** [C9] A declined or withdrawn topic stands in a slot. */
function* declinedPlaced(board: Board, { slot, topics }: Lineup): Generator<Clash> {
  for (const { topic, start } of topics) {
    if (topic.stage !== 'declined' && topic.stage !== 'withdrawn') continue
    yield clash('declined-placed', {
      slots: [slot.id],
      topics: [topic.id],
      start,
      facts: [topic.stage],
      sentence: `${sayTopic(topic)} was ${topic.stage}, and stands in ${saySlot(board, slot)} on ${sayWhen(start)}.`,
      brief: [topic.stage],
    })
  }
}
