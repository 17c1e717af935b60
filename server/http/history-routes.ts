/** The past of a board: who did what, the moments that are kept, and the way back [H21-H23]. */

import type { Context } from 'hono'
import { Hono } from 'hono'
import type { z } from 'zod'
import { mayEdit } from '../../shared/access.ts'
import type { Content } from '../../shared/board/content.ts'
import { contentJson } from '../../shared/board/content.ts'
import type { Board } from '../../shared/board/model.ts'
import type { RestoreWhat } from '../../shared/board/restore.ts'
import { restore } from '../../shared/board/restore.ts'
import { aboutOf, sayStep } from '../../shared/board/step-words.ts'
import type { Writer } from '../../shared/board/writer.ts'
import type { RandomBytes, SlotId, TopicId } from '../../shared/ids.ts'
import { mintId, parseId } from '../../shared/ids.ts'
import { must } from '../../shared/must.ts'
import type {
  Activity,
  ActivityStep,
  History,
  HistoryMoment,
  KeptMomentFacts,
  PastBoard,
  RestoreAnswer,
  StepWriter,
} from '../../shared/protocol/history-api.ts'
import { activitySchema, keepSchema, restoreSchema, sayWho } from '../../shared/protocol/history-api.ts'
import { packedContent, unpackedContent } from '../live/keyframes.ts'
import type { BoardMoment, LiveBoard } from '../live/live-board.ts'
import { Past } from '../live/past.ts'
import type { Step } from '../live/step.ts'
import type { Clock } from '../ports/clock.ts'
import type { HistoryStore } from '../ports/history-store.ts'
import type { Limits } from '../ports/limits.ts'
import { bodyOf } from './body.ts'
import type { Entry } from './entry.ts'
import { anyRole } from './entry.ts'
import { misfit, RequestRefusal } from './refusal.ts'

export interface HistoryRoutesParts {
  readonly entry: Entry
  readonly history: HistoryStore
  readonly limits: Pick<Limits, 'historyDays' | 'keptMoments'>
  readonly clock: Clock
  readonly random: RandomBytes
}

export function historyRoutes({ entry, history, limits, clock, random }: HistoryRoutesParts) {
  const routes = new Hono()
  const pastOf = (board: LiveBoard) => new Past(history, board.id)

  /** A moment by its number, the id of one that somebody keeps, or `now`. */
  const momentAt = async (board: LiveBoard, at: string | undefined): Promise<BoardMoment> => {
    const now = board.moment()
    if (at === 'now' || at === String(now.step)) return now
    await board.settled()
    const kept = parseId('moment', at)
    const bytes = kept && (await history.keptBytes(board.id, kept))
    if (bytes) return { step: now.step, content: await unpackedContent(bytes) }
    const step = /^\d{1,15}$/.test(at ?? '') ? Number(at) : null
    const content = step === null ? null : await pastOf(board).contentAt(step)
    if (step === null || !content) throw new RequestRefusal('unknown-moment')
    return { step, content }
  }

  /** What the board said when each edition was published, as far as that is kept. */
  const editionsOf = async (board: LiveBoard): Promise<HistoryMoment[]> => {
    const found: HistoryMoment[] = []
    for (const { number, at } of await board.editions()) {
      const step = await history.stepAt(board.id, at)
      if (step > 0) found.push({ step, at, what: 'edition', edition: number })
    }
    return found
  }

  routes.get('/:id/activity', (c) =>
    entry.board(c, anyRole, async (board) => {
      const wish = queryOf(c, activitySchema)
      await board.settled()
      const shown = board.board
      const { steps, before } = await pastOf(board).page(wish.before, wish.most, isMeant(wish, shown))
      return c.json({ steps: steps.map((step) => said(step, shown)), before } satisfies Activity)
    }),
  )

  routes.get('/:id/history', (c) =>
    entry.board(c, anyRole, async (board) => {
      await board.settled()
      const [worked, kept] = [await pastOf(board).moments(), await history.kept(board.id)]
      const moments = [...worked, ...(await editionsOf(board))].sort((a, b) => a.at - b.at)
      return c.json({
        days: limits.historyDays,
        moments: moments.toReversed(),
        kept: kept.toReversed(),
      } satisfies History)
    }),
  )

  routes.post('/:id/history', (c) =>
    entry.board(c, mayEdit, async (board, grant) => {
      const { name, kind, of = 'now' } = await bodyOf(c, keepSchema)
      const { step, content } = await momentAt(board, of)
      await board.settled()
      const id = mintId('moment', random)
      const kept: KeptMomentFacts = { id, kind, step, at: clock.now(), name, by: grant.label }
      const isKept = await history.keep(board.id, kept, await packedContent(content), limits.keptMoments)
      if (!isKept) throw new RequestRefusal('too-many-moments')
      return c.json(kept, 201)
    }),
  )

  routes.get('/:id/history/:at', (c) =>
    entry.board(c, anyRole, async (board) => {
      const { step, content } = await momentAt(board, c.req.param('at'))
      return c.json({ step, content: contentJson(content) } satisfies PastBoard)
    }),
  )

  routes.delete('/:id/history/:at', async (c) => {
    const { board } = await entry.grant(c, mayEdit)
    const id = parseId('moment', c.req.param('at'))
    return c.json({ forgotten: id !== null && (await history.forget(board, id)) })
  })

  routes.post('/:id/history/:at/restore', (c) =>
    entry.board(c, mayEdit, async (board, grant) => {
      const { what } = await bodyOf(c, restoreSchema)
      const { content } = await momentAt(board, c.req.param('at'))
      const changed = restoreOn(board, content, what, grant)
      await board.settled()
      return c.json({ changed } satisfies RestoreAnswer)
    }),
  )

  return routes
}

