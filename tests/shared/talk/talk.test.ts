import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { LIMITS } from '../../../shared/board/values.ts'
import type { ThreadId } from '../../../shared/ids.ts'
import { mintId } from '../../../shared/ids.ts'
import { must } from '../../../shared/must.ts'
import { talkMap } from '../../../shared/talk/doc.ts'
import { readTalk, talkHash, watchTalk } from '../../../shared/talk/read.ts'
import {
  addComment,
  editComment,
  removeComment,
  reopenThread,
  resolveThread,
  restoreComment,
  startThread,
} from '../../../shared/talk/verbs.ts'
import { join, NOW, replicaOf } from '../../support/boards.ts'
import { cases } from '../../support/cases.ts'
import { dice } from '../../support/dice.ts'
import { aboutTopic, authorOf, newTalk, randomTalk } from '../../support/talks.ts'

const ann = authorOf('Ann')

function scene() {
  const talk = newTalk()
  const about = aboutTopic()
  const id = startThread(talk, about, ' Is 30 min enough? ', ann)
  const thread = () => must(readTalk(talk.doc).threads[0], 'the thread')
  const first = must(thread().comments[0], 'its comment').id
  return { talk, about, id, thread, first }
}

describe('verbs of talk', () => {
  it('[T1] a thread begins with its first comment, in one transaction', () => {
    const talk = newTalk()
    let transactions = 0
    talk.doc.on('afterTransaction', ({ changed }) => void (changed.size > 0 && transactions++))
    const about = aboutTopic()
    startThread(talk, about, 'Is 30 min enough?', ann)
    expect(transactions).toBe(1)
    const [thread] = readTalk(talk.doc).threads
    expect(thread).toMatchObject({ about, at: NOW, resolved: null })
    expect(thread?.comments).toMatchObject([{ body: 'Is 30 min enough?', by: ann, at: NOW, edited: null }])
  })

  it('[T1] nothing is written where nothing changes, nothing is said, or nothing is there', () => {
    const { talk, id, first } = scene()
    const before = Y.encodeStateVector(talk.doc)
    const nowhere = mintId('thread', dice(3).bytes)
    expect(addComment(talk, nowhere, 'lost?', ann)).toBeNull()
    expect(addComment(talk, id, ' \n ', ann)).toBeNull()
    editComment(talk, first, 'Is 30 min enough?')
    editComment(talk, first, '  ')
    restoreComment(talk, first)
    reopenThread(talk, id)
    removeComment(talk, mintId('comment', dice(4).bytes))
    resolveThread(talk, nowhere)
    expect(Y.encodeStateVector(talk.doc)).toEqual(before)
  })

  it('[T1] a text that is too long is cut as the server would', () => {
    const { talk, id } = scene()
    addComment(talk, id, 'x'.repeat(LIMITS.comment + 5), ann)
    const bodies = readTalk(talk.doc).threads.flatMap(({ comments }) => comments.map(({ body }) => body.length))
    expect(bodies).toContain(LIMITS.comment)
  })

  it('[T4] what is removed is kept, says by whom, and comes back', () => {
    const { talk, first, thread } = scene()
    removeComment(talk, first)
    expect(thread().comments).toMatchObject([{ body: 'Is 30 min enough?', removed: { at: NOW, by: 'tester 1' } }])
    restoreComment(talk, first)
    expect(thread().comments).toMatchObject([{ removed: null }])
  })

  it('[T1] a thread is resolved by somebody, and reopened', () => {
    const { talk, id, thread } = scene()
    resolveThread(talk, id)
    expect(thread().resolved).toEqual({ at: NOW, by: 'tester 1' })
    reopenThread(talk, id)
    expect(thread().resolved).toBeNull()
  })

  it('[T2] two who answer at once are both heard, in one order for both', () => {
    const { talk, id } = scene()
    const other = replicaOf(talk, 2)
    addComment(talk, id, 'yes', ann)
    addComment(other, id, 'no', authorOf('Ben'))
    resolveThread(other, id)
    join(talk.doc, other.doc)
    const [here, there] = [talk, other].map(({ doc }) => readTalk(doc))
    expect(here).toEqual(there)
    const bodies = here?.threads[0]?.comments.map(({ body }) => body)
    expect(bodies?.toSorted()).toEqual(['Is 30 min enough?', 'no', 'yes'])
  })

  it('[T2] whatever several do apart, all end alike, and each comment is there once, in its thread', () => {
    const property = fc.property(fc.integer({ min: 1, max: 1e9 }), (seed) => {
      const chance = dice(seed)
      const start = newTalk()
      const people = [2, 3, 4].map((own) => replicaOf(start, own + (seed % 1000)))
      const said: string[] = []
      for (let step = 0; step < 60; step++) {
        const at = chance.roll(people.length)
        const text = randomTalk(must(people[at], 'a person'), chance, authorOf(`P${at}`))
        if (text) said.push(text)
        if (chance.roll(8) === 0) join(...[chance.pick(people), chance.pick(people)].map(({ doc }) => doc))
      }
      join(...people.map(({ doc }) => doc))
      join(...people.map(({ doc }) => doc))
      const talks = people.map(({ doc }) => readTalk(doc))
      expect(new Set(talks.map(talkHash)).size).toBe(1)
      const all = must(talks[0], 'a talk').threads.flatMap(({ id, comments }) =>
        comments.map((comment) => {
          expect(comment.threadId).toBe(id)
          expect(comment.repair).toEqual([])
          return comment.body.split(' (')[0]
        }),
      )
      expect(all.toSorted()).toEqual(said.toSorted())
    })
    fc.assert(property, cases(40))
  })
})

