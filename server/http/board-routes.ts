/** The board's requests (DESIGN section 5): look at it, import into it, decide what attendees see. */

import { Hono } from 'hono'
import { z } from 'zod'
import { mayEdit } from '../../shared/access.ts'
import { boardJson, boardJsonSchema } from '../../shared/board/board-json.ts'
import type { BoardDoc } from '../../shared/board/doc.ts'
import { mapOf } from '../../shared/board/doc.ts'
import { applyDraft } from '../../shared/imports/apply.ts'
import { importText } from '../../shared/imports/detect.ts'
import type { Draft } from '../../shared/imports/draft.ts'
import { ImportFailure } from '../../shared/imports/reader.ts'
import { programmeSchema } from '../../shared/programme/programme.ts'
import type { BoardFacts, ImportAnswer, Session } from '../../shared/protocol/api.ts'
import { importSchema, newBoardSchema, publicationSchema, sessionSchema } from '../../shared/protocol/api.ts'
import type { GrantFinder } from '../access/grant-for.ts'
import { sameSecret } from '../access/secrets.ts'
import type { Sessions } from '../access/sessions.ts'
import type { LiveBoard } from '../live/live-board.ts'
import type { Grant } from '../ports/grant-store.ts'
import type { Entry } from './entry.ts'
import { anyRole, bearer, bodyOf } from './entry.ts'
import type { NewBoards } from './new-board.ts'
import { RequestRefusal } from './refusal.ts'
import { rehearsal } from './rehearsal.ts'

export interface BoardRoutesParts {
  readonly entry: Entry
  readonly finder: GrantFinder
  readonly sessions: Sessions
  readonly newBoards: NewBoards
  readonly adminKey: string | null
  readonly mostTopics: number
  /** The address under which a request reached us, without a slash at the end. */
  readonly baseOf: (url: string) => string
}

export function boardRoutes({ entry, finder, sessions, newBoards, adminKey, mostTopics, baseOf }: BoardRoutesParts) {
  const routes = new Hono()

  routes.post('/boards', async (c) => {
    if (adminKey !== null && !sameSecret(bearer(c) ?? '', adminKey)) throw new RequestRefusal('key-needed')
    const { created, owner } = await newBoards.make(await bodyOf(c, newBoardSchema), baseOf(c.req.url))
    c.header('Set-Cookie', (await sessions.begin(c.req.header('Cookie'), owner)).setCookie)
    return c.json(created, 201)
  })

  routes.post('/session', async (c) => {
    const { key } = await bodyOf(c, sessionSchema)
    const found = await finder.bySecret(key)
    if (!found) throw new RequestRefusal('no-access')
    const { setCookie, grant } = await sessions.begin(c.req.header('Cookie'), found)
    c.header('Set-Cookie', setCookie)
    return c.json({ boardId: grant.board, role: grant.role, label: grant.label } satisfies Session)
  })

  routes.get('/boards/:id', (c) => entry.board(c, anyRole, (board, grant) => c.json(factsOf(board, grant))))

  routes.get('/boards/:id/board.json', (c) =>
    entry.board(c, anyRole, (board) => c.json(boardJson(board.board, board.epoch))),
  )

  routes.post('/boards/:id/import', (c) =>
    entry.board(c, mayEdit, async (board, grant) => {
      const { text, format, dryRun } = await bodyOf(c, importSchema)
      const draft = understood(text, format, board.board.meta.timeZone)
      if (overflows(board.change, draft, mostTopics)) throw new RequestRefusal('board-full')
      const applied = applyDraft(dryRun ? rehearsal(board.change) : board.changeBy('import', grant), draft)
      if (!dryRun) await board.settled()
      const { added, updated, unchanged, warnings } = applied
      return c.json({ format: draft.format, added, updated, unchanged, warnings } satisfies ImportAnswer)
    }),
  )

  routes.put('/boards/:id/publication', (c) =>
    entry.board(c, mayEdit, async (board) => {
      const { mode } = await bodyOf(c, publicationSchema)
      await board.setMode(mode)
      return c.json({ mode })
    }),
  )

  const schemas = { 'board.json': z.toJSONSchema(boardJsonSchema), 'programme.json': z.toJSONSchema(programmeSchema) }
  for (const [name, schema] of Object.entries(schemas)) {
    routes.get(`/schema/${name}`, (c) => c.json(schema, 200, { 'Content-Type': 'application/schema+json' }))
  }

  return routes
}

/** [L27] Most drafts are far from it: only near the bound it is tried which of their topics are new. */
function overflows(door: BoardDoc, draft: Draft, most: number): boolean {
  const before = mapOf(door.doc, 'topics').size
  if (before + draft.topics.length <= most) return false
  const tried = rehearsal(door)
  applyDraft(tried, draft)
  return mapOf(tried.doc, 'topics').size > Math.max(before, most)
}

function understood(text: string, format: string, timeZone: string): Draft {
  try {
    return importText(text, format, { timeZone })
  } catch (error) {
    if (error instanceof ImportFailure) throw new RequestRefusal('not-understood', error.message)
    throw error
  }
}

function factsOf(live: LiveBoard, { role }: Grant): BoardFacts {
  const board = live.board
  const { slug, mode } = live.publication()
  return {
    id: live.id,
    slug,
    title: board.meta.title,
    epoch: live.epoch,
    role,
    publication: mode,
    counts: {
      rooms: board.rooms.size,
      slots: board.slots.size,
      topics: board.topics.size,
      tray: board.tray.length,
    },
  }
}
