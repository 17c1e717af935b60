/**
 * Lines that were opened and have said nothing yet, by the network that they come from. A whole conference may sit behind
 * one address, so that nobody is turned away: the line that has been silent longest makes room.
 */

import { isIPv6 } from 'node:net'

/** What is needed of a socket. */
export interface Line {
  readonly remoteAddress?: string | undefined
  once(event: 'close', listener: () => void): unknown
  destroy(): unknown
}

export class Strangers {
  readonly #most: number
  readonly #evicted: () => void
  /** Each network's silent lines, the oldest first. */
  readonly #lines = new Map<string, Set<Line>>()
  /** A line that is closed does not tell its address any more. */
  readonly #networks = new Map<Line, string>()

  constructor(most: number, evicted: () => void = () => undefined) {
    this.#most = most
    this.#evicted = evicted
  }

  /** How many are silent now. */
  get size(): number {
    return this.#networks.size
  }

  /** A line was opened. */
  came(line: Line): void {
    const network = networkOf(line)
    const lines = this.#lines.get(network) ?? new Set()
    this.#lines.set(network, lines.add(line))
    this.#networks.set(line, network)
    line.once('close', () => this.known(line))
    const [oldest] = lines
    if (lines.size <= this.#most || !oldest) return
    this.known(oldest)
    oldest.destroy()
    this.#evicted()
  }

  /** It has asked for something, or shown access: its request has bounds of its own. */
  known(line: Line): void {
    const network = this.#networks.get(line)
    if (network === undefined) return
    this.#networks.delete(line)
    const lines = this.#lines.get(network)
    lines?.delete(line)
    if (lines?.size === 0) this.#lines.delete(network)
  }
}

/** An IPv4 address; of an IPv6 address the 64 bits that are given to one household or machine. */
function networkOf({ remoteAddress: address = '' }: Line): string {
  if (!isIPv6(address) || address.includes('.')) return address
  const [head = '', tail] = address.split('::')
  const groups = head === '' ? [] : head.split(':')
  const missing = tail === undefined ? 0 : 8 - groups.length - (tail === '' ? 0 : tail.split(':').length)
  const all = [...groups, ...Array.from({ length: missing }, () => '0'), ...(tail ? tail.split(':') : [])]
  return all.slice(0, 4).join(':')
}
