/** Finding options by what is typed. */

export interface Findable {
  readonly label: string
  readonly detail?: string
}

/** Lower case, without accents and with separators as spaces, so that "new york" finds `America/New_York`. */
export const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s_/,.–-]+/g, ' ')
    .trim()

/** Those that have every typed word; where a word of the label begins with the text come first. */
export function matching<T extends Findable>(options: readonly T[], typed: string): T[] {
  const words = plain(typed).split(' ').filter(Boolean)
  if (words.length === 0) return [...options]
  const found = options.flatMap((option) => {
    const label = plain(option.label)
    const all = `${label} ${plain(option.detail ?? '')}`
    if (!words.every((word) => all.includes(word))) return []
    return [{ option, early: ` ${label}`.includes(` ${words.join(' ')}`) }]
  })
  return [...found.filter(({ early }) => early), ...found.filter(({ early }) => !early)].map(({ option }) => option)
}

/**
 * What typed text means beyond doubt: the option that says exactly this or, where nothing new may be meant, the only one
 * that matches.
 */
export function meant<T extends Findable>(options: readonly T[], typed: string, mayBeNew: boolean): T | null {
  const text = plain(typed)
  if (text === '') return null
  const exact = options.filter(({ label }) => plain(label) === text)
  const found = exact.length > 0 || mayBeNew ? exact : matching(options, typed)
  return (found.length === 1 && found[0]) || null
}