describe('reading talk', () => {
  it('[T3] nothing throws, whatever lies there, and nothing else suffers', () => {
    const { talk, id, about } = scene()
    const lost = mintId('thread', dice(5).bytes)
    talk.doc.transact(() => {
      talkMap(talk.doc, 'threads').set('h_x', 7)
      talkMap(talk.doc, 'comments').set('c_x', 'nonsense')
      talkMap(talk.doc, 'comments').set(
        'c_y',
        new Y.Map<unknown>([
          ['threadId', lost],
          ['body', 5],
        ]),
      )
      talkMap(talk.doc, 'comments').set(
        'c_z',
        new Y.Map<unknown>([
          ['threadId', id],
          ['at', 'noon'],
        ]),
      )
      talkMap(talk.doc, 'writers').set('c_z', { grant: 'x' })
    })
    const { threads } = readTalk(talk.doc)
    const byId = new Map(threads.map((thread) => [thread.id as string, thread]))
    expect(byId.get(id)?.about).toEqual(about)
    expect(byId.get(id)?.comments.map(({ repair }) => repair.length > 0)).toEqual([true, false])
    expect(byId.get('h_x')).toMatchObject({ about: null, comments: [] })
    expect(byId.get(lost), 'what is said in a thread that is not there is kept').toMatchObject({
      comments: [{ body: '', repair: ['entry', 'by', 'body', 'at'].slice(1) }],
    })
    expect(byId.get('' as ThreadId)?.comments).toHaveLength(1)
  })

  it('[T3] a reader tells once a transaction, and of what changed alone', () => {
    const { talk, id } = scene()
    const reader = watchTalk(talk.doc)
    let told = 0
    reader.subscribe(() => told++)
    const before = reader.current()
    talk.doc.transact(() => undefined)
    expect(reader.current()).toBe(before)
    talk.change('two at once', () => {
      addComment(talk, id, 'one', ann)
      addComment(talk, id, 'two', ann)
    })
    expect([told, reader.current().threads[0]?.comments.length]).toEqual([1, 3])
    reader.release()
    addComment(talk, id, 'three', ann)
    expect(told).toBe(1)
  })
})
