/**
 * The line to the server for one open board: the document, its offline copy, the socket, presence, and what is saved.
 *
 *   kept here   ▁▁▁load▁▁▁ready                          ready without the network, if it was here before
 *   socket           connecting ── open ── synced ── lost ── connecting …
 *   a change                        sent as frame 7 ──── saved(7)   or   lost → sent again after the next sync
 */

import { readVarUint, readVarUint8Array } from 'lib0/decoding'
import type { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { mayEdit } from '../../shared/access.ts'
import type { BoardReader } from '../../shared/board/read.ts'
import { watchBoard } from '../../shared/board/read.ts'
import type { UndoableBoardDoc } from '../../shared/board/undo.ts'
import { undoable } from '../../shared/board/undo.ts'
import { isTooNew, layoutOf } from '../../shared/board/upgrade.ts'
import type { RandomBytes } from '../../shared/ids.ts'
import type { BoardFacts } from '../../shared/protocol/api.ts'
import type { CloseWord } from '../../shared/protocol/close-codes.ts'
import { CLOSE_SENTENCES, closeWord } from '../../shared/protocol/close-codes.ts'
import { MESSAGE } from '../../shared/protocol/frames.ts'
import type { Release } from '../../shared/release.ts'
import { combine } from '../../shared/release.ts'
import { keep, kept } from '../browser-store.ts'
import { CountedSocket } from './counted-socket.ts'
import { isFromCopy, openOfflineCopy } from './offline-copy.ts'
import type { UnsavedEvent, Waiting } from './unsaved.ts'
import { nextWaiting } from './unsaved.ts'

export interface LinkState {
  readonly line: 'connecting' | 'open' | 'offline' | 'refused'
  /** The document holds a board: it can be shown, and changed by who may. */
  readonly ready: boolean
  /** Changes made here that are not durable on the server. */
  readonly unsaved: number
  /** Why the server will not talk to us again, or `null`. */
  readonly refusal: CloseWord | null
}

export interface BoardLink {
  readonly facts: Pick<BoardFacts, 'id' | 'role' | 'epoch'>
  readonly door: UndoableBoardDoc
  readonly reader: BoardReader
  readonly presence: Awareness
  /** The same object until it changes. */
  state(): LinkState
  onState(listener: () => void): Release
  readonly release: Release
}

const systemRandom: RandomBytes = (length) => crypto.getRandomValues(new Uint8Array(length))

/** While the browser says that there is no network, ask all the same now and then: it can be wrong. Milliseconds. */
const RETRY_WHILE_OFFLINE = 10_000

/** How long a layout that this page does not know has to stand until it is believed. Milliseconds. */
const LAYOUT_STAYS = 1_000
/** How often to ask whether we may still come in, while attempts fail. Milliseconds. */
const ASK_AGAIN = 10_000

/**
 * Opens the line. `actor` is who acts, in words, at the time of asking; `mayStillEnter` finds out why attempts fail:
 * a word if the server will not have us any more, `null` if it cannot be reached or would.
 */
export function openBoardLink(
  facts: BoardLink['facts'],
  actor: () => string,
  mayStillEnter: () => Promise<CloseWord | null>,
): BoardLink {
  const doc = new Y.Doc()
  const copy = openOfflineCopy(`plumbline/${facts.id}/${facts.epoch}${mayEdit(facts.role) ? '' : '/reading'}`, doc)
  const provider = new WebsocketProvider(`${location.origin.replace(/^http/, 'ws')}/sync`, facts.id, doc, {
    params: { epoch: String(facts.epoch), saved: '1' },
    WebSocketPolyfill: CountedSocket,
    disableBc: true,
    connect: false,
  })
  // Each tab counts its own: they share the copy, but not what they are waiting for. A new tab finds what a closed one left.
  const unsavedKey = `unsaved.${facts.id}.${facts.epoch}`
  let waiting: Waiting = Array.from(
    { length: kept(unsavedKey, readCount, 'tab') ?? kept(unsavedKey, readCount) ?? 0 },
    () => null,
  )
  let state: LinkState = { line: 'connecting', ready: false, unsaved: waiting.length, refusal: null }
  /** The frame of this connection that carries everything that the server lacked. */
  let caughtUpBy: number | null = null
  const listeners = new Set<() => void>()
  let released = false

  const become = (change: Partial<LinkState>) => {
    const next = { ...state, ...change }
    if (Object.entries(next).every(([key, value]) => state[key as keyof LinkState] === value)) return
    state = next
    for (const listener of [...listeners]) listener()
  }
  const account = (event: UnsavedEvent) => {
    waiting = nextWaiting(waiting, event)
    if (waiting.length === state.unsaved) return
    keep(unsavedKey, waiting.length || null, 'tab')
    keep(unsavedKey, waiting.length || null)
    become({ unsaved: waiting.length })
  }
  const socket = () => (provider.ws instanceof CountedSocket ? provider.ws : null)
  const refuse = (refusal: CloseWord) => {
    become({ line: 'refused', refusal })
    provider.disconnect()
  }
  // [M11] A server that is newer than this page may upgrade the board at any moment; one that is not puts back at once
  // what a client wrote there: so it counts only if it stays.
  let tooNew: ReturnType<typeof setTimeout> | undefined
  const watchLayout = () => {
    if (!isTooNew(doc) || tooNew !== undefined) return
    tooNew = setTimeout(() => {
      tooNew = undefined
      if (isTooNew(doc) && !released) refuse('client-too-old')
    }, LAYOUT_STAYS)
  }
  const becomeReady = () => {
    become({ ready: layoutOf(doc) > 0 })
    watchLayout()
  }

  const door = undoable(doc, {
    random: systemRandom,
    now: Date.now,
    actor,
    assertWritable() {
      if (!state.ready) throw new Error('The board is not here yet: wait until it is loaded.')
      if (state.refusal) throw new Error(CLOSE_SENTENCES[state.refusal])
      if (isTooNew(doc)) throw new Error(CLOSE_SENTENCES['client-too-old'])
      if (!mayEdit(facts.role)) throw new Error('This link allows reading only.')
    },
  })
  const reader = watchBoard(doc)
  reader.subscribe(watchLayout)

  // Registered after the provider's own listener, so that the frame of a change is already counted here.
  const onUpdate = (_update: Uint8Array, origin: unknown) => {
    if (origin === provider || isFromCopy(origin) || !state.ready) return
    account({ type: 'changed', frame: provider.wsconnected ? (socket()?.frames ?? null) : null })
  }

  provider.messageHandlers[MESSAGE.saved] = (_encoder, decoder) => {
    readVarUint8Array(decoder) // the durable state vector: others have a use for it, the count is enough here
    const count = readVarUint(decoder)
    account({ type: 'saved', count })
    if (caughtUpBy !== null && count >= caughtUpBy) become({ line: 'open' })
  }
  const onStatus = ({ status }: { status: 'connected' | 'connecting' | 'disconnected' }) => {
    if (status === 'connecting') {
      const opening = socket()
      caughtUpBy = null
      if (!opening) return
      opening.onframe = (frame, all) => {
        if (!all) return
        caughtUpBy ??= frame
        account({ type: 'caught-up', frame })
      }
    }
    if (status === 'disconnected') {
      account({ type: 'lost' })
      if (state.line !== 'refused') become({ line: 'offline' })
    }
  }
  const onSync = (synced: boolean) => {
    if (!synced) return
    // Who may edit has yet to send what the server lacks (another tab may have left something in the copy): nothing is
    // called saved before that is.
    if (!mayEdit(facts.role)) become({ line: 'open' })
    becomeReady()
  }
  const onClosed = ({ code }: { code: number }) => become({ line: 'refused', refusal: closeWord(code) ?? 'no-access' })
  // A browser does not learn why an upgrade was refused: whether we may still come in is asked for separately.
  let lastAsked = 0
  const onFailedAttempt = () => {
    if (state.line === 'connecting') become({ line: 'offline' })
    if (Date.now() - lastAsked < ASK_AGAIN) return
    lastAsked = Date.now()
    void mayStillEnter().then((refusal) => {
      if (refusal !== null && !released) refuse(refusal)
    })
  }

  const goOffline = () => {
    if (state.line === 'refused') return
    provider.disconnect()
    become({ line: 'offline' })
  }
  const goOnline = () => state.line !== 'refused' && provider.connect()
  const retry = setInterval(goOnline, RETRY_WHILE_OFFLINE)
  const warnBeforeLeaving = (event: BeforeUnloadEvent) => state.unsaved > 0 && event.preventDefault()

  doc.on('update', onUpdate)
  provider.on('status', onStatus)
  provider.on('sync', onSync)
  provider.on('closed', onClosed)
  provider.on('connection-error', onFailedAttempt)
  window.addEventListener('offline', goOffline)
  window.addEventListener('online', goOnline)
  window.addEventListener('beforeunload', warnBeforeLeaving)
  void copy.loaded.then(() => {
    if (released) return
    becomeReady()
    provider.connect()
  })

  return {
    facts,
    door,
    reader,
    presence: provider.awareness,
    state: () => state,
    onState(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    release: combine(
      () => doc.destroy(),
      copy.release,
      door.release,
      reader.release,
      () => provider.destroy(),
      () => clearInterval(retry),
      () => window.removeEventListener('offline', goOffline),
      () => window.removeEventListener('online', goOnline),
      () => window.removeEventListener('beforeunload', warnBeforeLeaving),
      () => doc.off('update', onUpdate),
      () => {
        released = true
      },
    ),
  }
}

const readCount = (value: unknown): number | null =>
  Number.isInteger(value) && Number(value) > 0 ? Number(value) : null
