/**
 * Whose word is the last, by key: a slow model of what undo may take back. It hears of each change as it comes to one
 * person's replica and knows nothing of how undo is done.
 */

import * as Y from 'yjs'
import { MAPS, mapOf } from '../../shared/board/doc.ts'

export class LastWords {
  readonly #doc: Y.Doc
  /** By place (`topics/t_1/minutes`), whether somebody else wrote last; also that there is nothing is somebody's word. */
  readonly #isTheirs = new Map<string, boolean>()

  constructor(doc: Y.Doc) {
    this.#doc = doc
    for (const name of MAPS) {
      mapOf(doc, name).observeDeep((events, { local }) => {
        for (const event of events) {
          if (!(event.target instanceof Y.Map)) continue
          const around = [name, ...event.path].join('/')
          for (const key of event.changes.keys.keys()) this.#note(`${around}/${key}`, event.target.get(key), !local)
        }
      })
    }
  }

  /** What of others’ last words a run changed, in words; and their letters in texts that it took out. */
  overwrittenBy(run: () => void): string[] {
    const theirs = [...this.#isTheirs].flatMap(([place, isTheirs]) => (isTheirs ? place : []))
    const before = valuesOf(this.#doc)
    run()
    const after = valuesOf(this.#doc)
    const texts = [...before.keys()].filter((place) => place.endsWith(LETTERS))
    return [...theirs, ...texts]
      .filter((place) => before.get(place) !== after.get(place))
      .map((place) => `${place} was ${before.get(place)}, and is ${after.get(place)}`)
  }

  #note(place: string, value: unknown, isTheirs: boolean): void {
    this.#isTheirs.set(place, isTheirs)
    if (!(value instanceof Y.Map)) return
    for (const [key, inner] of value.entries()) this.#note(`${place}/${key}`, inner, isTheirs)
  }
}

const LETTERS = ' letters'

/** Each plain value of the document by its place, each map as standing, and of each text the letters that others wrote. */
function valuesOf(doc: Y.Doc): Map<string, string> {
  const values = new Map<string, string>()
  const take = (place: string, value: unknown) => {
    if (value instanceof Y.Text) {
      values.set(place, 'a text')
      const letters = lettersOfOthers(value, doc.clientID)
      if (letters !== '') values.set(place + LETTERS, letters)
    } else if (value instanceof Y.Map) {
      values.set(place, 'an entry')
      for (const [key, inner] of value.entries()) take(`${place}/${key}`, inner)
    } else values.set(place, JSON.stringify(value))
  }
  for (const name of MAPS) for (const [key, value] of mapOf(doc, name).entries()) take(`${name}/${key}`, value)
  return values
}

function lettersOfOthers(text: Y.Text, own: number): string {
  let letters = ''
  for (let item = text._start; item !== null; item = item.right) {
    if (!item.deleted && item.id.client !== own && item.content instanceof Y.ContentString) letters += item.content.str
  }
  return letters
}
