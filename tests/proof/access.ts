/**
 * Everybody by every way from every origin at every route and with every frame, on a real server that logs all that it
 * can; then its whole log is searched for secrets and content.
 */

import type { IncomingHttpHeaders } from 'node:http'
import { Agent, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { must } from '../../shared/must.ts'
import type { LinkInfo } from '../../shared/protocol/api.ts'
import { CLOSE_CODES } from '../../shared/protocol/close-codes.ts'
import { checkFrame, readFrame } from '../../shared/protocol/frames.ts'
import { openRawSocket, rawFrame } from '../support/raw-socket.ts'
import type { By, OriginKind, RouteRow, Who } from './access-table.ts'
import { A_PAGE, BY, FRAMES, isOfBoard, isWriting, NO_PAGE, ORIGINS, ROUTES, standingOf, WHO } from './access-table.ts'
import type { NewBoard } from './new-board.ts'
import { makeBoard } from './new-board.ts'
import type { Proof, ProofRow } from './rows.ts'
import { startWatched } from './watched.ts'

const EXPIRES_MS = 1_500
const UNKNOWN_BOARD = 'b_zzzzzzzzzzzzzzzz'
const GARBAGE = 'canary-garbage'
const SEPARATOR = '\n'
/** Every board, topic and presence of the table is named after the bird. */
const CONTENT = /canary-(title|topic|presence|garbage)/

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

interface Asking {
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: object | undefined
  readonly isStream?: boolean
}

class Scene {
  readonly #url: string
  readonly #agent = new Agent({ keepAlive: true })
  readonly board: NewBoard
  readonly secrets = new Map<Who, string>()
  readonly cookies = new Map<Who, string>()
  /** The link that is revoked again and again. */
  spare = ''
  page = 0

  constructor(url: string, board: NewBoard) {
    this.#url = url
    this.board = board
  }

  static async open(url: string): Promise<Scene> {
    const scene = new Scene(url, await makeBoard(url, { title: 'canary-title' }))
    const { secrets, address } = scene.board
    const foreign = await makeBoard(url, { title: 'canary-title' })
    const links = `/api/boards/${address.id}/links`
    const owner = { Authorization: `Bearer ${secrets.owner}` }
    const make = async (body: object) =>
      JSON.parse((await scene.ask('POST', links, { body, headers: owner })).body) as LinkInfo
    const revoked = await make({ role: 'owner' })
    const expires = new Date(Date.now() + EXPIRES_MS).toISOString()
    const expired = await make({ role: 'owner', expires })
    scene.spare = (await make({ role: 'observer' })).id
    for (const [who, secret] of [
      ['garbage', GARBAGE],
      ['expired', secretOf(expired)],
      ['revoked', secretOf(revoked)],
      ['foreign', foreign.secrets.owner],
      ['observer', secrets.observer],
      ['organizer', secrets.organizer],
      ['owner', secrets.owner],
    ] as const) {
      scene.secrets.set(who, secret)
      const session = await scene.ask('POST', '/api/session', { body: { key: secret } })
      scene.cookies.set(who, session.headers['set-cookie']?.[0]?.split(';')[0] ?? `plumbline=${GARBAGE}`)
    }
    // An edition, to be asked for.
    await scene.ask('PUT', `/api/boards/${address.id}/publication`, { body: { mode: 'editions' }, headers: owner })
    await scene.ask('POST', `/api/boards/${address.id}/editions`, { body: {}, headers: owner })
    await scene.ask('DELETE', `${links}/${revoked.id}`, { headers: owner })
    const mode = { body: { mode: 'live' }, headers: owner }
    await scene.ask('PUT', `/api/boards/${address.id}/publication`, mode)
    scene.page = (await scene.ask('GET', '/')).status
    const late = { headers: { Authorization: `Bearer ${secretOf(expired)}` } }
    const given = Date.now() + 2 * EXPIRES_MS
    const isOpen = async () => (await scene.ask('GET', `/api/boards/${address.id}`, late)).status !== 404
    while (Date.now() < given && (await isOpen())) await soon()
    return scene
  }

  close(): void {
    this.#agent.destroy()
  }

  ask(method: string, path: string, { headers = {}, body, isStream = false }: Asking = {}): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const all = { ...headers, ...(body && { 'Content-Type': 'application/json' }) }
      const asked = request(`${this.#url}${path}`, { method, headers: all, agent: this.#agent }, (answer) => {
        const facts = { status: answer.statusCode ?? 0, headers: answer.headers }
        if (!isStream) return void text(answer).then((read) => resolve({ ...facts, body: read }), reject)
        answer.destroy()
        resolve({ ...facts, body: '' })
      })
      asked.on('error', reject)
      asked.end(body && JSON.stringify(body))
    })
  }

  credentials(who: Who, by: By): Record<string, string> {
    if (who === 'none') return {}
    if (by === 'cookie') return { Cookie: must(this.cookies.get(who), who) }
    return { Authorization: `Bearer ${must(this.secrets.get(who), who)}` }
  }

  origin(kind: OriginKind): Record<string, string> {
    if (kind === 'none') return {}
    const values = {
      null: 'null',
      ours: this.#url,
      another: 'http://evil.test',
      'look-alike': `${this.#url}.evil.test`,
    }
    return { Origin: values[kind] }
  }
}

