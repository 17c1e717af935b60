/** A log that keeps its lines, for tests that look at them or want quiet. */

import type { Log } from '../../server/ports/log.ts'

export interface LogLine {
  readonly level: keyof Log
  readonly facts: object
  readonly message: string
}

export function keptLog(): Log & { readonly lines: LogLine[] } {
  const lines: LogLine[] = []
  const keep = (level: keyof Log) => (facts: object, message: string) => void lines.push({ level, facts, message })
  return { lines, debug: keep('debug'), info: keep('info'), warn: keep('warn'), error: keep('error') }
}
