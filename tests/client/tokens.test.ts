import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { TRACK_COLORS } from '../../shared/board/model.ts'
import { must } from '../../shared/must.ts'

const css = readFileSync(new URL('../../client/tokens.css', import.meta.url), 'utf8')

/** Every colour token: what it is in the light theme, and in the dark one. */
const COLORS = new Map(
  [...css.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)].map(([, name, light, dark]) => [
    must(name, 'name'),
    { light: must(light, 'light'), dark: must(dark, 'dark') },
  ]),
)

type Theme = 'light' | 'dark'
const THEMES: Theme[] = ['light', 'dark']
const color = (name: string, theme: Theme): string => must(COLORS.get(name), `--${name}`)[theme]

/** WCAG 2.2, relative luminance of an sRGB colour. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(front: string, back: string, theme: Theme): number {
  const [a, b] = [luminance(color(front, theme)), luminance(color(back, theme))]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

const SURFACES = ['surface-page', 'surface-raised', 'surface-sunken', 'surface-hover']
const TINTS = [
  'accent-tint',
  'flash',
  ...['error', 'warning', 'hint', 'good'].map((name) => `${name}-tint`),
  ...TRACK_COLORS.map((name) => `track-${name}-tint`),
]

/** What is written on what. */
const WRITING: [front: string, back: string][] = [
  ...['text', 'text-muted', 'text-faint'].flatMap((text) =>
    [...SURFACES, ...TINTS].map((back): [string, string] => [text, back]),
  ),
  ...['error', 'warning', 'hint', 'good'].flatMap((name) =>
    [...SURFACES, `${name}-tint`].map((back): [string, string] => [`${name}-text`, back]),
  ),
  ...TRACK_COLORS.flatMap((name) =>
    [...SURFACES, `track-${name}-tint`].map((back): [string, string] => [`track-${name}-text`, back]),
  ),
  ...[...SURFACES, 'accent-tint'].map((back): [string, string] => ['accent-text', back]),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['on-danger', 'danger'],
  ['on-danger', 'danger-hover'],
  ['surface-page', 'text'],
]

describe('tokens', () => {
  it('can be read: 4.5:1 for text on every surface and tint, in both themes', () => {
    const faint = THEMES.flatMap((theme) =>
      WRITING.filter(([front, back]) => contrast(front, back, theme) < 4.5).map(
        ([front, back]) => `${theme}: ${front} on ${back} has ${contrast(front, back, theme).toFixed(2)}`,
      ),
    )
    expect(faint).toEqual([])
  })

  it('can be found: 3:1 for the edges of fields and the focus ring on every surface', () => {
    const places = SURFACES.filter((surface) => surface !== 'surface-hover')
    const edges = ['line-control', 'focus', 'error-edge'].flatMap((edge) => places.map((back) => [edge, back] as const))
    const faint = THEMES.flatMap((theme) =>
      edges

        .filter(([edge, back]) => contrast(edge, back, theme) < 3)
        .map(([edge, back]) => `${theme}: ${edge} on ${back} has ${contrast(edge, back, theme).toFixed(2)}`),
    )
    expect(faint).toEqual([])
  })

  it('move for 200 ms at most, and not at all for those who ask for no motion', () => {
    const times = [...css.matchAll(/--(?:quick|slow): (\d+)(ms|s);/g)].map(([, time]) => Number(time))
    expect(times).toHaveLength(4)
    expect(Math.max(...times)).toBeLessThanOrEqual(200)
    expect(css.slice(css.indexOf('prefers-reduced-motion'))).toMatch(/--quick: 0s;\s*--slow: 0s;/)
  })
})
