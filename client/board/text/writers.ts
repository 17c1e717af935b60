/** Who else is in a text, in words. */

import type { Peer } from '../../link/presence.ts'

/** "Ann and Ben are writing here."; who only looks is not writing. Empty for nobody. */
export function sayWriters(others: readonly Pick<Peer, 'name' | 'caret'>[]): string {
  const names = others.filter(({ caret }) => caret?.isTyping).map(({ name }) => name)
  const [first, ...more] = names
  if (first === undefined) return ''
  if (more.length === 0) return `${first} is writing here.`
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)} are writing here.`
}
