/** Ours as it is started for use: `server/main.ts` with its SQLite data folder, all from the environment. */

import { answerMeters } from './meters.ts'

// Its last line is awaited in it: when it is loaded, it listens.
await import('../../../server/main.ts')
answerMeters()
