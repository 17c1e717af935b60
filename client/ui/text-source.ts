/** Where the HTML of people's Markdown comes from: a renderer in the page, or what the server has drawn. */

export interface TextSource {
  /** Safe to show; `null` as long as it is not known. */
  html(text: string): string | null
  /** Resolves when `html` knows as much of it as can be known; rejects where that cannot be had now. */
  load(text: string): Promise<void>
  /** Marks the place where a text is drawn, to be found again. */
  keyOf?(text: string): string
}

/** Before a page has said which is its own, texts are shown as they were written. */
let current: TextSource = { html: () => null, load: () => Promise.resolve() }

export const textSource = (): TextSource => current

/** Once, by each page, before it draws anything. */
export function setTextSource(source: TextSource): void {
  current = source
}
