/**
 * For `node --import`: plants one fault into the product while it is loaded, named by `PLANT`, so that a proof can show
 * that it would notice. The product itself knows nothing of it.
 */

import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { PLANTS } from './plants.ts'

const ROOT = new URL('../..', import.meta.url)
const plant = PLANTS.find(({ name }) => name === process.env.PLANT)
if (!plant) throw new Error(`PLANT must be one of: ${PLANTS.map(({ name }) => name).join(', ')}`)
const target = pathToFileURL(fileURLToPath(new URL(plant.file, ROOT))).href

registerHooks({
  load(url, context, nextLoad) {
    if (url !== target) return nextLoad(url, context)
    const source = readFileSync(fileURLToPath(url), 'utf8')
    const found = source.split(plant.find).length - 1
    if (found !== 1) throw new Error(`plant ${plant.name}: ${plant.file} has its place ${found} times, not once`)
    return { format: 'module-typescript', source: source.replace(plant.find, () => plant.replace), shortCircuit: true }
  },
})
