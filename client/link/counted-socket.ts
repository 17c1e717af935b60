/** A WebSocket that counts the frames that carry changes, so that a `saved` frame's count can be matched with them. */

import { MESSAGE, SYNC } from '../../shared/protocol/frames.ts'

export class CountedSocket extends WebSocket {
  /** Frames with changes that went out on this connection. */
  frames = 0
  /** Called after such a frame went out; `all` if it carries everything that the server lacked. */
  onframe: ((frame: number, all: boolean) => void) | null = null

  override send(data: string | BufferSource | Blob): void {
    super.send(data)
    if (!(data instanceof Uint8Array) || data[0] !== MESSAGE.sync) return
    if (data[1] !== SYNC.step2 && data[1] !== SYNC.update) return
    this.frames++
    this.onframe?.(this.frames, data[1] === SYNC.step2)
  }
}
