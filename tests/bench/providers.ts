/**
 * The load against the real thing, once for each target: a stock y-websocket provider listens beside raw readers to the
 * same edits, and both have to end with all of them. Hocuspocus's own provider is no part of this house: there, a whole copy
 * over the load's line has to get the board.
 */

import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { contentHash } from '../../shared/board/content-hash.ts'
import { readBoard } from '../../shared/board/read.ts'
import { Session, until } from './load/session.ts'
import { type Place, startTarget, type TargetKind } from './targets/target.ts'

const EDITS = 60
const READERS = 3

/** Rejects where they differ. */
export async function checkAgainstProviders(kinds: readonly TargetKind[]): Promise<void> {
  for (const kind of kinds) {
    const target = await startTarget(kind)
    try {
      await checkPlace(await target.place())
    } finally {
      await target.stop()
    }
  }
}

async function checkPlace(place: Place): Promise<void> {
  const session = new Session(place)
  await session.fill({ topics: 20 })
  await session.read(READERS)
  await session.write(2)
  const isStock = place.kind === 'plumbline' || place.kind === 'y-websocket'
  const provider = isStock ? providerOf(place) : null
  try {
    if (provider && !(await until(() => provider.synced))) throw new Error(`${place.kind} does not sync a stock client`)
    session.prepare(EDITS, 1)
    const { edits, readersWhole, isSaved } = await session.edit(200)
    if (edits !== EDITS + 1 || readersWhole !== READERS || !isSaved) throw new Error(`${place.kind} lost an edit`)
    await session.verify()
    session.mustStand()
    const wanted = contentHash(readBoard(docOf(session.state)))
    const isSame = () => !provider || contentHash(readBoard(provider.doc)) === wanted
    if (!(await until(isSame))) throw new Error(`${place.kind}: a stock client has another board than the load`)
  } finally {
    provider?.destroy()
    // Its awareness has a timer that ends with the document.
    provider?.doc.destroy()
    session.close()
  }
}

function providerOf({ port, reader }: Place): WebsocketProvider {
  const { pathname, searchParams } = new URL(reader.path, 'ws://any')
  const slash = pathname.lastIndexOf('/')
  return new WebsocketProvider(
    `ws://127.0.0.1:${port}${pathname.slice(0, slash)}`,
    pathname.slice(slash + 1),
    new Y.Doc(),
    {
      params: Object.fromEntries(searchParams),
      protocols: [...reader.protocols],
      disableBc: true,
    },
  )
}

function docOf(update: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  return doc
}
