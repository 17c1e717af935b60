/**
 * [T5] Who brought which comment: the server's own word, beside what people say of themselves. A comment is bound to the link
 * of the connection through which it first came here; a text that somebody with another link changes says so. What a client
 * writes in the server's map is put back.
 */

import * as Y from 'yjs'
import type { BoardDoc, Origin } from '../../shared/board/doc.ts'
import { must } from '../../shared/must.ts'
import { talkMap } from '../../shared/talk/doc.ts'
import type { Hand } from '../../shared/talk/model.ts'
import type { Grant } from '../ports/grant-store.ts'

/** What makes a comment somebody's; that it was removed is said with a name of its own. */
const OWN_KEYS = new Set(['by', 'body', 'at', 'threadId'])

interface Known extends Hand {
  readonly changed: Hand | null
}

export class Writers {
  readonly #comments: Y.Map<unknown>
  readonly #writers: Y.Map<unknown>
  /** What the map said before anybody but the server wrote in it. */
  readonly #known: Map<string, unknown>
  #touched = new Set<string>()
  #forged = new Set<string>()

  constructor(doc: Y.Doc) {
    this.#comments = talkMap(doc, 'comments')
    this.#writers = talkMap(doc, 'writers')
    this.#known = new Map(this.#writers.entries())
    doc.on('afterTransaction', (transaction: Y.Transaction) => this.#note(transaction))
  }

  /** Says who the changes since the last call are from, and undoes what was said in the server's name. */
  run(talk: BoardDoc, { id, role, label }: Pick<Grant, 'id' | 'role' | 'label'>): void {
    const [touched, forged] = [this.#touched, this.#forged]
    this.#touched = new Set()
    this.#forged = new Set()
    const hand: Hand = { grant: id, role, label, at: talk.now() }
    const news = new Map<string, Known>()
    for (const comment of touched) {
      const next = this.#next(comment, hand)
      if (next) news.set(comment, next)
    }
    if (news.size + forged.size === 0) return
    talk.change('said who wrote it', () => {
      for (const comment of forged) this.#putBack(comment)
      for (const [comment, known] of news) {
        this.#known.set(comment, known)
        this.#writers.set(comment, known)
      }
    })
  }

  #next(comment: string, hand: Hand): Known | null {
    if (!this.#comments.has(comment)) return null
    const known = this.#known.get(comment) as Known | undefined
    if (!known) return { ...hand, changed: null }
    return (known.changed ?? known).grant === hand.grant ? null : { ...known, changed: hand }
  }

  #putBack(comment: string): void {
    if (this.#known.has(comment)) this.#writers.set(comment, this.#known.get(comment))
    else this.#writers.delete(comment)
  }

  #note({ changed, origin }: Y.Transaction): void {
    if ((origin as Partial<Origin> | null)?.from === 'server') return
    for (const [type, keys] of changed) {
      if (!(type instanceof Y.Map)) continue
      if (type === this.#writers) for (const key of keys) this.#forged.add(must(key, 'a key of a map'))
      else if (type === this.#comments) for (const key of keys) this.#touched.add(must(key, 'a key of a map'))
      else if (type.parent === this.#comments && [...keys].some((key) => key !== null && OWN_KEYS.has(key)))
        this.#touched.add(must(type._item?.parentSub, 'the key of an entry'))
    }
  }
}
