/**
 * A message as it stands on the line (RFC 6455, section 5.2: one unmasked binary frame). The bytes are the same for every
 * reader, so they are made once: who sends one message to a crowd sends the same array, and finds it here.
 */

const BINARY = 0x82

let last: { readonly message: Uint8Array; readonly wire: Uint8Array } | null = null

/** The message behind its head; the same array again for the message that was asked for last. */
export function wireOf(message: Uint8Array): Uint8Array {
  if (last?.message === message) return last.wire
  const head = headOf(message.length)
  const wire = Buffer.allocUnsafe(head.length + message.length)
  wire.set(head)
  wire.set(message, head.length)
  last = { message, wire }
  return wire
}

function headOf(length: number): Uint8Array {
  if (length < 126) return Uint8Array.of(BINARY, length)
  const head = Buffer.alloc(length < 65_536 ? 4 : 10)
  head[0] = BINARY
  head[1] = length < 65_536 ? 126 : 127
  if (length < 65_536) head.writeUInt16BE(length, 2)
  else head.writeUInt32BE(length, 6)
  return head
}
