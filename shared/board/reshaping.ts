/** Verbs that make several topics of one, or one of several: nothing of them is lost, each is one step [M7]. */

import * as Y from 'yjs'
import type { TopicId } from '../ids.ts'
import { copyTopic } from './copying.ts'
import type { BoardDoc } from './doc.ts'
import { mapOf, PREFIX } from './doc.ts'
import { readTopic } from './entries.ts'
import type { Topic } from './model.ts'
import { named, sayEntry, sayMany } from './steps.ts'
import { asPlacement, asWish, cut, LIMITS, record } from './values.ts'
import type { Target } from './verbs.ts'
import { addTopic, editTopic, placeTopics, removeEntry, setAttendee, setSpeaker, writeText } from './verbs.ts'
import { cardsIn, pick, standing, write } from './write.ts'

const COPY = ' (copy)'

/** [M17] Copies of those that are there, on the tray: what stands in slots is not moved by them. */
export function duplicateTopics(board: BoardDoc, ids: readonly TopicId[]): TopicId[] {
  const there = [...new Set(ids)].filter((id) => standing(board.doc, 'topic', id))
  return board.change(`duplicated ${sayMany(board, 'topic', there)}`, (doc) =>
    there.map((id) => {
      const copy = copyTopic(board, read(doc, id))
      editTopic(board, copy, { title: cut(named(board, 'topic', id), LIMITS.title - COPY.length) + COPY })
      return copy
    }),
  )
}

export interface Split {
  /** Of the second part. */
  readonly title: string
  /** Of what the whole had, those that the second part takes; the first keeps at least one. */
  readonly minutes: number
  /** Where the abstract is cut, in code units; what stands behind goes to the second part. */
  readonly at: number
}

/**
 * [M18] The second part stands directly behind the first, with the same people, track, kind and stage, so that nothing else
 * moves. Notes, materials, wishes, source and audience stay with the first. `null` for a topic that is gone or has one minute.
 */
export function splitTopic(board: BoardDoc, id: TopicId, split: Split): TopicId | null {
  const entry = standing(board.doc, 'topic', id)
  if (!entry) return null
  const topic = read(board.doc, id)
  if (topic.minutes < 2) return null
  const second = Math.max(1, Math.min(topic.minutes - 1, Math.trunc(split.minutes) || 1))
  return board.change(`split ${sayEntry(board, 'topic', id)} in two`, () => {
    const at = wholeSign(topic.abstract, split.at)
    const same = pick(topic, 'kind', 'stage', 'trackId', 'follows', 'speakers')
    const part = addTopic(board, {
      ...same,
      title: split.title,
      minutes: second,
      abstract: topic.abstract.slice(at).trim(),
    })
    for (const [person, attendance] of topic.attendees) setAttendee(board, part, person, attendance)
    const stored = entry.get('abstract')
    // Letter by letter, so that what others write in either half meanwhile stays.
    if (stored instanceof Y.Text) stored.delete(at, stored.length - at)
    else writeText(board, id, 'abstract', topic.abstract.slice(0, at))
    editTopic(board, id, { minutes: topic.minutes - second })
    const slotId = asPlacement(entry.get('placement'))?.slotId
    if (slotId) {
      const cards = cardsIn(board.doc, slotId).filter((card) => card.id !== part)
      const before = cards[cards.findIndex((card) => card.id === id) + 1]?.id ?? null
      placeTopics(board, [part], { slotId, before })
    }
    return part
  })
}

/** Never inside a sign of two units. */
function wholeSign(text: string, at: number): number {
  const within = Math.max(0, Math.min(text.length, Math.trunc(at) || 0))
  const isInside = text.charCodeAt(within) >= 0xdc00 && text.charCodeAt(within) <= 0xdfff
  return isInside ? within - 1 : within
}

