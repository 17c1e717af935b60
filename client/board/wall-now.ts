/** The wall time of a moment somewhere. */

import type { WallTime } from '../../shared/time.ts'

/** `now` in milliseconds since 1970, `zone` an IANA name that this runtime knows. */
export const wallTimeAt = (now: number, zone: string): WallTime =>
  Temporal.Instant.fromEpochMilliseconds(now)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
