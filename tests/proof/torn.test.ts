/** A slice of the proof of torn files. */

import { describe, expect, it } from 'vitest'
import { missedIn } from './rows.ts'
import { torn } from './torn.ts'
import { hasStrace, readTrace, traced } from './traced.ts'

const effort = { seed: 20261005, scale: 0.02 }

describe('torn files', () => {
  it('[S1, S3] cuts, garbage and zeros in the log leave a whole prefix, with all that was synced', async () => {
    expect(missedIn(await torn(effort)), `seed ${effort.seed}`).toEqual([])
  })

  it.skipIf(!hasStrace())(
    '[S1] under `strace`, where it is installed, the log is synced before each `saved`',
    async () => {
      expect(missedIn(await traced(effort)), `seed ${effort.seed}`).toEqual([])
    },
  )

  it('reads a trace: a sync counts when it has ended, a frame when it is sent', () => {
    const sync = '7 fdatasync(9</d/plumbline.sqlite-wal>) = 0'
    const begun = '7 fdatasync(9</d/plumbline.sqlite-wal> <unfinished ...>'
    const ended = '7 <... fdatasync resumed>) = 0'
    const other = '7 fdatasync(9</d/plumbline.sqlite>) = 0'
    const saved = String.raw`5 writev(8<socket:[1]>, [{iov_base="\x82\x04", iov_len=2}, {iov_base="\x04\x01\x00\x02", iov_len=4}], 2) = 6`
    expect(readTrace([sync, saved].join('\n'))).toEqual({ saved: 1, unsynced: 0 })
    expect(readTrace([begun, saved, ended].join('\n'))).toEqual({ saved: 1, unsynced: 1 })
    expect(readTrace([begun, ended, saved, saved].join('\n'))).toEqual({ saved: 2, unsynced: 1 })
    expect(readTrace([other, saved].join('\n'))).toEqual({ saved: 1, unsynced: 1 })
    expect(readTrace([sync.replace('= 0', '= -1 EIO'), saved].join('\n'))).toEqual({ saved: 1, unsynced: 1 })
  })
})
