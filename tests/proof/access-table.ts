/**
 * Who may do what: every route, and every frame of live editing, with what each who is answered. The one table of it:
 * `server/SPEC.md` H1 says the same in words, and a route that is missing here fails the tests.
 */

import type { Role } from '../../shared/access.ts'
import type { CloseWord } from '../../shared/protocol/close-codes.ts'
import {
  awarenessFrame,
  checkFrame,
  keepingFrame,
  MESSAGE,
  savedFrame,
  syncStep1Frame,
  syncStep2Frame,
  updateFrame,
} from '../../shared/protocol/frames.ts'

/** What somebody brings; the first four and `foreign` give no access to the board. */
export const WHO = ['none', 'garbage', 'expired', 'revoked', 'foreign', 'observer', 'organizer', 'owner'] as const
export type Who = (typeof WHO)[number]
export const BY = ['secret', 'cookie'] as const
export type By = (typeof BY)[number]
export const ORIGINS = ['none', 'null', 'ours', 'another', 'look-alike'] as const
export type OriginKind = (typeof ORIGINS)[number]

export const standingOf = (who: Who): Role | 'stranger' =>
  who === 'observer' || who === 'organizer' || who === 'owner' ? who : 'stranger'

type Standings = Readonly<Record<Role | 'stranger', number>>

export interface RouteRow {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** As Hono writes it. */
  readonly route: string
  readonly body?: object
  readonly answers: Standings
  /** Never ends by itself. */
  readonly isStream?: boolean
}

const PAGE = 'Suggested topics:\n- canary-topic-one\n- Another topic\n'
const everybody = (status: number): Standings => ({
  stranger: status,
  observer: status,
  organizer: status,
  owner: status,
})
const readers = (status: number): Standings => ({ ...everybody(status), stranger: 404 })
const editors = (status: number): Standings => ({ ...everybody(status), stranger: 404, observer: 403 })
const owners = (status: number): Standings => ({ stranger: 404, observer: 403, organizer: 403, owner: status })
/** Whether the pages are built decides what it is: 200 or 503. */
export const A_PAGE = 0
/** Likewise: of what nobody's programme has, 404 or 503. */
export const NO_PAGE = 1

