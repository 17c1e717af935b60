/** `@y/websocket-server` as its own command starts it: HOST, PORT and YPERSISTENCE from the environment. */

import { answerMeters } from './meters.ts'

await import(new URL('src/server.js', import.meta.resolve('@y/websocket-server/package.json')).href)
answerMeters()
