import { describe, expect, it } from 'vitest'
import { openDoor } from '../../support/door.ts'

const KEY = 'correct-horse-battery'

describe('asking for metrics', () => {
  it('[H16] from elsewhere needs the key of the server, and no link is one', async () => {
    const { ask, make } = openDoor({ metricsKey: KEY })
    const { secrets, cookie } = await make()
    expect((await ask('GET', '/metrics', { secret: KEY })).status).toBe(200)
    for (const asking of [{}, { secret: 'wrong' }, { secret: secrets.owner }, { headers: { Cookie: cookie } }]) {
      const answer = await ask('GET', '/metrics', asking)
      expect(answer.status).toBe(401)
      expect(await answer.json()).toMatchObject({ error: { code: 'metrics_key' } })
    }
  })

  it('[H16] from elsewhere is refused where there is no key', async () => {
    const { ask } = openDoor()
    expect((await ask('GET', '/metrics', { secret: '' })).status).toBe(401)
    expect((await ask('GET', '/metrics', { secret: 'null' })).status).toBe(401)
  })
})
