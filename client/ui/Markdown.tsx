/** People's Markdown as text on the page. Raw HTML stays text; links go to the web alone; pictures are left out. */

import { useEffect, useReducer, useRef } from 'react'
import styles from './Markdown.module.css'
import { textSource } from './text-source.ts'

export function Markdown({ text }: { text: string }) {
  const [, look] = useReducer((looks: number) => looks + 1, 0)
  const source = textSource()
  const html = source.html(text)
  /** While a text that was changed is on its way, the one before stays: nothing jumps. */
  const last = useRef<string | null>(null)
  useEffect(() => {
    if (html !== null) {
      last.current = html
      return
    }
    let shown = true
    // Without a network the text is shown as it was written, which can be read as well.
    const end = () => {
      last.current = null
      if (shown) look()
    }
    source.load(text).then(end, end)
    return () => {
      shown = false
    }
  }, [source, text, html])
  const shown = html ?? last.current
  if (shown === null) return <div className={styles.plain}>{text}</div>
  return (
    // biome-ignore lint/security/noDangerouslySetInnerHtml: made by markdown-it with raw HTML off, see render-markdown.ts
    <div className={styles.text} data-text={source.keyOf?.(text)} dangerouslySetInnerHTML={{ __html: shown }} />
  )
}
