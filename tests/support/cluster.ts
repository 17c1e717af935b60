/** Several servers on one PostgreSQL and one Redis, each behind lines that can be cut. */

import type { Dice } from './dice.ts'
import type { PostgresServer } from './postgres-server.ts'
import { postgresServer } from './postgres-server.ts'
import type { Product } from './product.ts'
import { startProduct } from './product.ts'
import type { TestRedis } from './services.ts'
import { testRedis } from './services.ts'
import type { TcpProxy } from './tcp-proxy.ts'
import { tcpProxy } from './tcp-proxy.ts'

export interface ClusterNode {
  readonly product: Product
  readonly toPostgres: TcpProxy
  readonly toRedis: TcpProxy
}

export interface Cluster {
  readonly nodes: readonly ClusterNode[]
  readonly postgres: PostgresServer
  readonly redis: TestRedis
  stop(): Promise<void>
}

export async function startCluster(count: number, dice: Dice): Promise<Cluster> {
  const [postgres, redis] = [await postgresServer(), await testRedis()]
  const nodes: ClusterNode[] = []
  for (let at = 0; at < count; at++) {
    const toPostgres = await tcpProxy(postgres.port, dice)
    const toRedis = await tcpProxy(Number(new URL(redis.url).port), dice)
    const product = await startProduct({
      DATABASE_URL: postgres.url(toPostgres.port),
      REDIS_URL: `redis://127.0.0.1:${toRedis.port}`,
      // A long run writes more than any board has.
      MAX_TOPICS: '100000',
      MAX_BOARD_BYTES: '100000000',
    })
    nodes.push({ product, toPostgres, toRedis })
  }
  return {
    nodes,
    postgres,
    redis,
    async stop() {
      for (const { product } of nodes) await product.stop()
      for (const { toPostgres, toRedis } of nodes) await Promise.all([toPostgres.close(), toRedis.close()])
      await redis.stop()
      await postgres.stop()
    },
  }
}
