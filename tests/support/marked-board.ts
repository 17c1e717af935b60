/** Texts that can be found again wherever they are: every field of a board gets its own mark, and who may see it is known. */

import type { BoardDoc } from '../../shared/board/doc.ts'
import type { Board } from '../../shared/board/model.ts'
import { readBoard } from '../../shared/board/read.ts'
import * as verbs from '../../shared/board/verbs.ts'
import type { Dice } from './dice.ts'

const MARK = /canary\d+x/g

export const marksIn = (text: string): Set<string> => new Set(text.match(MARK))

/** Gives fields of about half of all entries marks that no field had before. */
export function markedAnew(door: BoardDoc, { roll }: Dice, fresh: () => string): void {
  const board = readBoard(door.doc)
  const isChosen = () => roll(2) === 0
  for (const id of board.rooms.keys()) if (isChosen()) verbs.editRoom(door, id, { name: fresh(), features: fresh() })
  for (const id of board.tracks.keys())
    if (isChosen()) verbs.editTrack(door, id, { name: fresh(), description: fresh(), background: fresh() })
  for (const id of board.people.keys())
    if (isChosen()) verbs.editPerson(door, id, { name: fresh(), affiliation: fresh(), contact: fresh() })
  for (const id of board.slots.keys()) if (isChosen()) verbs.editSlot(door, id, { title: fresh() })
  for (const [id, { source }] of board.topics) {
    if (!isChosen()) continue
    verbs.editTopic(door, id, { title: fresh() })
    verbs.writeText(door, id, 'abstract', `**${fresh()}** and more`)
    verbs.writeText(door, id, 'notes', fresh())
    if (!source) verbs.editTopic(door, id, { outcome: { status: fresh(), text: fresh(), url: '' } })
  }
}

/** The marks that attendees may see, said once more and otherwise than the product does: by going through what is in public slots. */
export function publicMarks(board: Board): Set<string> {
  const texts: string[] = [board.meta.title, board.meta.description, board.meta.url]
  const tracks = new Set<unknown>()
  const people = new Set<unknown>()
  for (const { name } of board.rooms.values()) texts.push(name)
  for (const { slot, topics } of board.lineups.values()) {
    if (!slot.public) continue
    texts.push(slot.title)
    tracks.add(slot.trackId)
    for (const { topic } of topics) {
      texts.push(topic.title, topic.abstract)
      for (const { title, url } of topic.materials) texts.push(title, url)
      tracks.add(topic.trackId)
      for (const id of topic.speakers) people.add(id)
    }
  }
  for (const { id, name, description, leads } of board.tracks.values()) {
    if (!tracks.has(id)) continue
    texts.push(name, description)
    for (const lead of leads) people.add(lead)
  }
  for (const { id, name, affiliation } of board.people.values()) if (people.has(id)) texts.push(name, affiliation)
  return marksIn(texts.join('\n'))
}
