import { describe, expect, it } from 'vitest'
import { renderMarkdown } from '../../../client/ui/render-markdown.ts'

describe('people’s Markdown', () => {
  it('keeps raw HTML as text', () => {
    const html = renderMarkdown('<script>alert(1)</script> <img src=x onerror=alert(1)>')
    expect(html).not.toMatch(/<(script|img)/)
    expect(html).toContain('&lt;script&gt;')
  })

  it('links to the web and mail, to nothing else', () => {
    expect(renderMarkdown('https://lore.kernel.org/x')).toContain(
      '<a href="https://lore.kernel.org/x" rel="noopener nofollow">',
    )
    for (const url of [
      'javascript:alert(1)',
      'JaVaScript:alert(1)',
      'data:text/html,x',
      'vbscript:x',
      '//evil.example',
    ])
      expect(renderMarkdown(`[x](${url})`), url).not.toContain('<a')
  })

  it('loads no pictures and makes no headings that would break the page’s outline', () => {
    const html = renderMarkdown('# Big\n\n![x](https://evil.example/x.png)')
    expect(html).not.toMatch(/<(img|h\d)/)
    expect(html).toContain('<strong>Big</strong>')
  })
})
