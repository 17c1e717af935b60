/** Text to the clipboard, also where the page is not served securely and browsers refuse the proper way. */

/** Whether it is there now. */
export async function copyText(text: string): Promise<boolean> {
  try {
    // Not there at all on an http: address of another machine.
    if (navigator.clipboard) {
      await navigator.clipboard.writeText(text)
      return true
    }
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
  }
  return copyBySelection(text)
}

function copyBySelection(text: string): boolean {
  const area = document.createElement('textarea')
  area.value = text
  area.className = 'visually-hidden'
  const before = document.activeElement
  // Inside the open dialog, where there is one: it does not let focus out.
  const place = before?.closest('[role="dialog"], [role="alertdialog"]') ?? document.body
  place.append(area)
  area.select()
  const copied = document.execCommand('copy')
  area.remove()
  if (before instanceof HTMLElement) before.focus()
  return copied
}
