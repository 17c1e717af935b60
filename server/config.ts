/** The settings of a server, read once from the environment: a bad one stops the start with its name and what is allowed. */

import { z } from 'zod'
import type { Limits } from './ports/limits.ts'
import { LIMITS_TABLE } from './ports/limits.ts'

export interface Config {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  /** PostgreSQL in place of the embedded store; `null`: `dataDir`. */
  readonly databaseUrl: string | null
  /** The bus between servers that share `databaseUrl`; `null`: one has it alone. */
  readonly redisUrl: string | null
  /** The origin under which browsers reach us, without a slash at the end; `null`: whatever host they ask for. */
  readonly publicUrl: string | null
  /** What somebody must bring to make a board; `null` for nothing. */
  readonly adminKey: string | null
  /** What opens `/metrics` to other machines; `null`: nothing does. */
  readonly metricsKey: string | null
  readonly logLevel: string
  readonly limits: Limits
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
const KEY_LENGTH = 8
const MOST = 1_000_000_000

const port = 'PORT must be a number from 0 to 65535 (0: any that is free).'
const publicUrl = 'PUBLIC_URL must be an address like https://agenda.example.org, without a path.'
const redisUrl = 'REDIS_URL must be an address like redis://127.0.0.1:6379.'
const databaseUrl =
  'DATABASE_URL must be an address like postgresql://plumbline:secret@127.0.0.1:5432/plumbline; without it boards are kept in DATA_DIR.'

const schema = z
  .object({
    PORT: z
      .string()
      .regex(/^\d{1,5}$/, port)
      .transform(Number)
      .refine((value) => value <= 65_535, port)
      .default(8080),
    HOST: z
      .string()
      .regex(/^\S+$/, 'HOST must be a name or an address of this machine, like 127.0.0.1.')
      .default('127.0.0.1'),
    DATA_DIR: z.string().default('data'),
    PUBLIC_URL: z
      .string()
      .refine(isBareOrigin, publicUrl)
      .transform((address) => new URL(address).origin)
      .optional(),
    CREATE_BOARDS: z.enum(['anyone', 'key'], 'CREATE_BOARDS must be one of: anyone, key.').default('anyone'),
    ADMIN_KEY: z
      .string()
      .regex(new RegExp(`^[\\x21-\\x7e]{${KEY_LENGTH},}$`), {
        message: `ADMIN_KEY must have at least ${KEY_LENGTH} characters, letters, digits and signs without spaces.`,
      })
      .optional(),
    LOG_LEVEL: z.enum(LOG_LEVELS, `LOG_LEVEL must be one of: ${LOG_LEVELS.join(', ')}.`).default('info'),
    DATABASE_URL: z.string().refine(isDatabase, databaseUrl).optional(),
    REDIS_URL: z
      .string()
      .regex(/^rediss?:\/\/\S+$/, redisUrl)
      .optional(),
  })
  .refine((env) => env.REDIS_URL === undefined || env.DATABASE_URL !== undefined, {
    message: 'REDIS_URL is for several servers that share one database: set DATABASE_URL as well, or unset it.',
  })
  .refine((env) => env.CREATE_BOARDS === 'anyone' || env.ADMIN_KEY !== undefined, {
    message: 'ADMIN_KEY must be set when CREATE_BOARDS is key: whoever makes a board brings it.',
  })

const boundsSchema = z.object(
  Object.fromEntries(
    Object.values(LIMITS_TABLE).map(({ setting, what }) => {
      const allowed = `${setting} must be a whole number from 1 to ${MOST}: ${what}.`
      const bound = z
        .string()
        .regex(/^[1-9]\d*$/, allowed)
        .transform(Number)
      return [setting, bound.refine((value) => value <= MOST, allowed).optional()]
    }),
  ),
)

function isDatabase(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, pathname } = new URL(address)
  return /^postgres(ql)?:$/.test(protocol) && pathname.length > 1
}

function isBareOrigin(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, pathname, search, hash, username } = new URL(address)
  return /^https?:$/.test(protocol) && pathname === '/' && search === '' && hash === '' && username === ''
}

/** The configuration, or a sentence for each setting that is wrong. A setting that is empty counts as not set. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config | { problems: string[] } {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''))
  const [read, bounds] = [schema.safeParse(set), boundsSchema.safeParse(set)]
  if (!read.success || !bounds.success) {
    const issues = [read, bounds].flatMap(({ error }) => error?.issues ?? [])
    return { problems: issues.map(({ message }) => message) }
  }
  const { PORT, HOST, DATA_DIR, DATABASE_URL, REDIS_URL, PUBLIC_URL, CREATE_BOARDS, ADMIN_KEY, LOG_LEVEL } = read.data
  return {
    port: PORT,
    host: HOST,
    dataDir: DATA_DIR,
    databaseUrl: DATABASE_URL ?? null,
    redisUrl: REDIS_URL ?? null,
    publicUrl: PUBLIC_URL ?? null,
    adminKey: CREATE_BOARDS === 'key' ? (ADMIN_KEY ?? null) : null,
    metricsKey: ADMIN_KEY ?? null,
    logLevel: LOG_LEVEL,
    limits: limitsOf(bounds.data),
  }
}

const limitsOf = (set: Readonly<Record<string, number | undefined>>): Limits =>
  Object.fromEntries(
    Object.entries(LIMITS_TABLE).map(([name, { setting, initial }]) => [name, set[setting] ?? initial]),
  ) as unknown as Limits
