/**
 * The line to what is said about a board: a document, a copy and a connection of its own. The board's line knows whether we
 * may still come in: when it ends, so does this one, and what was loaded can still be read.
 */

import { readVarUint, readVarUint8Array } from 'lib0/decoding'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { mayEdit } from '../../shared/access.ts'
import type { BoardDoc } from '../../shared/board/doc.ts'
import { boardDocOf } from '../../shared/board/doc.ts'
import { NOTHING_TOUCHED } from '../../shared/board/touched.ts'
import { layoutOf } from '../../shared/board/upgrade.ts'
import type { BoardFacts } from '../../shared/protocol/api.ts'
import type { CloseWord } from '../../shared/protocol/close-codes.ts'
import { CLOSE_SENTENCES, closeWord } from '../../shared/protocol/close-codes.ts'
import { MESSAGE } from '../../shared/protocol/frames.ts'
import type { Release } from '../../shared/release.ts'
import { combine } from '../../shared/release.ts'
import { TALK_LAYOUT } from '../../shared/talk/model.ts'
import type { TalkReader } from '../../shared/talk/read.ts'
import { watchTalk } from '../../shared/talk/read.ts'
import { copiesOf } from './copy-name.ts'
import { CountedSocket } from './counted-socket.ts'
import { isFromCopy, openOfflineCopy } from './offline-copy.ts'
import { standingLine } from './standing-line.ts'
import type { UnsavedEvent, Waiting } from './unsaved.ts'
import { nextWaiting } from './unsaved.ts'

export interface TalkState {
  /** It can be read, and written by who may. */
  readonly ready: boolean
  readonly line: 'connecting' | 'open' | 'offline' | 'refused'
  /** Changes made here that are not durable on the server. */
  readonly unsaved: number
  readonly refusal: CloseWord | null
}

export interface TalkLink {
  /** Throws a sentence where nothing can be said now. */
  readonly door: BoardDoc
  readonly reader: TalkReader
  /** The same object until it changes. */
  state(): TalkState
  onState(listener: () => void): Release
  whyNot(): string | null
  /** No more is to be had from the server, for good. */
  refuse(word: CloseWord): void
  readonly release: Release
}

/** The talk of a board has one life. */
const EPOCH = '1'

type Facts = Pick<BoardFacts, 'id' | 'role'>

/** As copies of the board are named; who only reads must not meet what somebody could not send. */
const copyNameOf = ({ id, role }: Facts): string => `${copiesOf(id)}talk${mayEdit(role) ? '' : '/reading'}`

export function openTalkLink(facts: Facts, actor: () => string): TalkLink {
  const doc = new Y.Doc()
  const copy = openOfflineCopy(copyNameOf(facts), doc, () => undefined)
  const provider = new WebsocketProvider(`${location.origin.replace(/^http/, 'ws')}/sync`, `${facts.id}/talk`, doc, {
    params: { epoch: EPOCH, saved: '1' },
    WebSocketPolyfill: CountedSocket,
    disableBc: true,
    connect: false,
  })
  // Who is here is said on the board's line.
  provider.awareness.setLocalState(null)
  const line = standingLine(provider, { window, document, navigator }, Math.random)
  const reader = watchTalk(doc)
  let waiting: Waiting = []
  let state: TalkState = { ready: false, line: 'connecting', unsaved: 0, refusal: null }
  const listeners = new Set<() => void>()
  let released = false

  const become = (change: Partial<TalkState>) => {
    const next = { ...state, ...change }
    if (Object.entries(next).every(([key, value]) => state[key as keyof TalkState] === value)) return
    state = next
    for (const listener of [...listeners]) listener()
  }
  const happened = (event: UnsavedEvent) => {
    waiting = nextWaiting(waiting, event)
    become({ unsaved: waiting.length })
  }
  const socket = () => (provider.ws instanceof CountedSocket ? provider.ws : null)
  const isTooNew = () => layoutOf(doc) > TALK_LAYOUT
  const becomeReady = () => become({ ready: layoutOf(doc) > 0 })
  const refuse = (refusal: CloseWord) => {
    become({ line: 'refused', refusal })
    line.release()
  }
  const whyNot = (): string | null => {
    if (!state.ready) return 'What was said is not here yet: wait until it is loaded.'
    if (state.refusal) return CLOSE_SENTENCES[state.refusal]
    if (isTooNew()) return CLOSE_SENTENCES['client-too-old']
    return mayEdit(facts.role) ? null : 'This link allows reading only.'
  }
  const plain = boardDocOf(doc, {
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    now: Date.now,
    actor,
  })
  const door: BoardDoc = {
    ...plain,
    change(step, write) {
      const sentence = whyNot()
      if (sentence) throw new Error(sentence)
      return plain.change(step, write)
    },
  }

  // Registered after the provider's own listener, so that the frame of a change is already counted here.
  const onUpdate = (_update: Uint8Array, origin: unknown) => {
    if (origin === provider || isFromCopy(origin) || !state.ready) return
    const open = socket()
    const frame = open && provider.wsconnected && open.readyState === open.OPEN ? open.frames : null
    happened({ type: 'changed', frame, touched: NOTHING_TOUCHED })
  }
  provider.messageHandlers[MESSAGE.saved] = (_encoder, decoder) => {
    readVarUint8Array(decoder)
    happened({ type: 'saved', count: readVarUint(decoder) })
  }
  // An answer to whether the line stands, and whether the server can save: the board's line says that.
  provider.messageHandlers[MESSAGE.check] = () => undefined
  provider.messageHandlers[MESSAGE.keeping] = () => undefined
  const onStatus = ({ status }: { status: 'connected' | 'connecting' | 'disconnected' }) => {
    const opening = socket()
    if (status === 'connecting' && opening) {
      opening.onframe = (frame, all) => all && happened({ type: 'caught-up', frame })
    }
    if (status === 'disconnected') {
      happened({ type: 'lost' })
      if (state.line !== 'refused') become({ line: 'offline' })
    }
  }
  const onSync = (isSynced: boolean) => {
    if (!isSynced) return
    become({ line: 'open' })
    becomeReady()
  }
  const onClosed = ({ code }: { code: number }) => refuse(closeWord(code) ?? 'no-access')
  const warnBeforeLeaving = (event: BeforeUnloadEvent) => state.unsaved > 0 && event.preventDefault()

  doc.on('update', onUpdate)
  provider.on('status', onStatus)
  provider.on('sync', onSync)
  provider.on('closed', onClosed)
  window.addEventListener('beforeunload', warnBeforeLeaving)
  void copy.loaded.then(() => {
    if (released) return
    becomeReady()
    line.start()
  })

  return {
    door,
    reader,
    state: () => state,
    onState(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    whyNot,
    refuse,
    release: combine(
      () => doc.destroy(),
      copy.release,
      reader.release,
      () => provider.destroy(),
      line.release,
      () => window.removeEventListener('beforeunload', warnBeforeLeaving),
      () => doc.off('update', onUpdate),
      () => {
        released = true
      },
    ),
  }
}
