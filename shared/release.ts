/** Whoever takes gives back: opening something returns the `Release` that closes it. */
export type Release = () => void

/** One release for several, run in the opposite order; safe to call twice. */
export function combine(...releases: readonly Release[]): Release {
  let open = true
  return () => {
    if (!open) return
    open = false
    for (const release of releases.toReversed()) release()
  }
}
