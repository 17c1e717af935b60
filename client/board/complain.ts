/** Says what went wrong with a request; a bug goes on. */

import { sentenceOf } from '../http.ts'
import { toast } from '../ui/toasts.ts'

export function complain(error: unknown): void {
  toast(sentenceOf(error), { tone: 'error' })
}
