/** What was measured on, and whether it had anything else to do. */

import { cpus, loadavg } from 'node:os'

export function machine(): string {
  const cores = cpus()
  return `${cores.length} × ${cores[0]?.model.trim() ?? 'unknown'}, Node ${process.versions.node}`
}

/** What to say where others are at work; `null` on a quiet machine. To be asked before the bench begins. */
export function loadWarning(): string | null {
  const [minute = 0] = loadavg()
  return minute > cpus().length / 2
    ? `The machine is busy (load average ${minute.toFixed(1)}): measure again when it is quiet.`
    : null
}
