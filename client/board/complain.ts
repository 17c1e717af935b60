/** Says what went wrong with a request; a bug goes on. */

import { ApiFailure } from '../http.ts'
import { toast } from '../ui/toasts.ts'

export function complain(error: unknown): void {
  if (!(error instanceof ApiFailure)) throw error
  toast(error.message, { tone: 'error' })
}
