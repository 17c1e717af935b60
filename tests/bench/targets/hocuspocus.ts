/** `@hocuspocus/server` with its defaults. STORED names a file with a document's state, for the one that asks first. */

import { readFile } from 'node:fs/promises'
import { Server } from '@hocuspocus/server'
import { answerMeters } from './meters.ts'

const { PORT, HOST, STORED } = process.env
const server = new Server({
  port: Number(PORT),
  address: HOST ?? '127.0.0.1',
  quiet: true,
  ...(STORED ? { onLoadDocument: async () => new Uint8Array(await readFile(STORED)) } : {}),
})
await server.listen()
answerMeters()
