/** HTML of other systems as Markdown: what it says and links to stays, everything that could run or draw goes. */

import { type Handler, Parser } from 'htmlparser2'

/** What stands between two of these is a paragraph. */
const BLOCKS = new Set('p div section article header footer ul ol table tr blockquote pre h1 h2 h3 h4 h5 h6'.split(' '))
/** Nothing in these is for people. */
const SILENT = new Set(['script', 'style', 'template', 'head', 'noscript', 'iframe', 'object'])
const MARKS: Readonly<Record<string, string>> = { b: '**', strong: '**', em: '*', i: '*', code: '`' }

/** A text that has tags or entities; others are taken as they are. */
export const looksLikeHtml = (text: string): boolean => /<\/?[a-z][^<>]*>|&(#\d+|#x[\da-f]+|[a-z]+\d*);/i.test(text)

/** The parser's time grows with its depth: what nests deeper than any text is closed there, and read on. */
const [DEEPEST, CHUNK] = [100, 1_000]

/** Whole words of it as they were; Markdown signs in them are not escaped, since most people write Markdown everywhere. */
export function textOfHtml(html: string): string {
  if (!looksLikeHtml(html)) return html.replaceAll('\r\n', '\n').trim()
  const parts: string[] = []
  const hrefs: string[] = []
  /** How deep inside something silent. */
  let silent = 0
  let pre = 0
  let depth = 0
  const handler: Partial<Handler> = {
    onopentag(name, attributes) {
      depth++
      if (SILENT.has(name)) silent++
      if (name === 'pre') pre++
      if (name === 'br') parts.push('\n')
      else if (name === 'li') parts.push('\n- ')
      else if (BLOCKS.has(name)) parts.push('\n\n')
      if (name === 'a') {
        const href = attributes.href ?? ''
        hrefs.push(/^https?:\/\/\S+$/i.test(href) ? href : '')
        if (hrefs.at(-1)) parts.push('[')
      }
      parts.push(MARKS[name] ?? '')
    },
    ontext(text) {
      if (silent === 0) parts.push(pre > 0 ? text : text.replace(/\s+/g, ' '))
    },
    onclosetag(name) {
      depth--
      if (SILENT.has(name)) silent = Math.max(0, silent - 1)
      if (name === 'pre') pre = Math.max(0, pre - 1)
      parts.push(MARKS[name] ?? '')
      if (name === 'a') {
        const href = hrefs.pop()
        if (href) parts.push(`](${href.replaceAll('(', '%28').replaceAll(')', '%29')})`)
      }
      if (BLOCKS.has(name)) parts.push('\n\n')
    },
  }
  let parser = new Parser(handler, { decodeEntities: true })
  for (let from = 0; from < html.length; ) {
    const next = html.indexOf('<', from + CHUNK)
    const to = next < 0 ? html.length : next
    parser.write(html.slice(from, to))
    from = to
    if (depth < DEEPEST) continue
    parser.end()
    parser = new Parser(handler, { decodeEntities: true })
  }
  parser.end()
  return parts
    .join('')
    .replaceAll('\r\n', '\n')
    .replace(/(?<![ \t])[ \t]+\n/g, '\n')
    .replace(/\n[ \t]+(?=\S)/g, '\n')
    .replace(/\[\s*\]\([^()]*\)/g, '')
    .replace(/\*\*\s*\*\*/g, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
