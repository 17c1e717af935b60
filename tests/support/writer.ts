/** Somebody who writes for as long as they are let, through whichever of several servers takes it. */

import { addTopic, placeTopics } from '../../shared/board/verbs.ts'
import type { SlotId } from '../../shared/ids.ts'
import { must } from '../../shared/must.ts'
import type { Dice } from './dice.ts'
import { type BoardAddress, type Editor, openEditor } from './editor.ts'
import { pause } from './pool.ts'

const BETWEEN_EDITS_MS = 100
/** A line that says nothing for so long is given up, as a page does. */
const SILENCE_MS = 4_000

/** Somebody who writes one topic after the other, through whichever server takes them. */
export class Writer {
  readonly name: string
  /** Titles of which the server said that they are saved. */
  readonly given: string[] = []
  /** Milliseconds from the end of a line until something was saved over the next. */
  readonly back: number[] = []
  /** Close codes of the lines that ended before it was stopped. */
  readonly codes: number[] = []
  readonly #board: BoardAddress
  readonly #urls: readonly string[]
  readonly #slot: SlotId
  readonly #chance: Dice
  #isDone = false
  #count = 0
  #lostAt: number | null = null

  constructor(name: string, board: BoardAddress, urls: readonly string[], slot: SlotId, chance: Dice) {
    this.name = name
    this.#board = board
    this.#urls = urls
    this.#slot = slot
    this.#chance = chance
  }

  stop(): void {
    this.#isDone = true
  }

  /** Until it is stopped, and everything is saved that it has written since it came last. */
  async run(first: number): Promise<void> {
    for (let at = first; !this.#isDone; at++) {
      const url = must(this.#urls[at % this.#urls.length], 'a server')
      const editor = await openEditor({ ...this.#board, url }, this.#chance.bytes).catch(() => null)
      if (editor) await this.#write(editor)
      else await pause(100)
      if (!this.#isDone) this.#lostAt ??= Date.now()
    }
  }

  async #write(editor: Editor): Promise<void> {
    const waiting: { title: string; sent: number }[] = []
    void editor.closed.then((code) => {
      if (!this.#isDone) this.codes.push(code)
    })
    const give = () => {
      if (this.#lostAt !== null && waiting[0] && waiting[0].sent <= editor.saved()) {
        this.back.push(Date.now() - this.#lostAt)
        this.#lostAt = null
      }
      while (waiting[0] && waiting[0].sent <= editor.saved()) this.given.push(must(waiting.shift(), 'it').title)
    }
    let heard = Date.now()
    void (async () => {
      while (editor.isOpen()) {
        await editor.hears()
        heard = Date.now()
      }
    })()
    while (editor.isOpen() && (!this.#isDone || waiting.length > 0) && Date.now() - heard < SILENCE_MS) {
      if (!this.#isDone && waiting.length < 20) {
        const title = `${this.name} ${++this.#count}`
        const topic = addTopic(editor.door, { title, minutes: 1 })
        if (this.#count % 5 === 0) placeTopics(editor.door, [topic], { slotId: this.#slot, before: null })
        waiting.push({ title, sent: editor.sent() })
      }
      await pause(BETWEEN_EDITS_MS)
      give()
    }
    give()
    editor.close()
  }
}
