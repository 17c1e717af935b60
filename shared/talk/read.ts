/** The document of talk → plain values. Total: whatever lies there, something comes back, and nothing else suffers [M6]. */

import * as Y from 'yjs'
import { ROLES } from '../access.ts'
import { asRemoved, asText, oneOf, record } from '../board/values.ts'
import { canonical, hash } from '../hash.ts'
import type { AuthorId, CommentId, ThreadId } from '../ids.ts'
import { parseId } from '../ids.ts'
import type { Release } from '../release.ts'
import { combine } from '../release.ts'
import { TALK_MAPS, talkMap } from './doc.ts'
import type { About, Author, Comment, Hand, Talk, Thread, Writer } from './model.ts'
import { ABOUT_KINDS } from './model.ts'

export interface TalkReader {
  /** The same object until something changes. */
  current(): Talk
  subscribe(listener: () => void): Release
  readonly release: Release
}

const asTime = (value: unknown): number | null => (Number.isFinite(value) ? Number(value) : null)

export function readTalk(doc: Y.Doc): Talk {
  const byThread = new Map<string, Comment[]>()
  const writers = talkMap(doc, 'writers')
  for (const [id, value] of talkMap(doc, 'comments')) {
    const comment = readComment(id as CommentId, value, readWriter(writers.get(id)))
    const others = byThread.get(comment.threadId)
    if (others) others.push(comment)
    else byThread.set(comment.threadId, [comment])
  }
  const threads: Thread[] = []
  for (const [id, value] of talkMap(doc, 'threads')) {
    threads.push(readThread(id as ThreadId, value, byThread.get(id) ?? []))
    byThread.delete(id)
  }
  // What is said in a thread that is not there is not lost with it.
  for (const [id, comments] of byThread) threads.push(readThread(id as ThreadId, null, comments))
  return { threads: threads.sort(inTime) }
}

export function watchTalk(doc: Y.Doc): TalkReader {
  const listeners = new Set<() => void>()
  let talk = readTalk(doc)
  let isStale = false
  const touch = () => {
    isStale = true
  }
  const maps = TALK_MAPS.map((name) => talkMap(doc, name))
  for (const map of maps) map.observeDeep(touch)
  const refresh = () => {
    if (!isStale) return
    isStale = false
    talk = readTalk(doc)
    for (const listener of [...listeners]) listener()
  }
  doc.on('afterTransaction', refresh)
  return {
    current: () => talk,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    release: combine(() => doc.off('afterTransaction', refresh), ...maps.map((map) => () => map.unobserveDeep(touch))),
  }
}

/** One short text for all that was said: two replicas that have converged have the same. */
export const talkHash = (talk: Talk): string => hash(canonical(talk))

const inTime = (a: { at: number; id: string }, b: { at: number; id: string }): number =>
  a.at - b.at || (a.id < b.id ? -1 : 1)

function readThread(id: ThreadId, value: unknown, comments: Comment[]): Thread {
  const entry = value instanceof Y.Map ? value : null
  const sorted = comments.sort(inTime)
  return {
    id,
    about: readAbout(entry?.get('about')),
    at: asTime(entry?.get('at')) ?? sorted[0]?.at ?? 0,
    resolved: asRemoved(entry?.get('resolved')),
    comments: sorted,
  }
}

function readAbout(value: unknown): About | null {
  const raw = record(value)
  const what = oneOf(ABOUT_KINDS)(raw?.what)
  const id = asText(raw?.id)
  return raw && what && id !== null ? { what, id, title: asText(raw.title) ?? '' } : null
}

function readComment(id: CommentId, value: unknown, writer: Writer | null): Comment {
  const entry = value instanceof Y.Map ? value : null
  const by = readAuthor(entry?.get('by'))
  const body = asText(entry?.get('body'))
  const threadId = asText(entry?.get('threadId'))
  const at = writer?.at ?? asTime(entry?.get('at'))
  const missing = { entry, by, body, threadId, at }
  return {
    id,
    threadId: (threadId ?? '') as ThreadId,
    at: at ?? 0,
    by: by ?? { id: '' as AuthorId, name: '' },
    body: body ?? '',
    edited: asTime(entry?.get('edited')),
    removed: asRemoved(entry?.get('removed')),
    writer,
    repair: Object.entries(missing).flatMap(([key, found]) => (found === null ? key : [])),
  }
}

function readAuthor(value: unknown): Author | null {
  const raw = record(value)
  const id = parseId('author', raw?.id)
  const name = asText(raw?.name)
  return id && name !== null ? { id, name } : null
}

function readWriter(value: unknown): Writer | null {
  const hand = readHand(value)
  return hand && { ...hand, changed: readHand(record(value)?.changed) }
}

function readHand(value: unknown): Hand | null {
  const raw = record(value)
  const grant = parseId('grant', raw?.grant)
  const role = oneOf(ROLES)(raw?.role)
  const at = asTime(raw?.at)
  return raw && grant && role && at !== null ? { grant, role, label: asText(raw.label) ?? '', at } : null
}
