/**
 * What the system starts. Node keeps what it made of the sources, so that a server that was killed is back sooner; where it
 * cannot, it does without.
 */

import { enableCompileCache, flushCompileCache } from 'node:module'
import { join } from 'node:path'

enableCompileCache(join(import.meta.dirname, '..', 'node_modules', '.cache', 'plumbline'))
// Only then: what is imported above is not kept.
await import('./start.ts')
// At once: who is killed cannot do it at the end.
flushCompileCache()
