/** The limit to compare with: a `ws` server that sends each frame on to everybody else, knows nothing and keeps nothing. */

import { type WebSocket, WebSocketServer } from 'ws'

const peers = new Set<WebSocket>()
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
server.on('connection', (socket) => {
  peers.add(socket)
  socket.on('close', () => peers.delete(socket))
  socket.on('message', (bytes) => {
    for (const peer of peers) if (peer !== socket) peer.send(bytes)
  })
})
server.on('listening', () => {
  const address = server.address()
  if (address !== null && typeof address !== 'string') process.send?.(`ws://127.0.0.1:${address.port}`)
})
