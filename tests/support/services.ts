/** PostgreSQL and Redis for tests: used where they run, left out with a reason where they do not, demanded by `REQUIRE_SERVICES=1`. */

import { randomBytes } from 'node:crypto'
import { Client } from 'pg'

const ADMIN_URL = process.env.TEST_DATABASE_URL ?? 'postgresql://postgres@127.0.0.1:5432/postgres'

/** Why there is no PostgreSQL here, or `null`. Throws where it is demanded. */
export async function postgresMissing(): Promise<string | null> {
  const client = new Client({ connectionString: ADMIN_URL, connectionTimeoutMillis: 2_000 })
  try {
    await client.connect()
    await client.end()
    return null
  } catch (error) {
    const reason = `no PostgreSQL at ${new URL(ADMIN_URL).host}: ${(error as Error).message}`
    if (process.env.REQUIRE_SERVICES === '1') throw new Error(reason, { cause: error })
    return reason
  }
}

export interface TestDatabase {
  readonly url: string
  drop(): Promise<void>
}

/** An empty database of its own. */
export async function testDatabase(): Promise<TestDatabase> {
  const name = `plumbline_${randomBytes(6).toString('hex')}`
  await asAdmin(`CREATE DATABASE ${name}`)
  const url = new URL(ADMIN_URL)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => asAdmin(`DROP DATABASE ${name} WITH (FORCE)`) }
}

async function asAdmin(statement: string): Promise<void> {
  const client = new Client({ connectionString: ADMIN_URL })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
