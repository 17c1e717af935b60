/** [W9] Asks the server now and then whether this page shows what it has; what follows from the answers is in `agreement.ts`. */

import * as Y from 'yjs'
import { contentHash } from '../../shared/board/content-hash.ts'
import type { BoardReader } from '../../shared/board/read.ts'
import type { Verdict } from '../../shared/protocol/frames.ts'
import { checkFrame, syncStep1Frame } from '../../shared/protocol/frames.ts'
import type { Release } from '../../shared/release.ts'
import { combine } from '../../shared/release.ts'
import type { Agreement, Happening } from './agreement.ts'
import { CALM, nextAgreement } from './agreement.ts'

export interface ContentCheck {
  synced(): void
  lost(): void
  /** The server's answer to a check, whoever asked it here. */
  answered(stateVector: Uint8Array, verdict: Verdict): void
  readonly release: Release
}

const LOOK_EVERY = 1_000

export function contentCheck(parts: {
  readonly doc: Y.Doc
  readonly reader: BoardReader
  readonly send: (frame: Uint8Array) => void
  /** The line stands and all that was done here is durable. */
  readonly isQuiet: () => boolean
  /** The copy of this page is damaged. */
  readonly heal: () => void
}): ContentCheck {
  const { doc, reader, send, isQuiet, heal } = parts
  let agreement: Agreement = { is: 'off' }
  let changes = 0
  let changedAt = Date.now()
  let asked: { readonly stateVector: Uint8Array; readonly changes: number } | null = null

  const happened = (happening: Happening) => {
    const [next, act] = nextAgreement(agreement, happening, Date.now())
    agreement = next
    if (act === 'heal') heal()
    if (act === 'resync') send(syncStep1Frame(Y.encodeStateVector(doc)))
    if (act === 'ask') {
      asked = { stateVector: Y.encodeStateVector(doc), changes }
      send(checkFrame(asked.stateVector, contentHash(reader.current())))
    }
  }
  const onUpdate = () => {
    changes++
    changedAt = Date.now()
  }
  doc.on('update', onUpdate)
  const looking = setInterval(() => {
    happened({ type: 'time', isCalm: isQuiet() && Date.now() - changedAt >= CALM })
  }, LOOK_EVERY)
  return {
    synced: () => happened({ type: 'synced' }),
    lost: () => happened({ type: 'lost' }),
    answered(stateVector, verdict) {
      if (!asked || !sameBytes(asked.stateVector, stateVector)) return
      happened({ type: 'verdict', verdict, isStill: changes === asked.changes && isQuiet(), chance: Math.random() })
    },
    release: combine(
      () => doc.off('update', onUpdate),
      () => clearInterval(looking),
    ),
  }
}

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at])
