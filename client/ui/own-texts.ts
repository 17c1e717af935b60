/** For pages where people write: Markdown is made into HTML here, by a renderer that is loaded with the first text. */

import { setTextSource } from './text-source.ts'

type Render = (text: string) => string

export function renderOwnTexts(): void {
  let render: Render | null = null
  let loading: Promise<void> | null = null
  setTextSource({
    html: (text) => render?.(text) ?? null,
    load() {
      loading ??= import('./render-markdown.ts').then(
        ({ renderMarkdown }) => {
          render = renderMarkdown
        },
        (error: unknown) => {
          loading = null
          throw error
        },
      )
      return loading
    },
  })
}
