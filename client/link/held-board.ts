/**
 * A board in the hands of one page, through all the lives of its document: when the board begins another (an epoch), or the
 * copy here is damaged, the page goes over to the server's document, and what was not sent yet goes with it.
 *
 *   old line   standing ── ended ── (goes on being shown and changed) ──────── released, forgotten
 *   next line                └── opening ── synced ── what was not sent is made again ── shown
 */

import { mayEdit } from '../../shared/access.ts'
import { contentHash } from '../../shared/board/content-hash.ts'
import type { Carried } from '../../shared/board/reapply.ts'
import { reapply } from '../../shared/board/reapply.ts'
import type { Stash } from '../../shared/board/stash.ts'
import { stashOf } from '../../shared/board/stash.ts'
import type { Release } from '../../shared/release.ts'
import { keep, kept } from '../browser-store.ts'
import { ApiFailure } from '../http.ts'
import type { BoardLink, Ended, LinkState } from './board-link.ts'
import { openBoardLink } from './board-link.ts'
import { copiesOf, copyName, epochOfCopy, renameCopy } from './copy-name.ts'
import { forgetOfflineCopy, offlineCopies, readOfflineCopy } from './offline-copy.ts'
import type { Access } from './open-board.ts'
import { askAccess, isOutOfReach, openBoard, refusalOf } from './open-board.ts'
import { reconnectDelay } from './reconnect.ts'
import { epochsWithRecords, findRecord, forgetRecords } from './unsaved-record.ts'

export type Opening =
  | { readonly state: 'asking' }
  | { readonly state: 'failed'; readonly sentence: string }
  | { readonly state: 'open'; readonly access: Access; readonly link: BoardLink }

/** What a person has to be told; `count` of changes that were not sent. */
export type News =
  | { readonly what: 'carried'; readonly why: Ended; readonly count: number; readonly carried: Carried }
  | { readonly what: 'moved'; readonly why: Ended }
  /** They stay in this browser, because the link allows reading only. */
  | { readonly what: 'kept'; readonly count: number }

export interface HeldBoardTools {
  readonly actor: () => string
  readonly show: (opening: Opening) => void
  readonly tell: (news: News) => void
}

/** Begins at once; everything is heard through `tools`. */
export function holdBoard(boardId: string, tools: HeldBoardTools): Release {
  const held = new HeldBoard(boardId, tools)
  void held.open()
  return () => held.release()
}

class HeldBoard {
  readonly #id: string
  readonly #tools: HeldBoardTools
  #current: BoardLink | null = null
  #next: BoardLink | null = null
  #isMoving = false
  #isReleased = false

  constructor(id: string, tools: HeldBoardTools) {
    this.#id = id
    this.#tools = tools
  }

