/** The whole door for requests on stores in memory: asked without a port. */

import { onTestFinished } from 'vitest'
import { grantFinder } from '../../server/access/grant-for.ts'
import { lastUses } from '../../server/access/last-uses.ts'
import { originCheck } from '../../server/access/origin.ts'
import { sessionsOf } from '../../server/access/sessions.ts'
import { openMemory } from '../../server/adapters/memory/memory.ts'
import { httpApp } from '../../server/http/app.ts'
import type { Drawing } from '../../server/http/drawing.ts'
import { importDesk } from '../../server/http/import-desk.ts'
import { programmeHubs } from '../../server/http/programme-hub.ts'
import type { StaticFiles } from '../../server/http/static.ts'
import { staticFiles } from '../../server/http/static.ts'
import type { StreamBindings } from '../../server/http/stream-lines.ts'
import type { LiveBoards } from '../../server/live/live-boards.ts'
import { liveBoards } from '../../server/live/live-boards.ts'
import type { Limits } from '../../server/ports/limits.ts'
import { INITIAL_LIMITS } from '../../server/ports/limits.ts'
import type { Stores } from '../../server/ports/stores.ts'
import type { Role } from '../../shared/access.ts'
import { must } from '../../shared/must.ts'
import type { BoardCreated } from '../../shared/protocol/api.ts'
import { dice } from './dice.ts'
import { fakeClock } from './fake-clock.ts'
import { keptLog } from './kept-log.ts'
import { bodyOf } from './stream-body.ts'

export interface DoorSettings {
  readonly publicUrl?: string | null
  readonly adminKey?: string | null
  readonly metricsKey?: string | null
  readonly limits?: Partial<Limits>
  readonly files?: StaticFiles
  readonly draw?: Drawing
  readonly live?: (live: LiveBoards) => LiveBoards
  readonly draining?: () => boolean
  /** Waited for before an update is stored. */
  readonly disk?: () => Promise<void>
}

export interface Asking {
  readonly body?: unknown
  /** Brought as `Authorization: Bearer`. */
  readonly secret?: string
  readonly headers?: Readonly<Record<string, string>>
}

export const FACTS = { title: 'Plumbers', timeZone: 'Europe/Prague', firstDay: '2026-10-05', lastDay: '2026-10-07' }

export function openDoor(settings: DoorSettings = {}) {
  const { publicUrl = null, adminKey = null, metricsKey = null } = settings
  const random = dice(11).bytes
  const clock = fakeClock()
  const log = keptLog()
  const memory = openMemory()
  const stores: Stores = {
    ...memory,
    boards: {
      ...memory.boards,
      async append(board, updates, history) {
        await settings.disk?.()
        return memory.boards.append(board, updates, history)
      },
    },
  }
  const real = liveBoards({ stores, clock, random, log, limits: INITIAL_LIMITS })
  const live = settings.live?.(real) ?? real
  const sessions = sessionsOf({
    grants: stores.grants,
    clock,
    random,
    secure: publicUrl?.startsWith('https:') ?? false,
  })
  const hubs = programmeHubs({ programmes: stores.programmes, clock })
  onTestFinished(() => hubs.close())
  const desk = importDesk(clock)
  onTestFinished(() => desk.close())
  const app = httpApp({
    desk,
    publicUrl,
    adminKey,
    metricsKey,
    limits: { ...INITIAL_LIMITS, ...settings.limits },
    stores,
    live,
    hubs,
    finder: grantFinder({
      grants: stores.grants,
      sessions,
      clock,
      used: lastUses({ grants: stores.grants, clock, log }),
    }),
    sessions,
    sameOrigin: originCheck(publicUrl),
    files: settings.files ?? staticFiles('/there/is/no/such/folder'),
    draw: settings.draw ?? null,
    draining: settings.draining ?? (() => false),
    clock,
    random,
    log,
  })

  const ask = async (method: string, path: string, { body, secret, headers }: Asking = {}): Promise<Response> => {
    const bindings: StreamBindings = {}
    const init = {
      method,
      headers: {
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...(secret !== undefined && { Authorization: `Bearer ${secret}` }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    }
    const answer = await app.request(path, init, bindings)
    return bindings.stream ? new Response(bodyOf(bindings.stream), answer) : answer
  }

  /** A new board, with the secrets of its three links. */
  const make = async (facts: object = {}) => {
    const answer = await ask('POST', '/api/boards', { body: { ...FACTS, ...facts } })
    const created = (await answer.json()) as BoardCreated
    const secrets: Record<Role, string> = {
      owner: secretOf(created.links.owner),
      organizer: secretOf(created.links.organizer),
      observer: secretOf(created.links.observer),
    }
    return { ...created, secrets, cookie: cookieOf(answer), at: `/api/boards/${created.id}` }
  }

  return { ask, make, routes: app.routes, clock, live, hubs, stores, log }
}

export const secretOf = (link: string): string => must(link.split('#key=')[1], 'a secret in the link')

/** What a browser sends back. */
export const cookieOf = (answer: Response): string => must(answer.headers.get('Set-Cookie')?.split(';')[0], 'a cookie')