const secretOf = ({ link }: LinkInfo): string => must(link?.split('#key=')[1], 'a secret')
const soon = () => new Promise<void>((resolve) => setTimeout(resolve, 50))

interface Cell {
  readonly who: Who
  readonly by: By
  readonly origin: OriginKind
}

const CELLS: readonly Cell[] = WHO.flatMap((who) => BY.flatMap((by) => ORIGINS.map((origin) => ({ who, by, origin }))))

const isOurs = (origin: OriginKind): boolean => origin === 'ours' || origin === 'none'

function expected(row: RouteRow, { who, by, origin }: Cell, page: number): number {
  const bringsSecret = by === 'secret' && who !== 'none'
  if (isWriting(row) && !bringsSecret && !isOurs(origin)) return 403
  // A session is for whichever board the secret opens.
  if (row.route === '/api/session' && who === 'foreign') return 200
  const status = row.answers[standingOf(who)]
  if (status === NO_PAGE) return page === 200 ? 404 : page
  return status === A_PAGE ? page : status
}

/** What differs between any two answers says nothing. */
function bytesOf({ status, headers, body }: Answer): string {
  const { date, ...rest } = headers
  const policy = String(rest['content-security-policy']).replace(/nonce-[^']+/, 'nonce')
  return JSON.stringify([status, { ...rest, 'content-security-policy': policy }, body])
}

async function routesOf(scene: Scene, wrong: string[], unlike: string[]): Promise<number> {
  const { board } = scene
  let cells = 0
  for (const row of ROUTES) {
    const path = (id: string) =>
      row.route
        .replace(':id', id)
        .replace(':slug', board.slug)
        .replace(':grantId', scene.spare)
        .replace(':number', '1')
        .replace(/:file\{.*\}/, 'x.ics')
        .replace(':at', 'now')
        .replace(':file', 'x.js')
        .replace('*', 'x.js')
    const unknown = { body: row.body, headers: scene.credentials('owner', 'secret') }
    const nowhere = isOfBoard(row) ? bytesOf(await scene.ask(row.method, path(UNKNOWN_BOARD), unknown)) : ''
    for (const cell of CELLS) {
      const { who, by, origin } = cell
      const body = row.route === '/api/session' ? { key: scene.secrets.get(who) ?? 'nothing' } : row.body
      const headers = { ...scene.credentials(who, by), ...scene.origin(origin) }
      const { isStream = false } = row
      const answer = await scene.ask(row.method, path(board.address.id), { body, headers, isStream })
      const status = expected(row, cell, scene.page)
      const name = `${row.method} ${row.route} as ${who} by ${by} from ${origin}`
      if (answer.status !== status) wrong.push(`${name}: ${answer.status}, not ${status}`)
      if (isOfBoard(row) && status === 404 && bytesOf(answer) !== nowhere) unlike.push(name)
      cells++
    }
  }
  return cells
}

async function framesOf(scene: Scene, wrong: string[]): Promise<number> {
  let cells = 0
  for (const cell of CELLS) {
    for (const [row, doc] of FRAMES.flatMap((one) => DOCS.map((way) => [one, way] as const))) {
      const found = await frameEnd(scene, cell, row.frame, doc)
      const standing = standingOf(cell.who)
      // [G6] A browser sends the cookie along whoever asks: from our own pages alone does it count.
      const isIn = standing !== 'stranger' && (cell.by === 'secret' || cell.origin === 'ours')
      const end = isIn ? row.ends[standing] : '401'
      if (found !== end)
        wrong.push(
          `${row.name} to ${doc.slice(1) || 'the board'} as ${cell.who} by ${cell.by} from ${cell.origin}: ${found}, not ${end}`,
        )
      cells++
    }
  }
  return cells
}

/** Behind a board's address: the board itself, and what is said about it. */
const DOCS = ['', '/talk'] as const

async function frameEnd(scene: Scene, { who, by, origin }: Cell, frame: Uint8Array, doc: string): Promise<string> {
  const secret = by === 'secret' ? (scene.secrets.get(who) ?? '') : ''
  const cookie = by === 'cookie' ? scene.cookies.get(who) : undefined
  const headers = { ...(cookie && { Cookie: cookie }), ...scene.origin(origin) }
  const sent = Buffer.concat([rawFrame(frame), rawFrame(checkFrame(new Uint8Array([0]), ''))])
  try {
    const { address } = scene.board
    const line = await openRawSocket({ ...address, id: address.id + doc, secret }, sent, headers)
    const heard = await line.hears((message) => readFrame(message)?.kind === 'check')
    line.end()
    const closed = Object.entries(CLOSE_CODES).find(([, code]) => code === heard)
    return typeof heard === 'number' ? (closed?.[0] ?? String(heard)) : 'open'
  } catch (error) {
    const status = error instanceof Error ? / (\d{3}) /.exec(error.message)?.[1] : undefined
    if (status === undefined) throw error
    return status
  }
}

function leaksIn(log: string, scene: Scene): string[] {
  const cookies = [...scene.cookies.values()].map((cookie) => must(cookie.split('=')[1], 'a token'))
  const known = [...scene.secrets.values(), ...cookies, scene.board.slug]
  const lines = log.split(SEPARATOR)
  return lines.filter((line) => CONTENT.test(line) || known.some((secret) => line.includes(secret)))
}

export const access: Proof = async () => {
  const server = await startWatched({ LOG_LEVEL: 'trace' })
  const scene = await Scene.open(server.url)
  const [wrong, unlike, wrongFrames] = [[] as string[], [] as string[], [] as string[]]
  const routes = await routesOf(scene, wrong, unlike)
  const frames = await framesOf(scene, wrongFrames)
  scene.close()
  const exitCode = await server.stop()
  const log = server.log()
  const lines = log.split(SEPARATOR).length
  return [
    rowOf(`${routes.toLocaleString('en')} cells of who, by what, from where, at which route: wrong answers`, wrong),
    rowOf('boards of others that do not look like none, byte for byte', unlike),
    rowOf(
      `${frames.toLocaleString('en')} cells of who, by what, from where, with which frame: wrong ends`,
      wrongFrames,
    ),
    rowOf(
      `${lines.toLocaleString('en')} lines logged at trace: with a secret, a cookie or content`,
      leaksIn(log, scene),
    ),
    rowOf('exit code', exitCode === 0 && lines > routes ? [] : [`${exitCode} after ${lines} lines`]),
  ]
}

function rowOf(what: string, found: readonly string[]): ProofRow {
  const shown = [String(found.length), ...found.slice(0, 8)].join(' · ')
  return { what, found: shown, bound: '0', holds: found.length === 0 }
}
