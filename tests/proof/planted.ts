/**
 * For `node --import`: plants one fault into the product while it is loaded, named by `PLANT`, so that a proof can show
 * that it would notice. The product itself knows nothing of it.
 */

import { getEnvironmentData, isMainThread, setEnvironmentData } from 'node:worker_threads'
import { PLANTS } from './plants.ts'
import { rewriteAtLoad } from './rewrite.ts'

// The product's workers have an environment of their own, an empty one.
if (isMainThread) setEnvironmentData('PLANT', process.env.PLANT)
const wanted = getEnvironmentData('PLANT')
const plant = PLANTS.find(({ name }) => name === wanted)
if (!plant) throw new Error(`PLANT must be one of: ${PLANTS.map(({ name }) => name).join(', ')}`)
rewriteAtLoad([plant])
