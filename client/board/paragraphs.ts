/** The paragraphs of a Markdown text: where each begins, and its first words. */

export interface Paragraph {
  /** Code units from the beginning. */
  readonly at: number
  readonly words: string
}

const MOST = 40

export function paragraphsOf(text: string): Paragraph[] {
  const found: Paragraph[] = []
  for (const { index, 0: block } of text.matchAll(/\S(?:(?!\n\s*\n)[\s\S])*/g)) {
    const line = block.replace(/\s+/g, ' ').trim()
    const signs = [...line]
    found.push({ at: index, words: signs.length > MOST ? `${signs.slice(0, MOST).join('')}…` : line })
  }
  return found
}
