/** People's Markdown as text on the page. Raw HTML stays text; links go to the web alone; pictures are left out. */

import { useEffect, useState } from 'react'
import styles from './Markdown.module.css'

type Render = (text: string) => string

let loading: Promise<Render> | null = null
let render: Render | null = null

/** The renderer is loaded when the first text is shown. */
function load(): Promise<Render> {
  loading ??= import('./render-markdown.ts').then(({ renderMarkdown }) => {
    render = renderMarkdown
    return renderMarkdown
  })
  return loading
}

/** For who draws without effects: with it, texts are drawn at once. */
export function setRenderer(renderer: Render): void {
  render = renderer
}

export function Markdown({ text }: { text: string }) {
  const [ready, setReady] = useState<Render | null>(() => render)
  useEffect(() => {
    let shown = true
    if (!ready) {
      load().then(
        (loaded) => shown && setReady(() => loaded),
        // Without a network the text stays as it was written, which can be read as well.
        () => {
          loading = null
        },
      )
    }
    return () => {
      shown = false
    }
  }, [ready])
  if (!ready) return <div className={styles.plain}>{text}</div>
  // biome-ignore lint/security/noDangerouslySetInnerHtml: made by markdown-it with raw HTML off, see render-markdown.ts
  return <div className={styles.text} dangerouslySetInnerHTML={{ __html: ready(text) }} />
}