/**
 * [M19] `keep` has then what both had: minutes together, texts one below the other under the title of `other`, everybody,
 * required outweighing contingent, materials and wishes; of facts that only one can have, its own before the other's. It
 * stands where it stood, or where `other` did if it was on the tray. Wishes of third topics about `other` are about `keep`.
 * `other` is removed whole, and can be brought back. `false`, and nothing is done, where one is gone, or the texts or minutes
 * together would be more than a topic may have.
 */
export function mergeTopics(board: BoardDoc, keep: TopicId, other: TopicId): boolean {
  const { doc } = board
  const [kept, gone] = [standing(doc, 'topic', keep), standing(doc, 'topic', other)]
  if (!kept || !gone || keep === other) return false
  const [to, from] = [read(doc, keep), read(doc, other)]
  const texts = { abstract: together(to.abstract, from, 'abstract'), notes: together(to.notes, from, 'notes') }
  const minutes = to.minutes + from.minutes
  if (minutes > LIMITS.minutes || Object.values(texts).some(({ length }) => length > LIMITS.text)) return false
  board.change(`made one of ${sayEntry(board, 'topic', keep)} and ${sayEntry(board, 'topic', other)}`, () => {
    const target = standsIn(board, to) ? null : placeOf(board, from)
    const audience = Math.max(to.audience ?? -1, from.audience ?? -1)
    editTopic(board, keep, {
      minutes,
      trackId: to.trackId ?? from.trackId,
      audience: audience < 0 ? null : audience,
      source: to.source ?? from.source,
      follows: to.follows ?? from.follows,
      outcome: to.outcome ?? from.outcome,
    })
    for (const field of ['abstract', 'notes'] as const) writeText(board, keep, field, texts[field])
    for (const person of from.speakers) setSpeaker(board, keep, person, true)
    for (const [person, attendance] of from.attendees) {
      if (to.attendees.get(person) !== 'required') setAttendee(board, keep, person, attendance)
    }
    for (const [key, value] of gone.entries()) {
      const isOfSet = key.startsWith(PREFIX.material) || (key.startsWith(PREFIX.wish) && !names(value, key, keep))
      if (isOfSet && value !== null) write(kept, { [key]: value })
    }
    turnWishes(doc, keep, other)
    if (target) placeTopics(board, [keep], target)
    removeEntry(board, 'topic', other)
  })
  return true
}

const read = (doc: Y.Doc, id: TopicId): Topic => readTopic(id, mapOf(doc, 'topics').get(id))

/** The other’s text below one’s own, under its title; a title without a text stands in the abstract too, so that it is found. */
function together(own: string, other: Topic, field: 'abstract' | 'notes'): string {
  const added = other[field].trim()
  if (!added && field === 'notes') return own
  return [own.trimEnd(), `**${other.title || 'Untitled'}**`, added].filter(Boolean).join('\n\n')
}

const names = (value: unknown, key: string, topic: TopicId): boolean => {
  const wish = asWish(value, key.slice(PREFIX.wish.length))
  return wish !== null && 'topicId' in wish && wish.topicId === topic
}

/** Wishes about the one that goes are about the one that stays, and the kept one's own about it are over. */
function turnWishes(doc: Y.Doc, keep: TopicId, other: TopicId): void {
  for (const [id, entry] of mapOf(doc, 'topics').entries()) {
    if (!(entry instanceof Y.Map) || id === other) continue
    for (const [key, value] of [...entry.entries()]) {
      if (!key.startsWith(PREFIX.wish) || !names(value, key, other)) continue
      if (id === keep) write(entry, { [key]: null })
      else write(entry, { [key]: { ...record(value), topicId: keep } })
    }
  }
}

/** The slot where a topic is seen [M6]. */
function standsIn(board: BoardDoc, { placement }: Topic): boolean {
  return placement !== null && standing(board.doc, 'slot', placement.slotId) !== null
}

/** Just before the topic itself, which leaves. */
const placeOf = (board: BoardDoc, topic: Topic): Target =>
  topic.placement && standsIn(board, topic) ? { slotId: topic.placement.slotId, before: topic.id } : null
