/** Markdown → HTML that is safe to show: no raw HTML, links to the web and mail alone, no pictures. */

import MarkdownIt from 'markdown-it'

const markdown = new MarkdownIt({ html: false, linkify: true, breaks: false }).disable('image')
markdown.validateLink = (url) => /^(https?:|mailto:)/i.test(url.trim())

const linkOpen = markdown.renderer.rules.link_open
markdown.renderer.rules.link_open = (tokens, at, options, env, self) => {
  tokens[at]?.attrSet('rel', 'noopener nofollow')
  return linkOpen ? linkOpen(tokens, at, options, env, self) : self.renderToken(tokens, at, options)
}
// The page has its own headings: those of a text are set as bold paragraphs, so that the outline stays true.
markdown.renderer.rules.heading_open = () => '<p><strong>'
markdown.renderer.rules.heading_close = () => '</strong></p>\n'

export const renderMarkdown = (text: string): string => markdown.render(text)
