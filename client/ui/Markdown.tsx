/** People's Markdown as text on the page. Raw HTML stays text; links go to the web alone; pictures are left out. */

import { useEffect, useState, useSyncExternalStore } from 'react'
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

const NOTHING = { __html: '' }
const never = () => () => undefined

export function Markdown({ text }: { text: string }) {
  const [ready, setReady] = useState<Render | null>(() => render)
  const isHere = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  // The server has drawn it, and it stays as it is until it says something else.
  const [drawn] = useState(isHere ? null : text)
  const isMissing = !ready && drawn !== text
  useEffect(() => {
    let shown = true
    if (isMissing) {
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
  }, [isMissing])
  if (!ready && drawn !== null)
    // biome-ignore lint/security/noDangerouslySetInnerHtml: nothing is set: what the server has drawn is left alone
    return <div className={styles.text} dangerouslySetInnerHTML={NOTHING} suppressHydrationWarning />
  if (!ready) return <div className={styles.plain}>{text}</div>
  // biome-ignore lint/security/noDangerouslySetInnerHtml: made by markdown-it with raw HTML off, see render-markdown.ts
  return <div className={styles.text} dangerouslySetInnerHTML={{ __html: ready(text) }} />
}
