/** One person at one board for one sitting, in process: a document of its own, joined to the live board as a page is. */

import type { LiveBoard } from '../../server/live/live-board.ts'
import * as verbs from '../../shared/board/verbs.ts'
import type { PersonId, SlotId, TopicId } from '../../shared/ids.ts'
import type { Release } from '../../shared/release.ts'
import type { Dice } from '../support/dice.ts'
import type { FakePeer } from '../support/fake-peer.ts'
import { fakePeer } from '../support/fake-peer.ts'

/** What there is to work on. */
export interface Cards {
  readonly topics: readonly TopicId[]
  readonly slots: readonly SlotId[]
  readonly people: readonly PersonId[]
}

const WORDS = ['memory', 'tiering', 'locks', 'fuzzing', 'power', 'scheduler', 'to be asked', 'agreed', 'with remote']
const NOTE_WORDS = 12

export class Session {
  readonly leave: Release
  readonly #board: LiveBoard
  readonly #peer: FakePeer
  readonly #dice: Dice
  readonly #cards: Cards

  constructor(board: LiveBoard, dice: Dice, cards: Cards) {
    this.#board = board
    this.#peer = fakePeer()
    this.#peer.doc.clientID = 1 + dice.roll(2 ** 31)
    this.#dice = dice
    this.#cards = cards
    this.leave = this.#peer.enter(board)
  }

  /** What people do all day: mostly moving cards, and writing. */
  edit(): void {
    const { roll, pick } = this.#dice
    const { topics, slots, people } = this.#cards
    const [{ door }, topic, luck] = [this.#peer, pick(topics), roll(100)]
    if (luck < 45) verbs.placeTopics(door, [topic], roll(6) === 0 ? null : { slotId: pick(slots), before: null })
    else if (luck < 65) verbs.writeText(door, topic, 'notes', this.#note(topic))
    else if (luck < 75) verbs.editTopic(door, topic, { minutes: 5 * (1 + roll(9)) })
    else if (luck < 82) verbs.editTopic(door, topic, { title: `${pick(WORDS)} and ${pick(WORDS)}` })
    else if (luck < 92) verbs.setSpeaker(door, topic, pick(people), roll(2) === 0)
    else if (luck < 96) verbs.setAttendee(door, topic, pick(people), pick(['required', 'contingent', null]))
    else verbs.editTopic(door, topic, { stage: pick(['proposed', 'accepted']) })
    for (const update of this.#peer.takeUpdates()) this.#board.receive(this.#peer, { kind: 'update', update })
  }

  /** One word of it is another, or there is one more. */
  #note(topic: TopicId): string {
    const words = (this.#board.board.topics.get(topic)?.notes ?? '').split(', ').filter((word) => word !== '')
    const at = words.length < NOTE_WORDS ? words.length : this.#dice.roll(NOTE_WORDS)
    words[at] = this.#dice.pick(WORDS)
    return words.join(', ')
  }
}
