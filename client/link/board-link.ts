/**
 * The line to the server for one open board: the document, its offline copy, the socket, presence, and what is saved.
 *
 *   kept here   ▁▁▁load▁▁▁ready                          ready without the network, if it was here before
 *   socket           connecting ── open ── synced ── lost ── connecting …
 *   a change                        sent as frame 7 ──── saved(7)   or   lost → sent again after the next sync
 */

import { readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding'
import type { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { mayEdit } from '../../shared/access.ts'
import type { BoardReader } from '../../shared/board/read.ts'
import { watchBoard } from '../../shared/board/read.ts'
import type { Stash } from '../../shared/board/stash.ts'
import { stashOf } from '../../shared/board/stash.ts'
import { watchTouches } from '../../shared/board/touched.ts'
import type { UndoableBoardDoc } from '../../shared/board/undo.ts'
import { undoable } from '../../shared/board/undo.ts'
import { isTooNew, layoutOf } from '../../shared/board/upgrade.ts'
import { oneOf } from '../../shared/board/values.ts'
import type { RandomBytes } from '../../shared/ids.ts'
import type { BoardFacts } from '../../shared/protocol/api.ts'
import type { CloseWord } from '../../shared/protocol/close-codes.ts'
import { CLOSE_SENTENCES, closeWord } from '../../shared/protocol/close-codes.ts'
import { MESSAGE, VERDICTS } from '../../shared/protocol/frames.ts'
import type { Release } from '../../shared/release.ts'
import { combine } from '../../shared/release.ts'
import { contentCheck } from './content-check.ts'
import { copyName } from './copy-name.ts'
import { CountedSocket } from './counted-socket.ts'
import { forgetOfflineCopy, isFromCopy, openOfflineCopy } from './offline-copy.ts'
import { standingLine } from './standing-line.ts'
import { unsavedAccount } from './unsaved-account.ts'

export interface LinkState {
  readonly line: 'connecting' | 'open' | 'offline' | 'refused'
  /** The document holds a board: it can be shown, and changed by who may. */
  readonly ready: boolean
  /** Changes made here that are not durable on the server. */
  readonly unsaved: number
  /** How many of them are in this browser's store, too; `null` where it keeps nothing. */
  readonly kept: number | null
  /** Whether the server can save what it is told. */
  readonly keeping: boolean
  /** How many attendees have the programme open, as the server said last. */
  readonly watching: number
  /** Why the server will not talk to us again, or `null`. */
  readonly refusal: CloseWord | null
}

export interface BoardLink {
  readonly facts: Pick<BoardFacts, 'id' | 'role' | 'epoch'>
  readonly door: UndoableBoardDoc
  readonly reader: BoardReader
  readonly presence: Awareness
  /** Resolves when the server's document is here, with `null`, or with why it never will be. */
  readonly synced: Promise<CloseWord | null>
  /** The same object until it changes. */
  state(): LinkState
  onState(listener: () => void): Release
  /** Why nothing can be changed here now, as a sentence for people; `null` where it can. */
  whyNot(): string | null
  /** [M12] What was done here and is not durable. */
  stash(): { readonly count: number; readonly stash: Stash }
  /** No more is to be had from the server, for good. */
  refuse(word: CloseWord): void
  /** Ends the line. Resolves when what this browser keeps of the document and of what is not durable is gone. */
  forget(): Promise<void>
  readonly release: Release
}

/** Why a document has to be left for the server's: the board began another life, or the copy here is damaged. */
export type Ended = 'other-epoch' | 'damaged'

export interface LinkTools {
  /** Who acts, in words, at the time of asking. */
  readonly actor: () => string
  /** Why attempts fail: a word if the server will not have us any more, `null` if it cannot be reached or would. */
  readonly mayStillEnter: () => Promise<CloseWord | null>
  /** It goes on as it is, to be changed here, until it is released. May be called again. */
  readonly ended: (why: Ended) => void
}

const systemRandom: RandomBytes = (length) => crypto.getRandomValues(new Uint8Array(length))

/** How long a layout that this page does not know has to stand until it is believed. Milliseconds. */
const LAYOUT_STAYS = 1_000
/** How often to ask whether we may still come in, while attempts fail. Milliseconds. */
const ASK_AGAIN = 10_000

/** Opens the line; `name` is that of the copy in this browser's store. */
export function openBoardLink(
  facts: BoardLink['facts'],
  { actor, mayStillEnter, ended }: LinkTools,
  name = copyName(facts),
): BoardLink {
  const doc = new Y.Doc()
  const copy = openOfflineCopy(name, doc, () => become(counted()))
  const provider = new WebsocketProvider(`${location.origin.replace(/^http/, 'ws')}/sync`, facts.id, doc, {
    params: { epoch: String(facts.epoch), saved: '1' },
    WebSocketPolyfill: CountedSocket,
    disableBc: true,
    connect: false,
  })
  const line = standingLine(provider, { window, document, navigator }, Math.random)
  const touches = watchTouches(doc)
  const account = unsavedAccount(facts, mayEdit(facts.role) && name === copyName(facts), () => become(counted()))
  const counted = () => {
    const [unsaved, underWay] = [account.count(), copy.underWay()]
    return { unsaved, kept: underWay === null ? null : Math.max(0, unsaved - underWay) }
  }
  let state: LinkState = { line: 'connecting', ready: false, ...counted(), keeping: true, watching: 0, refusal: null }
  /** The frame of this connection that carries everything that the server lacked. */
  let caughtUpBy: number | null = null
  const listeners = new Set<() => void>()
  let released = false
  let hasEnded = false

  const become = (change: Partial<LinkState>) => {
    const next = { ...state, ...change }
    if (Object.entries(next).every(([key, value]) => state[key as keyof LinkState] === value)) return
    state = next
    for (const listener of [...listeners]) listener()
  }
  const socket = () => (provider.ws instanceof CountedSocket ? provider.ws : null)
  let settle: (word: CloseWord | null) => void = () => undefined
  const synced = new Promise<CloseWord | null>((resolve) => {
    settle = resolve
  })
  const refuse = (refusal: CloseWord) => {
    become({ line: 'refused', refusal })
    line.release()
    settle(refusal)
  }
  /** [M12] What is done meanwhile goes over to the next life with the rest. */
  const end = (word: CloseWord) => {
    if (word !== 'other-epoch') return refuse(word)
    if (hasEnded) return
    hasEnded = true
    line.release()
    become({ line: 'connecting' })
    settle(word)
    ended('other-epoch')
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

  const whyNot = (): string | null => {
    if (!state.ready) return 'The board is not here yet: wait until it is loaded.'
    if (state.refusal) return CLOSE_SENTENCES[state.refusal]
    if (isTooNew(doc)) return CLOSE_SENTENCES['client-too-old']
    return mayEdit(facts.role) ? null : 'This link allows reading only.'
  }
  const door = undoable(doc, {
    random: systemRandom,
    now: Date.now,
    actor,
    assertWritable() {
      const sentence = whyNot()
      if (sentence) throw new Error(sentence)
    },
  })
  const reader = watchBoard(doc)
  reader.subscribe(watchLayout)
  const check = contentCheck({
    doc,
    reader,
    send: (frame) => socket()?.send(new Uint8Array(frame)),
    isQuiet: () => state.line === 'open' && state.unsaved === 0,
    heal: () => ended('damaged'),
  })

  // Registered after the provider's own listener, so that the frame of a change is already counted here.
  const onUpdate = (_update: Uint8Array, origin: unknown) => {
    if (origin === provider || isFromCopy(origin) || !state.ready) return
    const open = socket()
    const frame = open && provider.wsconnected && open.readyState === open.OPEN ? open.frames : null
    account.happened({ type: 'changed', frame, touched: touches.take() })
  }

  provider.messageHandlers[MESSAGE.saved] = (_encoder, decoder) => {
    readVarUint8Array(decoder) // the durable state vector: others have a use for it, the count is enough here
    const count = readVarUint(decoder)
    account.happened({ type: 'saved', count })
    if (caughtUpBy !== null && count >= caughtUpBy) become({ line: 'open' })
  }
  provider.messageHandlers[MESSAGE.check] = (_encoder, decoder) => {
    const stateVector = readVarUint8Array(decoder)
    const verdict = oneOf(VERDICTS)(readVarString(decoder))
    if (verdict) check.answered(stateVector, verdict)
  }
  provider.messageHandlers[MESSAGE.keeping] = (_encoder, decoder) => become({ keeping: readVarUint(decoder) === 1 })
  provider.messageHandlers[MESSAGE.watching] = (_encoder, decoder) => become({ watching: readVarUint(decoder) })
  const onStatus = ({ status }: { status: 'connected' | 'connecting' | 'disconnected' }) => {
    if (status === 'connecting') {
      const opening = socket()
      caughtUpBy = null
      if (!opening) return
      opening.onframe = (frame, all) => {
        if (!all) return
        caughtUpBy ??= frame
        account.happened({ type: 'caught-up', frame })
      }
    }
    if (status === 'disconnected') {
      account.happened({ type: 'lost' })
      check.lost()
      if (state.line !== 'refused') become({ line: 'offline', keeping: true, watching: 0 })
    }
  }
  const onSync = (synced: boolean) => {
    if (!synced) return
    // Who may edit has yet to send what the server lacks (another tab may have left something in the copy): nothing is
    // called saved before that is.
    if (!mayEdit(facts.role)) become({ line: 'open' })
    becomeReady()
    check.synced()
    settle(null)
  }
  const onClosed = ({ code }: { code: number }) => end(closeWord(code) ?? 'no-access')
  // A browser does not learn why an upgrade was refused: whether we may still come in is asked for separately.
  let lastAsked = 0
  // What could not be asked without a network is asked as soon as there is one.
  const askAtOnce = () => {
    lastAsked = 0
  }
  window.addEventListener('online', askAtOnce)
  const onFailedAttempt = () => {
    if (provider.wsconnected || released || hasEnded || state.line === 'refused') return
    if (state.line === 'connecting') become({ line: 'offline' })
    if (Date.now() - lastAsked < ASK_AGAIN) return
    lastAsked = Date.now()
    void mayStillEnter().then((refusal) => {
      if (refusal !== null && !released) end(refusal)
    })
  }

  const warnBeforeLeaving = (event: BeforeUnloadEvent) => state.unsaved > 0 && event.preventDefault()

  doc.on('update', onUpdate)
  provider.on('status', onStatus)
  provider.on('sync', onSync)
  provider.on('closed', onClosed)
  provider.on('connection-close', onFailedAttempt)
  window.addEventListener('beforeunload', warnBeforeLeaving)
  void copy.loaded.then(() => {
    if (released) return
    becomeReady()
    line.start()
  })

  const release = combine(
    () => doc.destroy(),
    copy.release,
    door.release,
    check.release,
    reader.release,
    touches.release,
    () => provider.destroy(),
    line.release,
    () => window.removeEventListener('online', askAtOnce),
    () => window.removeEventListener('beforeunload', warnBeforeLeaving),
    () => doc.off('update', onUpdate),
    () => clearTimeout(tooNew),
    () => {
      released = true
    },
  )
  return {
    facts,
    door,
    reader,
    presence: provider.awareness,
    synced,
    state: () => state,
    whyNot,
    onState(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    stash: () => ({ count: account.count(), stash: stashOf(doc, account.touched()) }),
    refuse,
    async forget() {
      release()
      account.forget()
      await forgetOfflineCopy(name)
    },
    release,
  }
}
