import { describe, expect, it } from 'vitest'
import { originCheck } from '../../../server/access/origin.ts'

describe('[A5] an origin is ours', () => {
  it.each([
    ['https://agenda.example.org', true],
    ['http://agenda.example.org', false],
    ['https://agenda.example.org:8443', false],
    ['https://agenda.example.org.evil.example', false],
    ['https://evil.example', false],
    ['https://sub.agenda.example.org', false],
    ['null', false],
    ['', false],
    [undefined, false],
  ])('with PUBLIC_URL, %s: %s', (origin, ours) => {
    const check = originCheck('https://agenda.example.org')
    expect(check({ origin, host: 'evil.example' })).toBe(ours)
  })

  it.each([
    ['http://127.0.0.1:8080', '127.0.0.1:8080', true],
    ['https://127.0.0.1:8080', '127.0.0.1:8080', true],
    ['http://127.0.0.1:8081', '127.0.0.1:8080', false],
    ['http://localhost:8080', '127.0.0.1:8080', false],
    ['https://a.example', 'a.example', true],
    ['https://a.example', 'a.example:443', true],
    ['http://a.example', 'a.example:80', true],
    ['http://a.example', 'a.example:443', false],
    ['http://A.example', 'a.example', false],
    ['ftp://a.example', 'a.example', false],
    ['null', 'null', false],
    ['http://a.example', undefined, false],
    ['http://a.example', '', false],
    ['http://a.example', 'a.example/x', false],
    ['http://a.example', 'me@a.example', false],
    ['http://[::1]:8080', '[::1]:8080', true],
    [undefined, 'a.example', false],
  ])('without, %s asked at %s: %s', (origin, host, ours) => {
    expect(originCheck(null)({ origin, host })).toBe(ours)
  })
})
