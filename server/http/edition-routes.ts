/** Publishing by editions, for who may change the board; everybody with a link may read the list. */

import { Hono } from 'hono'
import { mayEdit } from '../../shared/access.ts'
import type { EditionInfo } from '../../shared/protocol/api.ts'
import { editionSchema } from '../../shared/protocol/api.ts'
import type { LiveBoard } from '../live/live-board.ts'
import { bodyOf } from './body.ts'
import { editionNumber, infoOf } from './edition-info.ts'
import type { Entry } from './entry.ts'
import { anyRole } from './entry.ts'
import { RequestRefusal } from './refusal.ts'

export function editionRoutes({ entry }: { readonly entry: Entry }) {
  const routes = new Hono()

  routes.get('/:id/editions', (c) =>
    entry.board(c, anyRole, async (board) => c.json((await board.editions()).map(infoOf))),
  )

  /** The programme of one, also of a withdrawn one: to compare the board with it. */
  routes.get('/:id/editions/:number', (c) =>
    entry.board(c, anyRole, async (board) => {
      const edition = await board.edition(editionNumber(c.req.param('number')))
      if (!edition) throw new RequestRefusal('no-edition')
      return c.json(edition.programme)
    }),
  )

  routes.post('/:id/editions', (c) =>
    entry.board(c, mayEdit, async (board) => {
      const { note } = await bodyOf(c, editionSchema)
      return c.json(await made(board, await board.publishEdition(note)), 201)
    }),
  )

  routes.post('/:id/editions/:number/republish', (c) =>
    entry.board(c, mayEdit, async (board) => {
      const { note } = await bodyOf(c, editionSchema)
      const number = await board.republish(editionNumber(c.req.param('number')), note)
      if (number === null) throw new RequestRefusal('no-edition')
      return c.json(await made(board, number), 201)
    }),
  )

  return routes
}

async function made(board: LiveBoard, number: number): Promise<EditionInfo | undefined> {
  return (await board.editions()).map(infoOf).find((one) => one.number === number)
}
