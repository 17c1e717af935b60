/** When two written names are the same: case, accents and spacing do not count. */

export const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** Of a person or a track: `  José  NÚÑEZ ` and `jose nunez` have one key. */
export const nameKey = (name: string): string => plain(name).trim().replace(/\s+/gu, ' ')