  async open(): Promise<void> {
    try {
      const access = await openBoard(this.#id)
      if (this.#isReleased) return
      const link = this.#link(access)
      this.#current = link
      this.#tools.show({ state: 'open', access, link })
      if ((await link.synced) === null) await this.#bringWhatWasLeft(access)
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error
      if (!this.#isReleased) this.#tools.show({ state: 'failed', sentence: error.message })
    }
  }

  release(): void {
    this.#isReleased = true
    this.#current?.release()
    this.#next?.release()
  }

  #link(access: Access, copy = copyName(access)): BoardLink {
    const { actor } = this.#tools
    const mayStillEnter = () => refusalOf(access)
    const ended = (why: Ended) => {
      if (link === this.#current) void this.#move(link, why)
    }
    const link: BoardLink = openBoardLink(access, { actor, mayStillEnter, ended }, copy)
    return link
  }

  /** Until the next line has the server's document, the old one is shown, and can be changed. */
  async #move(old: BoardLink, why: Ended): Promise<void> {
    if (this.#isMoving || (why === 'damaged' && !this.#mayHeal())) return
    this.#isMoving = true
    const found = await this.#openNext(old, why)
    this.#isMoving = false
    if (!found) return
    const { next, access } = found
    this.#next = null
    if (why === 'damaged') {
      // This page and the server read one document in two ways, being of two versions: no other copy would change that.
      if (hashOf(old) === hashOf(next)) return next.forget()
      renameCopy(access)
    }
    const { count, stash } = old.stash()
    const mayCarry = next.whyNot() === null
    const carried = count > 0 && mayCarry ? reapply(next.door, stash) : null
    this.#current = next
    this.#tools.show({ state: 'open', access, link: next })
    if (carried) this.#tools.tell({ what: 'carried', why, count, carried })
    else if (count === 0) this.#tools.tell({ what: 'moved', why })
    else if (!mayEdit(access.role)) this.#tools.tell({ what: 'kept', count })
    old.release()
    if (count > 0 && !mayCarry) return
    await isSafe(next)
    await old.forget()
    if (!this.#isReleased) await this.#bringWhatWasLeft(access)
  }

  /** `null` if the board can be had no more, or is no longer wanted; the old line says why. */
  async #openNext(old: BoardLink, why: Ended): Promise<{ next: BoardLink; access: Access } | null> {
    for (let failures = 0; !this.#isReleased; failures++) {
      try {
        const access = await askAccess(this.#id)
        const next = this.#link(access, copyName(access, why === 'damaged'))
        this.#next = next
        const refusal = await next.synced
        if (refusal === null && !this.#isReleased) return { next, access }
        next.release()
        if (refusal !== 'other-epoch' && refusal !== null) {
          old.refuse(refusal)
          return null
        }
      } catch (error) {
        if (!(error instanceof ApiFailure)) throw error
        if (!isOutOfReach(error)) {
          old.refuse('no-access')
          return null
        }
      }
      await new Promise((resolve) => setTimeout(resolve, reconnectDelay(failures, Math.random(), navigator.onLine)))
    }
    return null
  }

  /** Once a tab: what still differs after that is no damage, and a page that heals for ever helps nobody. */
  #mayHeal(): boolean {
    const key = `healed.${this.#id}`
    if (kept(key, (value) => value === true || null, 'tab')) return false
    keep(key, true, 'tab')
    return true
  }

  /** What pages that are gone could not send, of this board's earlier lives. */
  async #bringWhatWasLeft(access: Access): Promise<void> {
    const isReading = !mayEdit(access.role)
    for (const epoch of epochsWithRecords(access.id)) {
      const link = this.#current
      if (!link || (epoch === access.epoch && !isReading)) continue
      if (!isReading && link.whyNot() !== null) return
      const { count, touched } = findRecord(access.id, epoch)
      if (isReading) {
        this.#tools.tell({ what: 'kept', count })
        continue
      }
      const doc = await readOfflineCopy(copyName({ ...access, epoch }))
      if (this.#isReleased || link !== this.#current) return
      this.#bring(link, count, stashOf(doc, touched))
      doc.destroy()
      await isSafe(link)
      forgetRecords(access.id, epoch)
    }
    for (const name of await offlineCopies(copiesOf(access.id))) {
      const epoch = epochOfCopy(access.id, name)
      if (epoch !== null && epoch < access.epoch && findRecord(access.id, epoch).count === 0)
        await forgetOfflineCopy(name)
    }
  }

  #bring(link: BoardLink, count: number, stash: Stash): void {
    this.#tools.tell({ what: 'carried', why: 'other-epoch', count, carried: reapply(link.door, stash) })
  }
}

const hashOf = ({ reader }: BoardLink): string => contentHash(reader.current())

/** Resolves when everything that was done on the line is durable, or in this browser's store. */
function isSafe(link: BoardLink): Promise<void> {
  const holds = ({ unsaved, kept }: LinkState) => unsaved === 0 || kept === unsaved
  return new Promise((resolve) => {
    if (holds(link.state())) return resolve()
    const release = link.onState(() => {
      if (!holds(link.state())) return
      release()
      resolve()
    })
  })
}
