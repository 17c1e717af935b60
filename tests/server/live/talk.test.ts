import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { LiveDoc } from '../../../server/live/live-board.ts'
import { Replica } from '../../../server/live/replica.ts'
import { shapeOf } from '../../../server/live/shape.ts'
import type { Limits } from '../../../server/ports/limits.ts'
import { INITIAL_LIMITS } from '../../../server/ports/limits.ts'
import { readBoard } from '../../../shared/board/read.ts'
import { LIMITS } from '../../../shared/board/values.ts'
import type { CommentId } from '../../../shared/ids.ts'
import { mintId, talkOf } from '../../../shared/ids.ts'
import { must } from '../../../shared/must.ts'
import { talkEntry, talkMap } from '../../../shared/talk/doc.ts'
import { readTalk, talkHash } from '../../../shared/talk/read.ts'
import { addComment, editComment, removeComment, startThread } from '../../../shared/talk/verbs.ts'
import { doorOf } from '../../support/boards.ts'
import { dice } from '../../support/dice.ts'
import { settle } from '../../support/fake-clock.ts'
import type { FakePeer } from '../../support/fake-peer.ts'
import { fakePeer } from '../../support/fake-peer.ts'
import { stage } from '../../support/open-boards.ts'
import { aboutTopic, authorOf, newTalk } from '../../support/talks.ts'

const NOBODY = { by: 'server', verb: 'test' } as const

const ann = authorOf('Ann')
const grant = (seed: number) => mintId('grant', dice(seed).bytes)

/** A board's talk, and people in it. */
async function scene() {
  const it = stage()
  const board = await it.make()
  const { board: talk, release } = await it.live.holdTalk(board)
  const enter = (facts: Parameters<typeof fakePeer>[0]) => {
    const peer = fakePeer(facts)
    peer.enter(talk)
    return peer
  }
  return { ...it, board, talk, release, enter }
}

/** Sends what the peer has done since. */
function send(talk: LiveDoc, peer: FakePeer): void {
  for (const update of peer.takeUpdates()) talk.receive(peer, { kind: 'update', update })
}

/** The server's copy alone, and what it passes on. */
function replicaScene(limits: Partial<Limits> = {}) {
  const seen = new Y.Doc()
  const replica = new Replica({
    scribe: null,
    shape: shapeOf(talkOf(mintId('board', dice(6).bytes))),
    stored: { snapshot: Y.encodeStateAsUpdate(newTalk().doc), updates: [] },
    limits: { ...INITIAL_LIMITS, ...limits },
    random: dice(3).bytes,
    now: () => 5,
    heard: () => undefined,
    changed: (update) => Y.applyUpdate(seen, update),
  })
  Y.applyUpdate(seen, replica.snapshot)
  /** All that somebody has and it lacks. */
  const send = (doc: Y.Doc) => {
    const update = Y.encodeStateAsUpdate(doc, replica.stateVector)
    replica.assertUpdate(update, false, () => undefined)
    replica.apply([{ update, peer: 'c1', grant: { id: grant(1), role: 'organizer', label: '' }, writer: NOBODY }])
  }
  return { replica, seen, send }
}

const commentsOf = ({ doc }: FakePeer) => readTalk(doc).threads.flatMap(({ comments }) => comments)

describe('the talk of a board', () => {
  it('[T11] is a document of its own, made when it is first wanted, once', async () => {
    const { live, board, talk, stores } = await scene()
    expect(talk.id).toBe(talkOf(board))
    expect((await live.holdTalk(board)).board).toBe(talk)
    const stored = must(await stores.boards.load(talkOf(board)), 'the talk')
    expect([stored.epoch, stored.seq]).toEqual([1, 1])
    expect(must(await live.hold(board), 'the board').board.board.topics.size).toBe(0)
  })

  it('[T11] what is said reaches others, is saved, and is there after a restart; the board has nothing of it', async () => {
    const { live, board, talk, enter, stored, release, stores } = await scene()
    const [one, two] = [enter({ grant: grant(1), wantsSaved: true }), enter({ grant: grant(2) })]
    startThread(one.door, aboutTopic(), 'Is 30 min enough?', ann)
    send(talk, one)
    expect(commentsOf(two)).toMatchObject([{ body: 'Is 30 min enough?', by: ann }])
    await settle()
    expect(one.saved().at(-1)).toBe(2)
    const kept = new Y.Doc()
    for (const update of must(await stores.boards.load(talkOf(board)), 'the talk').updates) Y.applyUpdate(kept, update)
    expect(readTalk(kept)).toEqual(readTalk(two.doc))
    expect(readBoard(await stored(board)).topics.size).toBe(0)
    release()
    await settle()
    const again = await live.holdTalk(board)
    expect(again.board).not.toBe(talk)
    const late = fakePeer({ role: 'observer' })
    late.enter(again.board)
    expect(readTalk(late.doc)).toEqual(readTalk(two.doc))
  })

  it('[T11] a board that begins another life keeps its talk', async () => {
    const { live, board, talk, enter } = await scene()
    const one = enter({})
    await live.renew(board, (door) => door.doc.getMap('meta').set('layout', 1))
    expect(one.closed).toEqual([])
    expect((await live.holdTalk(board)).board).toBe(talk)
  })

  it('[T11] a check hears whether both show the same', async () => {
    const { talk, enter } = await scene()
    const one = enter({ wantsSaved: true })
    startThread(one.door, aboutTopic(), 'same?', ann)
    send(talk, one)
    const ask = (hash: string) => {
      talk.receive(one, { kind: 'check', stateVector: Y.encodeStateVector(one.doc), hash })
      return one.frames.findLast((frame) => frame.kind === 'check')?.hash
    }
    expect([ask(talkHash(readTalk(one.doc))), ask('0123456789abcdef')]).toEqual(['same', 'differs'])
  })

  it('[T11, L15] revoking a link ends its connections to the talk too', async () => {
    const { live, enter } = await scene()
    const [one, two] = [enter({ grant: grant(1) }), enter({ grant: grant(2) })]
    live.revoke(grant(1))
    expect([one.closed, two.closed]).toEqual([['no-access'], []])
  })

  it.each([
    ['comments', { comments: 3 }],
    ['talkBytes', { talkBytes: 3_000 }],
  ] as const)('[T12] %s are bounded, and what is removed is always taken', (limit, limits) => {
    const { replica, send } = replicaScene(limits)
    const door = doorOf(new Y.Doc(), 7)
    Y.applyUpdate(door.doc, replica.snapshot)
    const thread = startThread(door, aboutTopic(), 'first', ann)
    for (let count = 1; count < 3; count++) addComment(door, thread, 'x'.repeat(700), ann)
    send(door.doc)
    addComment(door, thread, 'x'.repeat(4_000), ann)
    addComment(door, thread, 'x'.repeat(4_000), ann)
    expect(() => send(door.doc)).toThrow(expect.objectContaining({ word: 'too-large', limit }))
    const other = doorOf(new Y.Doc(), 8)
    Y.applyUpdate(other.doc, replica.snapshot)
    const { comments } = must(readTalk(other.doc).threads[0], 'the thread')
    for (const { id } of comments) removeComment(other, id)
    expect(() => send(other.doc)).not.toThrow()
  })

  it('[T12] a text that is too long is cut for all', async () => {
    const { talk, enter } = await scene()
    const [one, two] = [enter({}), enter({})]
    startThread(one.door, aboutTopic(), 'short', ann)
    const [comment] = commentsOf(one)
    talkEntry(one.doc, 'comments', must(comment, 'the comment').id)?.set('body', 'x'.repeat(9_000))
    send(talk, one)
    expect(commentsOf(two)[0]?.body).toHaveLength(LIMITS.comment)
  })
})

