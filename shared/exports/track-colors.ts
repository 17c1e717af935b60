/** A track's colour as other people's forms want it: as a number of red, green and blue, and as a word that CSS knows (RFC 7986, COLOR). */

/** As they are in the light theme of our own pages. */
const COLORS: Readonly<Record<string, readonly [hex: string, word: string]>> = {
  blue: ['#2784d5', 'steelblue'],
  teal: ['#029393', 'darkcyan'],
  green: ['#1a9951', 'seagreen'],
  olive: ['#91a41d', 'olivedrab'],
  amber: ['#c38e01', 'darkgoldenrod'],
  orange: ['#c3610d', 'chocolate'],
  red: ['#ca5551', 'indianred'],
  pink: ['#c25485', 'mediumvioletred'],
  purple: ['#9565c7', 'mediumpurple'],
  slate: ['#718297', 'slategray'],
}

/** Of a name that is not known here, none. */
const of = (color: string) => (Object.hasOwn(COLORS, color) ? COLORS[color] : undefined)

export const hexOf = (color: string): string | null => of(color)?.[0] ?? null
export const colorWord = (color: string): string | null => of(color)?.[1] ?? null
