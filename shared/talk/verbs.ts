/** Everything that can be done in the talk about a board, by name [T1]: each one transaction, nothing where nothing is. */

import * as Y from 'yjs'
import type { BoardDoc } from '../board/doc.ts'
import { asRemoved } from '../board/values.ts'
import { fitting, type Values, write } from '../board/write.ts'
import type { CommentId, ThreadId } from '../ids.ts'
import { mintId } from '../ids.ts'
import { talkEntry, talkMap } from './doc.ts'
import type { About, Author } from './model.ts'

const make = (doc: Y.Doc, name: 'threads' | 'comments', id: string, values: Values) =>
  talkMap(doc, name).set(id, new Y.Map(Object.entries(values).map(([key, value]) => [key, fitting(key, value)])))

const sign = (talk: BoardDoc) => ({ at: talk.now(), by: talk.actor() })

/** Begins a thread with its first comment. */
export function startThread(talk: BoardDoc, about: About, body: string, by: Author): ThreadId {
  const id = mintId('thread', talk.random)
  talk.change(`began a thread on “${about.title}”`, (doc) => {
    const { what, title } = about
    make(doc, 'threads', id, { about: { what, id: about.id, title }, at: talk.now(), resolved: null })
    addComment(talk, id, body, by)
  })
  return id
}

/** `null` where there is no such thread, or nothing is said. */
export function addComment(talk: BoardDoc, threadId: ThreadId, body: string, by: Author): CommentId | null {
  if (!talkEntry(talk.doc, 'threads', threadId) || body.trim() === '') return null
  const id = mintId('comment', talk.random)
  talk.change('wrote a comment', (doc) =>
    make(doc, 'comments', id, {
      threadId,
      at: talk.now(),
      by: { id: by.id, name: by.name },
      body: body.trim(),
      edited: null,
      removed: null,
    }),
  )
  return id
}

export function editComment(talk: BoardDoc, id: CommentId, body: string): void {
  const said = body.trim()
  const entry = talkEntry(talk.doc, 'comments', id)
  if (!entry || said === '' || entry.get('body') === said) return
  talk.change('changed a comment', () => write(entry, { body: said, edited: talk.now() }))
}

/** [M5] The text stays where it is: anybody who may write can bring it back. */
export function removeComment(talk: BoardDoc, id: CommentId): void {
  const entry = talkEntry(talk.doc, 'comments', id)
  if (!entry || asRemoved(entry.get('removed'))) return
  talk.change('removed a comment', () => write(entry, { removed: sign(talk) }))
}

export function restoreComment(talk: BoardDoc, id: CommentId): void {
  talk.change('brought a comment back', (doc) => write(talkEntry(doc, 'comments', id), { removed: null }))
}

export function resolveThread(talk: BoardDoc, id: ThreadId): void {
  const entry = talkEntry(talk.doc, 'threads', id)
  if (!entry || asRemoved(entry.get('resolved'))) return
  talk.change('resolved a thread', () => write(entry, { resolved: sign(talk) }))
}

export function reopenThread(talk: BoardDoc, id: ThreadId): void {
  talk.change('reopened a thread', (doc) => write(talkEntry(doc, 'threads', id), { resolved: null }))
}
