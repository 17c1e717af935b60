/** A client with a whole document, over the load's own line: fills a board, and sees at the end what a new reader gets. */

import * as Y from 'yjs'
import { syncStep2Frame, updateFrame } from '../../../shared/protocol/frames.ts'
import type { Entrance, Place } from '../targets/target.ts'
import { dialectOf } from './dialect.ts'
import { Line } from './line.ts'

export interface Copy {
  readonly doc: Y.Doc
  close(): void
}

/** Resolves when it is synced. What is done to `doc` from then on is sent; what others do is applied. */
export async function openCopy(place: Place, entrance: Entrance, doc = new Y.Doc()): Promise<Copy> {
  const dialect = dialectOf(place)
  let line: Line | null = null
  await new Promise<void>((resolve, reject) => {
    const heard = (from: Line, bytes: Buffer, start: number, end: number): void => {
      const frame = dialect.read(Buffer.from(bytes.subarray(start, end)))
      if (frame?.kind === 'sync-step-1')
        from.send(dialect.wrapped(syncStep2Frame(Y.encodeStateAsUpdate(doc, frame.stateVector))))
      if (frame?.kind === 'sync-step-2' || frame?.kind === 'update') Y.applyUpdate(doc, frame.update, 'the wire')
      if (frame?.kind === 'sync-step-2') resolve()
    }
    const opened: Line = new Line(place.port, entrance, heard, () => {
      if (opened.failure !== null) return reject(new Error(`${place.kind} let no copy in: ${opened.failure}`))
      opened.send(dialect.hello(Y.encodeStateVector(doc)))
    })
    line = opened
  })
  const send = (update: Uint8Array, origin: unknown): void => {
    if (origin !== 'the wire') line?.send(dialect.wrapped(updateFrame(update)))
  }
  doc.on('update', send)
  return {
    doc,
    close() {
      doc.off('update', send)
      line?.close()
    },
  }
}
