/** Bounds of what an attendee picks from a programme: the page keeps to them, and the server holds them. */

/** How many topics one's own calendar may have. */
export const MAX_PICKED = 500
/** Of a request that names them, bytes. */
export const MAX_PICKS_BODY = 16_000
