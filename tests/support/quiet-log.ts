/** A log that a test can read. */

import type { Log } from '../../server/ports/log.ts'

export interface QuietLog extends Log {
  readonly lines: { readonly level: keyof Log; readonly facts: object; readonly message: string }[]
}

export function quietLog(): QuietLog {
  const lines: QuietLog['lines'] = []
  const at = (level: keyof Log) => (facts: object, message: string) => void lines.push({ level, facts, message })
  return { lines, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}
