/** Where attendees find a programme. */

/** `base` is the origin that people reach, without a slash at its end. */
export const programmeAddress = (base: string, slug: string): string => `${base}/p/${slug}`
