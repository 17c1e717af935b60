/** Several statements that happen all or not at all. */

import type { Pool, PoolClient } from 'pg'

/** `isolation` as SQL has it: 'REPEATABLE READ READ ONLY' reads everything as it was at one moment. */
export async function inTransaction<T>(
  pool: Pool,
  work: (client: PoolClient) => Promise<T>,
  isolation = 'READ COMMITTED',
): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  // Between two statements nobody else listens: a connection that is lost there would end the process.
  const lost = (error: Error) => {
    broken = error
  }
  client.on('error', lost)
  try {
    await client.query(`BEGIN ISOLATION LEVEL ${isolation}`)
    const result = await work(client)
    await client.query('COMMIT')
    return result
  } catch (error) {
    // A connection that cannot even roll back is thrown away, with whatever stood open on it.
    await client.query('ROLLBACK').catch((failure: unknown) => {
      broken = failure as Error
    })
    throw error
  } finally {
    client.off('error', lost)
    client.release(broken)
  }
}
