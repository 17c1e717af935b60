/** Conditional requests. */

/** RFC 9110, 13.1.2: whether `If-None-Match` names it: weak comparison, a list, or `*`. */
export const names = (header: string | undefined, etag: string): boolean =>
  (header ?? '').split(',').some((one) => ['*', etag].includes(one.trim().replace(/^W\//, '')))
