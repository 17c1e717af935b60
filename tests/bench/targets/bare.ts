/** The limit to compare with: a `ws` server that sends each frame on to everybody else, knows nothing and keeps nothing. */

import { once } from 'node:events'
import { type WebSocket, WebSocketServer } from 'ws'
import { answerMeters } from './meters.ts'

const peers = new Set<WebSocket>()
const { PORT, HOST } = process.env
const server = new WebSocketServer({ port: Number(PORT), host: HOST ?? '127.0.0.1', perMessageDeflate: false })
server.on('connection', (socket) => {
  peers.add(socket)
  socket.on('close', () => peers.delete(socket))
  socket.on('message', (bytes) => {
    for (const peer of peers) if (peer !== socket) peer.send(bytes)
  })
})
await once(server, 'listening')
answerMeters()
