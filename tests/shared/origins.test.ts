import { describe, expect, it } from 'vitest'
import { embedOrigin } from '../../shared/origins.ts'
import { publicationSchema } from '../../shared/protocol/api.ts'

describe('[P62] sites that may show a programme', () => {
  it('are origins over https, or of this machine, however they are written', () => {
    for (const [text, origin] of [
      ['https://www.example.org', 'https://www.example.org'],
      [' HTTPS://WWW.Example.org:443/news?page=2#top ', 'https://www.example.org'],
      ['https://example.org:8443', 'https://example.org:8443'],
      ['https://bücher.example', 'https://xn--bcher-kva.example'],
      ['http://localhost:3000/', 'http://localhost:3000'],
      ['http://127.0.0.1:8000', 'http://127.0.0.1:8000'],
    ])
      expect(embedOrigin(text ?? ''), text).toBe(origin)
  })

  it('are nothing that would loosen the policy', () => {
    const texts = [
      '',
      '*',
      'https://*',
      'https://*.example.org',
      'https://a;script-src',
      "https://a'none'",
      'https://a,b',
      'http://www.example.org',
      'example.org',
      'https://user@example.org',
      'data:text/html,x',
      'javascript:alert(1)',
      'http://localhost.example.org',
      `https://${'a'.repeat(300)}.org`,
    ]
    for (const text of texts) expect(embedOrigin(text), text).toBeNull()
  })

  it('are at most 20, each once; a wrong one is named', () => {
    expect(publicationSchema.parse({ embedOrigins: ['https://a.org/x', 'https://a.org'] })).toEqual({
      embedOrigins: ['https://a.org'],
    })
    const many = Array.from({ length: 21 }, (_, at) => `https://a${at}.org`)
    for (const [embedOrigins, words] of [
      [['*'], '“*” is not the address of a site'],
      [many, 'not be more than 20'],
    ] as const) {
      const { error } = publicationSchema.safeParse({ embedOrigins })
      expect(error?.issues[0]?.message).toContain(words)
    }
    expect(publicationSchema.safeParse({}).success).toBe(false)
  })
})
