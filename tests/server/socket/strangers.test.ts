import { describe, expect, it } from 'vitest'
import { Strangers } from '../../../server/socket/strangers.ts'

/** A line of which one can see whether it stands. */
function line(remoteAddress?: string) {
  let closed: () => void = () => undefined
  return {
    remoteAddress,
    isOpen: true,
    once: (_: 'close', listener: () => void) => {
      closed = listener
    },
    destroy() {
      this.isOpen = false
      this.close()
    },
    close() {
      this.remoteAddress = undefined
      closed()
    },
  }
}

function scene(most: number) {
  let evicted = 0
  const strangers = new Strangers(most, () => evicted++)
  const come = (count: number, address: string) => {
    const lines = Array.from({ length: count }, () => line(address))
    for (const one of lines) strangers.came(one)
    return lines
  }
  const open = (lines: readonly { isOpen: boolean }[]) => lines.map(({ isOpen }) => isOpen)
  return { strangers, come, open, evicted: () => evicted }
}

describe('strangers', () => {
  it('[G17] the line that has been silent longest makes room for the newest', () => {
    const { come, open, evicted, strangers } = scene(3)
    const lines = come(5, '192.0.2.1')
    expect(open(lines)).toEqual([false, false, true, true, true])
    expect([evicted(), strangers.size]).toEqual([2, 3])
  })

  it('[G17] a line that has asked, or shown access, is none any more', () => {
    const { come, open, strangers } = scene(2)
    const [asked, silent] = come(2, '192.0.2.1')
    if (asked) strangers.known(asked)
    const later = come(2, '192.0.2.1')
    expect(open([asked, silent, ...later].flatMap((one) => one ?? []))).toEqual([true, false, true, true])
  })

  it('[G17] another network does not count', () => {
    const { come, open } = scene(1)
    const lines = ['192.0.2.1', '192.0.2.2', '2001:db8::1', '2001:db8:0:1::1', '::ffff:192.0.2.3', '::1', 'x'].flatMap(
      (address) => come(1, address),
    )
    expect(open(lines)).not.toContain(false)
  })

  it('[G17] of IPv6, 64 bits are one network', () => {
    const { come, open } = scene(1)
    const addresses = ['2001:db8::1', '2001:db8:0:0:ffff::2', '2001:db8:0:0:1:2:3:4', '2001:db8::']
    expect(open(addresses.flatMap((address) => come(1, address)))).toEqual([false, false, false, true])
  })

  it('[G17] nothing is left when all have gone', () => {
    const { come, strangers } = scene(5)
    for (const one of [...come(8, '192.0.2.1'), ...come(3, '::1')]) one.close()
    expect(strangers.size).toBe(0)
  })
})