describe('who wrote', () => {
  it('[T5] a comment is bound to the link through which it came, by the server’s clock', async () => {
    const { talk, enter, clock } = await scene()
    const [one, two] = [enter({ grant: grant(1), label: 'Co-leads' }), enter({ grant: grant(2), role: 'owner' })]
    const thread = startThread(one.door, aboutTopic(), 'mine', ann)
    send(talk, one)
    const at = clock.now()
    await clock.advance(1)
    addComment(two.door, thread, 'hers, says the name', ann)
    send(talk, two)
    expect(commentsOf(one).map(({ writer }) => writer)).toEqual([
      { grant: grant(1), role: 'organizer', label: 'Co-leads', at, changed: null },
      { grant: grant(2), role: 'owner', label: 'co-leads', at: clock.now(), changed: null },
    ])
  })

  it('[T5] those of several whose changes are applied together are told apart', () => {
    const { replica, seen } = replicaScene()
    const sent = [1, 2].map((own) => {
      const door = doorOf(new Y.Doc(), own)
      startThread(door, aboutTopic(), `by ${own}`, ann)
      const by = { id: grant(own), role: 'organizer', label: '' } as const
      return { update: Y.encodeStateAsUpdate(door.doc), peer: `c${own}`, grant: by, writer: NOBODY }
    })
    expect(replica.apply(sent)).toEqual(['whole', 'whole'])
    const hands = readTalk(seen).threads.flatMap(({ comments }) =>
      comments.map(({ body, writer }) => [body, writer?.grant]),
    )
    expect(hands.toSorted()).toEqual([
      ['by 1', grant(1)],
      ['by 2', grant(2)],
    ])
  })

  it('[T5] changing one’s own text says nothing new, changing another’s says by whom', async () => {
    const { talk, enter } = await scene()
    const [one, two] = [enter({ grant: grant(1) }), enter({ grant: grant(2) })]
    startThread(one.door, aboutTopic(), 'mine', ann)
    const id = must(commentsOf(one)[0], 'the comment').id
    send(talk, one)
    editComment(one.door, id, 'mine, mended')
    send(talk, one)
    expect(commentsOf(one)[0]?.writer).toMatchObject({ grant: grant(1), changed: null })
    removeComment(two.door, id)
    send(talk, two)
    expect(commentsOf(one)[0]?.writer?.changed, 'removing says so with a name').toBeNull()
    editComment(two.door, id, 'put in her mouth')
    send(talk, two)
    expect(commentsOf(one)[0]?.writer).toMatchObject({ grant: grant(1), changed: { grant: grant(2) } })
  })

  it('[T5] what a client says in the server’s name is put back', async () => {
    const { talk, enter } = await scene()
    const [one, two] = [enter({ grant: grant(1) }), enter({ grant: grant(2) })]
    startThread(one.door, aboutTopic(), 'mine', ann)
    const { id } = must(commentsOf(one)[0], 'the comment')
    send(talk, one)
    const before = commentsOf(one)[0]?.writer
    const forge = (comment: string, value: unknown) => {
      const map = talkMap(two.doc, 'writers')
      if (value === null) map.delete(comment)
      else map.set(comment, value)
      send(talk, two)
    }
    forge(id, { grant: grant(2), role: 'owner', label: '', at: 0, changed: null })
    expect(commentsOf(one)[0]?.writer).toEqual(before)
    forge(id, null)
    expect(commentsOf(one)[0]?.writer).toEqual(before)
    forge('c_of_nobody' as CommentId, { grant: grant(1) })
    expect([...talkMap(one.doc, 'writers').keys()]).toEqual([id])
    expect([one.doc, two.doc].map((doc) => talkHash(readTalk(doc)))).toEqual(Array(2).fill(talkHash(readTalk(one.doc))))
  })
})
