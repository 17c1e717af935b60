/** Messages as mail drafts in one file: a ZIP with an `.eml` each, which mail programs open to be sent. */

import { strToU8, zipSync } from 'fflate'
import { draftName, mailDraft } from '../../../shared/messages/mail-draft.ts'
import type { Message } from '../../../shared/messages/messages.ts'

export function zippedDrafts(messages: readonly Message[], now: number): Uint8Array<ArrayBuffer> {
  const files = messages.map((message, at) => [draftName(message.name, at), strToU8(mailDraft({ ...message, now }))])
  return new Uint8Array(zipSync(Object.fromEntries(files), { mtime: now }))
}

/** Hands a file to the browser, to be kept where its downloads are. */
export function download(name: string, bytes: Uint8Array<ArrayBuffer>, type: string): void {
  const address = URL.createObjectURL(new Blob([bytes], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser may begin to read it only after the click.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
