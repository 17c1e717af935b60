/**
 * What an import of FOSDEM's size costs (900 topics, 30 rooms, 2.5 MB of text): on the server by request, and its pieces in a
 * page. There is no peer that imports.
 */

import * as Y from 'yjs'
import { applyInPieces } from '../../../client/imports/apply-in-pieces.ts'
import { findClashes } from '../../../shared/board/clashes.ts'
import { watchBoard } from '../../../shared/board/read.ts'
import { undoable } from '../../../shared/board/undo.ts'
import type { ImportAnswer } from '../../../shared/protocol/api.ts'
import { newBoard } from '../../support/boards.ts'
import { dice } from '../../support/dice.ts'
import { makeBoard } from '../../support/editor.ts'
import { largeDraft } from '../../support/large-draft.ts'
import type { Measured } from '../figures.ts'
import { fresh, type Scenario, scaled } from './scenario.ts'

const TOPICS = 900
const ROOMS = 30
/** A proposal page is read up to a length; a page of so many topics, each with a paragraph, fits. */
const TEXT_LINES = 6
const SENTENCE =
  'What the maintainers of a part of the system learned this year, and what they would do otherwise next time. '

export const imports: Scenario = {
  targets: ['plumbline'],
  figures: [
    { key: 'new', what: `a new board from a draft of ${TOPICS} topics: until it is durable`, unit: 'ms', most: 1_500 },
    { key: 'new stall', what: 'meanwhile, the longest that the server’s loop was stopped', unit: 'ms', most: 100 },
    {
      key: 'text',
      what: `a page of ${TOPICS} topics, 0.7 MB, into a board: until it is durable`,
      unit: 'ms',
      most: 1_500,
    },
    { key: 'text stall', what: 'meanwhile, the longest that the server’s loop was stopped', unit: 'ms', most: 100 },
    { key: 'again', what: 'the same once more, which changes nothing', unit: 'ms', most: 1_500 },
    {
      key: 'page',
      what: 'the draft into a page’s board, read and its clashes found after each piece',
      unit: 'ms',
      most: 3_000,
    },
    { key: 'page piece', what: 'there, the longest piece with what it leads to', unit: 'ms', most: 50 },
  ],
  async measure(kind, round, effort) {
    const topics = scaled(TOPICS, effort)
    const draft = largeDraft(topics, Math.min(ROOMS, topics))
    const target = await fresh(kind)
    const url = `http://127.0.0.1:${target.port}`
    const headers = { 'Content-Type': 'application/json' }
    const during = async (run: () => Promise<void>) => {
      await target.stall()
      const start = performance.now()
      await run()
      return { ms: performance.now() - start, stall: await target.stall() }
    }
    try {
      const made = await during(async () => {
        const { title, ...days } = {
          title: '',
          timeZone: 'Europe/Prague',
          firstDay: '2026-10-05',
          lastDay: '2026-10-06',
        }
        const answer = await fetch(`${url}/api/boards`, {
          method: 'POST',
          headers,
          body: JSON.stringify({ title, ...days, draft }),
        })
        if (answer.status !== 201) throw new Error(`no board was made: ${answer.status} ${await answer.text()}`)
      })
      const board = await makeBoard(url)
      // What a text is, is seen by its beginning: the first have no abstracts.
      const lines = draft.topics.map(
        ({ title }, at) => `- ${title}${at < 20 ? '' : `\n  ${SENTENCE.repeat(TEXT_LINES)}`}`,
      )
      const text = `A large conference MC\n\nSuggested topics:\n${lines.join('\n')}\n`
      const send = async (added: number): Promise<void> => {
        const answer = await fetch(`${url}/api/boards/${board.id}/import`, {
          method: 'POST',
          headers: { ...headers, Authorization: `Bearer ${board.secret}` },
          body: JSON.stringify({ text }),
        })
        const came = (await answer.json()) as ImportAnswer
        if (came.added !== added)
          throw new Error(`${came.added} topics were added: ${JSON.stringify(came).slice(0, 300)}`)
      }
      const first = await during(() => send(topics))
      const again = await during(() => send(0))
      return {
        new: made.ms,
        'new stall': made.stall,
        text: first.ms,
        'text stall': first.stall,
        again: again.ms,
        ...(await inPage(draft, round)),
      }
    } finally {
      await target.stop()
    }
  },
}

/** The page's own parts, without what it draws. */
async function inPage(draft: ReturnType<typeof largeDraft>, round: number): Promise<Measured> {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(newBoard().doc))
  const { bytes } = dice(round)
  const door = undoable(doc, { random: bytes, now: Date.now, actor: () => 'bench', assertWritable: () => undefined })
  const reader = watchBoard(doc)
  const release = reader.subscribe(findClashes)
  const start = performance.now()
  let longest = 0
  let began = start
  const now = () => performance.now()
  const pause = async () => {
    longest = Math.max(longest, now() - began)
    await new Promise((next) => setImmediate(next))
    began = now()
  }
  await applyInPieces(door, draft, undefined, undefined, { now, pause })
  const page = now() - start
  release()
  reader.release()
  door.release()
  return { page, 'page piece': Math.max(longest, now() - began) }
}
