import { describe, expect, it } from 'vitest'
import {
  barePage,
  needed,
  parseForgetting,
  parseReport,
  placeOf,
  shelvesOf,
  unneeded,
} from '../../../client/offline/shelf.ts'

const ORIGIN = 'http://127.0.0.1:1'
const at = (name: string): string => `${ORIGIN}/assets/${name}`

describe('what the worker keeps', () => {
  it('is for pages alone, by their kind', () => {
    expect(['/', '/b/b_1', '/p/slug'].map(placeOf)).toEqual(['/', '/b/', '/p/'])
    for (const page of ['topics/t_1', 'people/p_1', 'changes', 'changes/12', 'screen'])
      expect(placeOf(`/p/slug/${page}`), page).toBe('/p/')
    const others = [
      '/api/boards',
      '/p/slug/embed',
      '/p/slug/topics/t_1.ics',
      '/p/slug/changes/x',
      '/p/slug/live',
      '/p/slug/programme.json',
      '/p/',
      '/sync/b_1',
      '/sw.js',
      '/nowhere',
    ]
    expect(others.map(placeOf)).toEqual(others.map(() => null))
  })

  it('[P54] is one page of each programme; others are drawn from what the browser has', () => {
    const pages = [
      '/p/slug',
      '/p/slug/mine',
      '/p/slug/topics/t_1',
      '/p/slug/people/p_1',
      '/p/slug/changes',
      '/p/slug/changes/2',
    ]
    expect(pages.map(placeOf)).toEqual(pages.map(() => '/p/'))
    expect(['/p/slug/mine.ics', '/p/slug/picks/secret', '/p/slug/mine/more'].map(placeOf)).toEqual([null, null, null])
    expect(shelvesOf('/p/', '/p/slug')).toEqual({ put: '/p/slug', take: ['/p/slug', '/p/'] })
    for (const path of pages.slice(1)) expect(shelvesOf('/p/', path)).toEqual({ put: null, take: ['/p/', '/p/slug'] })
    expect(shelvesOf('/b/', '/b/b_1')).toEqual({ put: '/b/', take: ['/b/'] })
  })

  it('[H26] has for each kind of page the HTML that loads its scripts', () => {
    expect((['/', '/b/', '/p/'] as const).map(barePage)).toEqual(['/', '/', '/p/'])
  })

  it('[P54] of a programme that was hidden is nothing', () => {
    expect(parseForgetting({ forget: 'slug' })).toBe('/p/slug')
    for (const wrong of [null, 'slug', {}, { forget: 7 }, { forget: '' }]) expect(parseForgetting(wrong)).toBeNull()
    expect(parseForgetting({ forget: '../b/' })).toBe('/p/..%2Fb%2F')
  })

  it('grows as long as the build is the same', () => {
    const first = needed(null, { entry: at('main-1.js'), assets: [at('Page-1.js')] })
    expect(first.assets).toEqual([at('main-1.js'), at('Page-1.js')])
    const later = needed(first, { entry: at('main-1.js'), assets: [at('late.js'), at('Page-1.js')] })
    expect(later.assets).toEqual([at('main-1.js'), at('Page-1.js'), at('late.js')])
  })

  it('is what a new build says, and no more', () => {
    const old = { entry: at('main-1.js'), assets: [at('main-1.js'), at('Page-1.js'), at('font.woff2')] }
    const fresh = needed(old, { entry: at('main-2.js'), assets: [at('Page-2.js'), at('font.woff2')] })
    expect(fresh.assets).toEqual([at('main-2.js'), at('Page-2.js'), at('font.woff2')])
    const home = { entry: at('main-1.js'), assets: [at('main-1.js'), at('Home-1.js')] }
    const kept = [...old.assets, ...fresh.assets, ...home.assets, `${ORIGIN}/`, `${ORIGIN}/kept-for/p/`]
    expect(unneeded([...new Set(kept)], [fresh, home])).toEqual([at('Page-1.js')])
  })

  it('names nothing from elsewhere, whatever a page says', () => {
    const entry = at('main-1.js')
    const assets = [at('a.js'), `${ORIGIN}/api/boards`, 'http://elsewhere/assets/b.js', 7]
    expect(parseReport({ entry, assets }, ORIGIN)).toEqual({ entry, assets: [at('a.js')] })
    for (const wrong of [null, 'x', [], { entry }, { entry: 'http://elsewhere/assets/m.js', assets }])
      expect(parseReport(wrong, ORIGIN)).toBeNull()
  })
})
