/** Loads a page that stands for days anew at night, if the server has a newer build of it. */

import { useEffect } from 'react'

/** Hours of the conference's clock in which nobody looks. */
const NIGHT = [3, 4]

/** Looks once in each of these hours, while the room rests. Without a network it waits for the next. */
export function useFreshBuild(hour: number, isResting: boolean): void {
  const isTime = NIGHT.includes(hour) && isResting
  const at = isTime ? hour : null
  useEffect(() => {
    if (at === null) return
    const gone = new AbortController()
    isNewer(gone.signal).then(
      (newer) => newer && !gone.signal.aborted && location.reload(),
      () => undefined,
    )
    return () => gone.abort()
  }, [at])
}

const ENTRY = /<script type="module"[^>]*\bsrc="([^"]+)"/

/** Whether the page at this address is made of another script than this one. */
async function isNewer(signal: AbortSignal): Promise<boolean> {
  const own = document.querySelector<HTMLScriptElement>('script[type=module][src]')?.src
  const answer = await fetch(location.href, { signal, cache: 'no-store' })
  const entry = ENTRY.exec(answer.ok ? await answer.text() : '')?.[1]
  return own !== undefined && entry !== undefined && new URL(entry, location.href).href !== own
}
