import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { programmeDrawing } from '../../../server/http/drawing.ts'
import { must } from '../../../shared/must.ts'
import { programmeWith } from '../../support/programmes.ts'
import { tempFolder } from '../../support/temp-folder.ts'

/** Draws what it was asked for; knows rooms, and what is typed. */
const RENDER = `
  let times = 0
  export const renderPage = (path, query, programme, at) => ({ title: String(++times), body: path + query + ' ' + at })
  export function plainAddress(path, query) {
    const asked = new URLSearchParams(query)
    const kept = ['room', 'q'].flatMap((name) => (asked.has(name) ? [name + '=' + asked.get(name)] : []))
    return { address: [path, ...kept].join('?'), isTyped: asked.has('q') }
  }
`

it('[H25] draws addresses that show the same once, what is typed each time, and everything anew after half a minute', async () => {
  const folder = await tempFolder()
  await mkdir(join(folder, 'drawing'))
  await mkdir(join(folder, '.vite'))
  await writeFile(join(folder, 'drawing/render.js'), RENDER)
  await writeFile(join(folder, 'drawing/package.json'), '{"type":"module"}')
  await writeFile(join(folder, '.vite/attendees-manifest.json'), '{}')
  let now = 1_000
  const draw = must(await programmeDrawing(folder, () => now), 'a drawing')
  const programme = programmeWith(1, [])
  const drawn = (query: string) =>
    must(draw.page({ base: 'https://a', slug: 'x', path: '/p/x', query }, programme, {}), 'a page')
  const first = drawn('?room=a')
  expect(first).toMatchObject({ title: '1', data: { slug: 'x', address: '/p/x?room=a', at: 1_000 } })
  expect(drawn('?nonsense=%00&room=a&utm=1')).toBe(first)
  expect(drawn('').title).toBe('2')
  expect([drawn('?q=x').title, drawn('?q=x').title]).toEqual(['3', '4'])
  for (let n = 0; n < 100; n++) drawn(`?q=${n}`)
  expect(drawn('?room=a'), 'what is typed pushes nothing out').toBe(first)
  now += 30_001
  expect(drawn('?room=a').title).not.toBe('1')
})
