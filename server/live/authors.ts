/** Who writes: what a connection's link and presence say, looked up with each update and made anew when it changes. */

import type { Writer } from '../../shared/board/writer.ts'
import type { Grant } from '../ports/grant-store.ts'
import type { Peer } from './peer.ts'

export const writerOf = ({ label, role, id }: Grant, name: string): Writer => ({
  by: 'person',
  name,
  label,
  role,
  grant: id,
})

export class Authors {
  readonly #nameOf: (peer: Peer) => string
  readonly #known = new WeakMap<Peer, Writer & { by: 'person' }>()

  constructor(nameOf: (peer: Peer) => string) {
    this.#nameOf = nameOf
  }

  /** The same object while the name stays. */
  of(peer: Peer): Writer {
    const name = this.#nameOf(peer)
    const known = this.#known.get(peer)
    if (known?.name === name) return known
    const writer = writerOf(peer.grant, name)
    if (writer.by === 'person') this.#known.set(peer, writer)
    return writer
  }
}
