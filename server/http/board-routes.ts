/** The board's requests (DESIGN section 5): look at it, import into it, decide what attendees see. */

import { Hono } from 'hono'
import * as Y from 'yjs'
import { z } from 'zod'
import { mayEdit } from '../../shared/access.ts'
import { boardJson, boardJsonSchema } from '../../shared/board/board-json.ts'
import type { BoardDoc } from '../../shared/board/doc.ts'
import { indicoCsv } from '../../shared/board/indico-csv.ts'
import { choiceOf } from '../../shared/imports/comparison.ts'
import { must } from '../../shared/must.ts'
import { programmeSchema } from '../../shared/programme/programme.ts'
import type { BoardFacts, ImportAnswer, Session } from '../../shared/protocol/api.ts'
import { importSchema, newBoardSchema, publicationSchema, sessionSchema } from '../../shared/protocol/api.ts'
import type { GrantFinder } from '../access/grant-for.ts'
import { sameSecret } from '../access/secrets.ts'
import type { Sessions } from '../access/sessions.ts'
import type { LiveBoard } from '../live/live-board.ts'
import type { Clock } from '../ports/clock.ts'
import type { Grant } from '../ports/grant-store.ts'
import type { Stores } from '../ports/stores.ts'
import { bodyOf } from './body.ts'
import type { Entry } from './entry.ts'
import { anyRole, bearer } from './entry.ts'
import type { ImportDesk } from './import-desk.ts'
import type { Most, Outcome } from './import-job.ts'
import type { NewBoards } from './new-board.ts'
import { refusalOf } from './new-board.ts'
import { RequestRefusal } from './refusal.ts'

export interface BoardRoutesParts {
  readonly entry: Entry
  readonly finder: GrantFinder
  readonly sessions: Sessions
  readonly newBoards: NewBoards
  readonly adminKey: string | null
  readonly desk: ImportDesk
  readonly stores: Pick<Stores, 'boards'>
  readonly clock: Pick<Clock, 'now'>
  readonly most: Most
  /** The address under which a request reached us, without a slash at the end. */
  readonly baseOf: (url: string) => string
}

export function boardRoutes({
  entry,
  finder,
  sessions,
  newBoards,
  adminKey,
  desk,
  stores,
  clock,
  most,
  baseOf,
}: BoardRoutesParts) {
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

  routes.get('/boards/:id/indico.csv', (c) =>
    entry.board(c, anyRole, (board) => {
      c.header('Content-Type', 'text/csv; charset=utf-8; header=absent')
      c.header('Content-Disposition', `attachment; filename="${board.publication().slug}-indico.csv"`)
      return c.body(indicoCsv(board.board))
    }),
  )

  routes.post('/boards/:id/import', (c) =>
    entry.board(c, mayEdit, async (board, grant) => {
      const { text, format, dryRun, choice } = await bodyOf(c, importSchema)
      const answer = await desk.run(
        async () => {
          await board.settled()
          const stored = must(await stores.boards.load(board.id), 'a board that is open')
          return {
            kind: 'import',
            text,
            format,
            dryRun,
            choice: choice ? choiceOf(choice) : null,
            board: stored.snapshot ? [stored.snapshot, ...stored.updates] : stored.updates,
            most,
            now: clock.now(),
            actor: grant.label,
          }
        },
        (outcome) => imported(outcome, () => board.changeBy('import', grant)),
      )
      if (!dryRun) await board.settled()
      return c.json(answer)
    }),
  )

  routes.put('/boards/:id/publication', (c) =>
    entry.board(c, mayEdit, async (board) => {
      const { mode, embedOrigins } = await bodyOf(c, publicationSchema)
      if (embedOrigins) await board.setEmbedOrigins(embedOrigins)
      if (mode) await board.setMode(mode)
      const now = board.publication()
      return c.json({ mode: now.mode, embedOrigins: now.embedOrigins })
    }),
  )

  const schemas = { 'board.json': z.toJSONSchema(boardJsonSchema), 'programme.json': z.toJSONSchema(programmeSchema) }
  for (const [name, schema] of Object.entries(schemas)) {
    routes.get(`/schema/${name}`, (c) => c.json(schema, 200, { 'Content-Type': 'application/schema+json' }))
  }

  return routes
}

/** Piece by piece, so that others are heard between them; one step, on behalf of who asked. */
async function imported(outcome: Outcome, doorOf: () => BoardDoc): Promise<ImportAnswer> {
  if (outcome.kind !== 'imported') throw refusalOf(outcome)
  const { format, applied, comparison, updates } = outcome
  const door = doorOf()
  for (const update of updates) {
    // Refuses where the board began another life meanwhile, or cannot be kept.
    doorOf()
    door.change('imported', (doc) => Y.applyUpdate(doc, update))
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { format, ...applied, ...(comparison && { comparison }) }
}

function factsOf(live: LiveBoard, { role }: Grant): BoardFacts {
  const board = live.board
  const { slug, mode, embedOrigins } = live.publication()
  return {
    id: live.id,
    slug,
    title: board.meta.title,
    epoch: live.epoch,
    role,
    publication: mode,
    embedOrigins,
    counts: {
      rooms: board.rooms.size,
      slots: board.slots.size,
      topics: board.topics.size,
      tray: board.tray.length,
    },
  }
}
