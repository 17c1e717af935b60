import { describe, expect, it } from 'vitest'
import { readConfig } from '../../server/config.ts'
import { INITIAL_LIMITS, LIMITS_TABLE } from '../../server/ports/limits.ts'

const DEFAULTS = {
  port: 8080,
  host: '127.0.0.1',
  dataDir: 'data',
  databaseUrl: null,
  redisUrl: null,
  publicUrl: null,
  adminKey: null,
  metricsKey: null,
  logLevel: 'info',
  limits: INITIAL_LIMITS,
}
const KEY = 'correct-horse-battery'

describe('configuration', () => {
  it.each([
    ['nothing', {}, {}],
    ['empty settings count as not set', { PORT: '', HOST: ' ', REDIS_URL: '' }, {}],
    ['what belongs to others is passed over', { PATH: '/bin', PORTS: 'x' }, {}],
    ['PORT', { PORT: '0' }, { port: 0 }],
    ['HOST', { HOST: '::' }, { host: '::' }],
    ['DATA_DIR', { DATA_DIR: '/srv/plumbline' }, { dataDir: '/srv/plumbline' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'https://agenda.example.org/' }, { publicUrl: 'https://agenda.example.org' }],
    ['PUBLIC_URL with a port', { PUBLIC_URL: 'http://localhost:3000' }, { publicUrl: 'http://localhost:3000' }],
    ['a key for making boards', { CREATE_BOARDS: 'key', ADMIN_KEY: KEY }, { adminKey: KEY, metricsKey: KEY }],
    ['a key that making boards does not need', { CREATE_BOARDS: 'anyone', ADMIN_KEY: KEY }, { metricsKey: KEY }],
    ['LOG_LEVEL', { LOG_LEVEL: 'debug' }, { logLevel: 'debug' }],
    ['DATABASE_URL', { DATABASE_URL: 'postgresql://db/plumbline' }, { databaseUrl: 'postgresql://db/plumbline' }],
  ])('reads %s', (_name, env, expected) => {
    expect(readConfig(env)).toEqual({ ...DEFAULTS, ...expected })
  })

  it.each([
    ['PORT', { PORT: 'http' }, '0 to 65535'],
    ['PORT', { PORT: '65536' }, '0 to 65535'],
    ['PORT', { PORT: '-1' }, '0 to 65535'],
    ['HOST', { HOST: 'two words' }, 'name or an address'],
    ['PUBLIC_URL', { PUBLIC_URL: 'agenda.example.org' }, 'https://'],
    ['PUBLIC_URL', { PUBLIC_URL: 'https://example.org/agenda' }, 'without a path'],
    ['PUBLIC_URL', { PUBLIC_URL: 'ftp://example.org' }, 'https://'],
    ['CREATE_BOARDS', { CREATE_BOARDS: 'everyone' }, 'anyone, key'],
    ['ADMIN_KEY', { CREATE_BOARDS: 'key' }, 'must be set'],
    ['ADMIN_KEY', { CREATE_BOARDS: 'key', ADMIN_KEY: 'short' }, 'at least 8'],
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }, 'fatal, error, warn, info, debug, trace, silent'],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://db/plumbline' }, 'an address like postgresql://'],
    ['DATABASE_URL', { DATABASE_URL: 'postgresql://db' }, 'an address like postgresql://'],
    ['REDIS_URL', { REDIS_URL: 'redis://cache' }, 'set DATABASE_URL as well'],
    ['REDIS_URL', { REDIS_URL: 'http://cache', DATABASE_URL: 'postgresql://db/p' }, 'like redis://'],
  ])('[H11] refuses a bad %s (%o) with its name and what is allowed', (name, env, allowed) => {
    const read = readConfig(env)
    expect(read).toEqual({ problems: [expect.stringMatching(new RegExp(`^${name} `))] })
    expect('problems' in read && read.problems[0]).toContain(allowed)
  })

  it.each(Object.entries(LIMITS_TABLE))('[G14] reads the bound %s (%o)', (name, { setting, what }) => {
    expect(readConfig({ [setting]: '7' })).toMatchObject({ limits: { ...INITIAL_LIMITS, [name]: 7 } })
    for (const bad of ['0', '-1', '1.5', '1e3', '007', 'many', '1000000001']) {
      const problem = `${setting} must be a whole number from 1 to 1000000000: ${what}.`
      expect(readConfig({ [setting]: bad })).toEqual({ problems: [problem] })
    }
  })

  it('[H11] names every bad setting at once', () => {
    const read = readConfig({ PORT: 'x', LOG_LEVEL: 'y', MAX_TOPICS: 'z' })
    expect('problems' in read && read.problems).toHaveLength(3)
  })

  it('[H11] does not repeat a key that it refuses', () => {
    expect(JSON.stringify(readConfig({ CREATE_BOARDS: 'key', ADMIN_KEY: 'bad key' }))).not.toContain('bad key')
  })
})
