/** A stretch of wire between a browser and the product that a test can turn into a black hole: nothing passes, nobody is told. */

import { once } from 'node:events'
import { createServer, connect as dial, type Socket } from 'node:net'

export interface CuttableLine {
  /** `http://127.0.0.1:<port>`, in place of the product's own address. */
  readonly url: string
  /** From now on no byte passes, in either direction, and new connections are taken into the void. */
  swallow(): void
  /** New connections pass again; those that were swallowed are gone for good. */
  mend(): void
  close(): void
}

export async function cuttableLine(to: string): Promise<CuttableLine> {
  const { port: target } = new URL(to)
  const ends = new Set<Socket>()
  let isHole = false
  const keep = (socket: Socket) => {
    ends.add(socket)
    socket.on('close', () => ends.delete(socket))
    // Either end may break off: the other hears of it by its own close.
    socket.on('error', () => socket.destroy())
  }
  const server = createServer((near) => {
    keep(near)
    if (isHole) return
    const far = dial(Number(target), '127.0.0.1')
    keep(far)
    near.pipe(far)
    far.pipe(near)
    near.on('close', () => far.destroy())
    far.on('close', () => near.destroy())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    swallow() {
      isHole = true
      for (const end of ends) end.unpipe().pause()
    },
    mend() {
      isHole = false
      for (const end of ends) end.destroy()
    },
    close() {
      for (const end of ends) end.destroy()
      server.close()
    },
  }
}
