/**
 * `npm run backup -- FILE`: everything that a server keeps, as it is at one moment, in one file, while the server runs or
 * not. The file is a SQLite database, whichever store the server has.
 */

import { join } from 'node:path'
import { config, fail, fileNamed } from './command.ts'

try {
  const file = fileNamed('backup')
  const { databaseUrl, dataDir } = config()
  if (databaseUrl === null) {
    const { copyFile } = await import('./adapters/sqlite/whole.ts')
    await copyFile(join(dataDir, 'plumbline.sqlite'), file)
  } else {
    const [{ writeFile }, { readWhole }] = await Promise.all([
      import('./adapters/sqlite/whole.ts'),
      import('./adapters/postgres/whole.ts'),
    ])
    await writeFile(file, (add) => readWhole(databaseUrl, add))
  }
  process.stdout.write(`Everything is in ${file}.\n`)
} catch (error) {
  fail(error)
}
