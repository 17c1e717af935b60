/** Whether a browser's request comes from a page of ours: a cookie is sent along by any page, so it alone proves nothing. */

/** The headers of a request that say where it comes from and where it was sent. */
export interface OriginHeaders {
  readonly origin?: string | undefined
  readonly host?: string | undefined
}

export type OriginCheck = (headers: OriginHeaders) => boolean

/**
 * [A5] The `Origin` header must be there and be exactly ours: that of `PUBLIC_URL` where it is set, else the host that the
 * request was sent to. "null" (sandboxed frames, files) is never ours.
 */
export function originCheck(publicUrl: string | null): OriginCheck {
  const own = publicUrl === null ? null : new URL(publicUrl).origin
  return ({ origin, host }) => {
    if (origin === undefined) return false
    if (own !== null) return origin === own
    return (
      host !== undefined &&
      HOST.test(host) &&
      ['http', 'https'].some((scheme) => originOf(`${scheme}://${host}`) === origin)
    )
  }
}

const HOST = /^[\w.-]+(:\d+)?$|^\[[0-9a-f:.]+\](:\d+)?$/i

/** Without the port where it is the scheme's own, as browsers write it. */
const originOf = (address: string): string | null => (URL.canParse(address) ? new URL(address).origin : null)