export const ROUTES: readonly RouteRow[] = [
  { method: 'GET', route: '/healthz', answers: everybody(200) },
  { method: 'GET', route: '/readyz', answers: everybody(200) },
  { method: 'GET', route: '/metrics', answers: everybody(200) },
  {
    method: 'POST',
    route: '/api/boards',
    body: { title: 'canary-title', timeZone: 'Europe/Prague', firstDay: '2026-10-05', lastDay: '2026-10-07' },
    answers: everybody(201),
  },
  // The body is the secret of who asks: another board's owner gets the session of that other board.
  { method: 'POST', route: '/api/session', answers: { ...everybody(200), stranger: 401 } },
  { method: 'GET', route: '/api/boards/:id', answers: readers(200) },
  { method: 'GET', route: '/api/boards/:id/board.json', answers: readers(200) },
  { method: 'GET', route: '/api/boards/:id/indico.csv', answers: readers(200) },
  { method: 'POST', route: '/api/boards/:id/import', body: { text: PAGE }, answers: editors(200) },
  { method: 'PUT', route: '/api/boards/:id/publication', body: { mode: 'live' }, answers: editors(200) },
  { method: 'GET', route: '/api/boards/:id/editions', answers: readers(200) },
  { method: 'GET', route: '/api/boards/:id/editions/:number', answers: readers(200) },
  { method: 'POST', route: '/api/boards/:id/editions', body: {}, answers: editors(201) },
  { method: 'POST', route: '/api/boards/:id/editions/:number/republish', body: {}, answers: editors(201) },
  { method: 'GET', route: '/api/boards/:id/activity', answers: readers(200) },
  { method: 'GET', route: '/api/boards/:id/history', answers: readers(200) },
  { method: 'POST', route: '/api/boards/:id/history', body: { name: 'canary-moment' }, answers: editors(201) },
  { method: 'GET', route: '/api/boards/:id/history/:at', answers: readers(200) },
  { method: 'DELETE', route: '/api/boards/:id/history/:at', answers: editors(200) },
  { method: 'POST', route: '/api/boards/:id/history/:at/restore', body: { what: 'all' }, answers: editors(200) },
  { method: 'GET', route: '/api/boards/:id/links', answers: owners(200) },
  { method: 'POST', route: '/api/boards/:id/links', body: { role: 'observer' }, answers: owners(201) },
  { method: 'DELETE', route: '/api/boards/:id/links/:grantId', answers: owners(200) },
  { method: 'GET', route: '/api/schema/board.json', answers: everybody(200) },
  { method: 'GET', route: '/api/schema/programme.json', answers: everybody(200) },
  { method: 'GET', route: '/p/', answers: everybody(A_PAGE) },
  { method: 'GET', route: '/p/:slug', answers: everybody(A_PAGE) },
  ...['changes', 'changes/:number', 'screen', 'embed'].map(
    (page): RouteRow => ({ method: 'GET', route: `/p/:slug/${page}`, answers: everybody(A_PAGE) }),
  ),
  { method: 'GET', route: '/p/:slug/topics/:id', answers: everybody(NO_PAGE) },
  { method: 'GET', route: '/p/:slug/people/:id', answers: everybody(NO_PAGE) },
  { method: 'GET', route: '/p/:slug/mine', answers: everybody(A_PAGE) },
  { method: 'GET', route: '/p/:slug/mine.ics', answers: everybody(200) },
  { method: 'POST', route: '/p/:slug/picks', body: { topics: [] }, answers: everybody(201) },
  // Nobody has the secrets that stand here.
  { method: 'GET', route: '/p/:slug/picks/:file{.+\\.ics}', answers: everybody(404) },
  { method: 'GET', route: '/p/:slug/picks/:secret', answers: everybody(404) },
  { method: 'PUT', route: '/p/:slug/picks/:secret', body: { topics: [] }, answers: everybody(404) },
  { method: 'DELETE', route: '/p/:slug/picks/:secret', answers: everybody(404) },
  { method: 'GET', route: '/p/:slug/manifest.webmanifest', answers: everybody(200) },
  { method: 'GET', route: '/p/:slug/programme.json', answers: everybody(200) },
  { method: 'GET', route: '/p/:slug/cancelled.json', answers: everybody(200) },
  { method: 'GET', route: '/p/:slug/texts.json', answers: everybody(A_PAGE) },
  ...['ics', 'xml', 'json', 'csv', 'md'].map(
    (ending): RouteRow => ({
      method: 'GET',
      route: `/p/:slug/schedule.${ending}`,
      answers: everybody(200),
    }),
  ),
  { method: 'GET', route: '/p/:slug/editions.json', answers: everybody(200) },
  { method: 'GET', route: '/p/:slug/feed.xml', answers: everybody(200) },
  // Nobody's topic has the id that stands here.
  { method: 'GET', route: '/p/:slug/topics/:file{.+\\.ics}', answers: everybody(404) },
  { method: 'GET', route: '/p/:slug/live', answers: everybody(200), isStream: true },
  { method: 'GET', route: '/', answers: everybody(A_PAGE) },
  { method: 'GET', route: '/b/:id', answers: everybody(A_PAGE) },
  { method: 'GET', route: '/assets/*', answers: everybody(404) },
  { method: 'GET', route: '/:file', answers: everybody(404) },
]

export const isOfBoard = ({ route }: RouteRow): boolean => route.startsWith('/api/boards/:id')
/** Refused where a page of another site sends it with a cookie, or with nothing [H4]. */
export const isWriting = ({ method }: RouteRow): boolean => method !== 'GET'

export const isAllowed = ({ answers }: RouteRow, standing: Role | 'stranger'): boolean => answers[standing] < 300

/** `open`: the line stands afterwards. */
export type FrameEnd = CloseWord | 'open'

export interface FrameRow {
  readonly name: string
  readonly frame: Uint8Array
  readonly ends: Readonly<Record<Role, FrameEnd>>
}

const all = (end: FrameEnd): FrameRow['ends'] => ({ owner: end, organizer: end, observer: end })
const edits: FrameRow['ends'] = { owner: 'open', organizer: 'open', observer: 'not-allowed' }
const NOTHING = new Uint8Array([0])
const NO_CHANGE = new Uint8Array([0, 0])

export const FRAMES: readonly FrameRow[] = [
  { name: 'sync step 1', frame: syncStep1Frame(NOTHING), ends: all('open') },
  { name: 'sync step 2', frame: syncStep2Frame(NO_CHANGE), ends: edits },
  { name: 'update', frame: updateFrame(NO_CHANGE), ends: edits },
  {
    name: 'awareness',
    frame: awarenessFrame([{ client: 4242, clock: 1, state: '{"name":"canary-presence"}' }]),
    ends: all('open'),
  },
  { name: 'auth', frame: new Uint8Array([MESSAGE.auth, 0, 0]), ends: all('malformed') },
  { name: 'query awareness', frame: new Uint8Array([MESSAGE.queryAwareness]), ends: all('open') },
  { name: 'saved', frame: savedFrame(NOTHING, 1), ends: all('not-allowed') },
  { name: 'check', frame: checkFrame(NOTHING, ''), ends: all('open') },
  { name: 'keeping', frame: keepingFrame(true), ends: all('not-allowed') },
  { name: 'unknown', frame: new Uint8Array([77]), ends: all('malformed') },
]