type Wish = z.output<typeof activitySchema>
type Restored = z.output<typeof restoreSchema>['what']

function restoreOn(board: LiveBoard, then: Content, what: Restored, grant: Parameters<LiveBoard['changeBy']>[1]) {
  return restore(board.changeBy('restore', grant), then, partOf(what), sayPart(what))
}

function partOf(what: Restored): RestoreWhat {
  if (what === 'all') return { kind: 'board' }
  if (what === 'arrangement') return { kind: 'arrangement' }
  if ('topic' in what) return { kind: 'topic', id: what.topic as TopicId }
  return 'slot' in what ? { kind: 'slot', id: what.slot as SlotId } : { kind: 'day', day: what.day }
}

const sayPart = (what: Restored): string => {
  if (what === 'all') return 'restored an earlier board'
  if (what === 'arrangement') return 'restored an earlier arrangement'
  return `restored a ${must(Object.keys(what)[0], 'a part')} as it was`
}

/** Of the address; what does not fit is named as the field of a body would be. */
function queryOf<S extends z.ZodType>(c: Context, schema: S): z.output<S> {
  const read = schema.safeParse(c.req.query())
  if (!read.success) throw misfit(read.error)
  return read.data
}

const whoOf = (writer: Writer): StepWriter =>
  writer.by === 'server' ? { server: writer.verb } : { name: writer.name, label: writer.label, role: writer.role }

const said = ({ step, at, writer, changes }: Step, board: Board): ActivityStep => ({
  step,
  at,
  who: whoOf(writer),
  words: sayStep(changes, board),
  ...aboutOf(changes, board),
})

function isMeant({ by, topic, room, person }: Wish, board: Board): (step: Step) => boolean {
  if (!by && !topic && !room && !person) return () => true
  return ({ writer, changes }) => {
    if (by && sayWho(whoOf(writer)) !== by) return false
    if (!topic && !room && !person) return true
    const about = aboutOf(changes, board)
    const isAbout = (id: string | undefined, ids: readonly string[]) => !id || ids.includes(id)
    return isAbout(topic, about.topics) && isAbout(room, about.rooms) && isAbout(person, about.people)
  }
}
