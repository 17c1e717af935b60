/** Server-Sent Events as a browser reads them (WHATWG HTML, 9.2.6), as far as ours need it. */

export interface SentEvent {
  readonly event: string
  /** The reader's last id after this event, as it would send it when it comes back. */
  readonly lastId: string
  readonly data: unknown
}

export interface EventReader {
  /** Takes bytes as they come, whole events or not. */
  take(bytes: Uint8Array): void
  readonly events: SentEvent[]
  /** Ids as they were after each `beat`, which says no more than that the line stands. */
  readonly beats: string[]
  /** Everything that was taken, as text. */
  text(): string
}

export function eventReader(): EventReader {
  const decoder = new TextDecoder()
  const events: SentEvent[] = []
  const beats: string[] = []
  let all = ''
  let rest = ''
  let lastId = ''
  const block = (lines: readonly string[]) => {
    const field = (name: string) =>
      lines
        .find((line) => line.startsWith(`${name}:`))
        ?.slice(name.length + 1)
        .trim()
    lastId = field('id') ?? lastId
    const data = field('data')
    if (field('event') === 'beat') beats.push(lastId)
    else if (data !== undefined) events.push({ event: field('event') ?? 'message', lastId, data: JSON.parse(data) })
  }
  return {
    events,
    beats,
    text: () => all,
    take(bytes) {
      const text = decoder.decode(bytes, { stream: true })
      all += text
      const blocks = (rest + text).split('\n\n')
      rest = blocks.pop() ?? ''
      for (const lines of blocks) block(lines.split('\n'))
    },
  }
}
