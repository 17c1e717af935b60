/** What an editor was promised to find again, and whether it is there. */

import * as Y from 'yjs'
import { entryOf, PREFIX } from '../../shared/board/doc.ts'
import { addTopic, setSpeaker } from '../../shared/board/verbs.ts'
import type { PersonId, TopicId } from '../../shared/ids.ts'
import type { Dice } from './dice.ts'
import type { Editor } from './editor.ts'

/** One key of one topic, and what the editor did with it, in order. `frame` is the number of the update frame. */
interface Fate {
  readonly topic: TopicId
  readonly key: string
  readonly steps: { readonly frame: number; readonly isThere: boolean }[]
}

/** A key whose state was promised, and the states in which it may be found: that one, and what was sent after it. */
export interface Promised {
  readonly topic: TopicId
  readonly key: string
  readonly states: readonly boolean[]
}

const PERSON = 'p_0000000000000000' as PersonId

/** One editor's work in one life of the server. */
export class Promises {
  readonly #editor: Editor
  readonly #dice: Dice
  /** Of every topic that it made: the title, written once, and a speaker, who comes and goes. */
  readonly #titles: Fate[] = []
  readonly #speakers: Fate[] = []

  constructor(editor: Editor, dice: Dice) {
    this.#editor = editor
    this.#dice = dice
  }

  /** One update frame: a new topic, or a speaker added, or deleted, which no state vector shows. */
  edit(): void {
    const { door } = this.#editor
    if (this.#speakers.length === 0 || this.#dice.roll(3) === 0) {
      const topic = addTopic(door, { title: 'written under fire' })
      this.#titles.push({ topic, key: 'title', steps: [{ frame: this.#editor.sent(), isThere: true }] })
      this.#speakers.push({ topic, key: PREFIX.speaker + PERSON, steps: [] })
    } else {
      const { topic, steps } = this.#dice.pick(this.#speakers)
      const isThere = !(steps.at(-1)?.isThere ?? false)
      if (isThere) setSpeaker(door, topic, PERSON, true)
      else door.change('only deleted', (doc) => entryOf(doc, 'topic', topic)?.delete(PREFIX.speaker + PERSON))
      steps.push({ frame: this.#editor.sent(), isThere })
    }
  }

  /** Everything that was promised so far. */
  given(): Promised[] {
    return [...this.#titles, ...this.#speakers].flatMap(({ topic, key, steps }) => {
      const promised = steps.findLastIndex(({ frame }) => frame <= this.#editor.saved())
      return promised < 0 ? [] : { topic, key, states: steps.slice(promised).map(({ isThere }) => isThere) }
    })
  }
}

/** Whether it is neither as it was promised nor as a later step, sent but not promised, left it. */
export function isBrokenIn(found: Y.Doc, { topic, key, states }: Promised): boolean {
  const entry = found.getMap('topics').get(topic)
  return !states.includes(entry instanceof Y.Map && entry.has(key))
}
