/** The limit to compare with: a `node:http` server that writes the same bytes to every response, knows nothing and keeps nothing. */

import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { answerCalls } from '../calls.ts'
import { meters } from './meters.ts'

const responses = new Set<ServerResponse>()
const server = createServer((_, response) => {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
  response.write(': here\n\n')
  responses.add(response)
  response.on('close', () => responses.delete(response))
})
server.listen(Number(process.env.PORT), '127.0.0.1')
await once(server, 'listening')

const calls = {
  ...meters,
  tell(bytes: Uint8Array): void {
    for (const response of responses) response.write(bytes)
  },
}

export type BareStreams = typeof calls

answerCalls(calls)
