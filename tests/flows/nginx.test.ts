/** Behind nginx, with the very configuration that the README shows. */

import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { addRoom, addSlot } from '../../shared/board/verbs.ts'
import { must } from '../../shared/must.ts'
import { dice } from '../support/dice.ts'
import { makeBoard, openEditor } from '../support/editor.ts'
import { follow } from '../support/follower.ts'
import { freePort } from '../support/free-port.ts'
import { startProduct } from '../support/product.ts'
import { tempFolder } from '../support/temp-folder.ts'

const README = fileURLToPath(new URL('../../README.md', import.meta.url))
const missing = spawnSync('nginx', ['-v']).error ? 'no nginx is installed' : null

/** The README's, but for addresses, and without the certificate that only its host has. */
async function configuration(folder: string, port: number, target: string): Promise<string> {
  const [, text = ''] = /```nginx\n(.*?)```/s.exec(await readFile(README, 'utf8')) ?? []
  const change = (from: string | RegExp, to: string, all: string): string => {
    const changed = all.replace(from, to)
    if (changed === all) throw new Error(`the README's configuration has no ${from}`)
    return changed
  }
  let own = change('listen 443 ssl;', `listen 127.0.0.1:${port};`, text)
  own = change('server 127.0.0.1:8080;', `server ${new URL(target).host};`, own)
  own = change(/ *ssl_certificate .*\n *ssl_certificate_key .*\n/, '', own)
  own = change('proxy_set_header Host $host;', 'proxy_set_header Host $http_host;', own)
  return `
    daemon off; pid ${folder}/nginx.pid; error_log ${folder}/error.log;
    events {}
    http {
      access_log off;
      client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/fastcgi;
      uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
      ${own}
    }`
}

async function behindNginx() {
  const [product, folder, port] = [await startProduct(), await tempFolder(), await freePort()]
  onTestFinished(async () => void (await product.stop()))
  await mkdir(join(folder, 'body'))
  const file = join(folder, 'nginx.conf')
  await writeFile(file, await configuration(folder, port, product.url))
  const nginx = spawn('nginx', ['-c', file, '-e', join(folder, 'error.log')], { stdio: 'ignore' })
  onTestFinished(async () => {
    const gone = once(nginx, 'exit')
    nginx.kill('SIGTERM')
    await gone
  })
  const url = `http://127.0.0.1:${port}`
  await vi.waitFor(async () => expect((await fetch(`${url}/readyz`)).status).toBe(200), 10_000)
  return { url, product }
}

describe.skipIf(missing !== null)(`behind nginx${missing ? ` (${missing})` : ''}`, () => {
  it('people edit, attendees hear of it at once, and figures are for nobody', async () => {
    const { url } = await behindNginx()
    const board = await makeBoard(url)
    const ada = await openEditor(board, dice(1).bytes)
    onTestFinished(() => ada.close())
    const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${board.secret}` }
    const at = `${url}/api/boards/${board.id}`
    await fetch(`${at}/publication`, { method: 'PUT', headers, body: JSON.stringify({ mode: 'live' }) })
    const { slug } = (await (await fetch(at, { headers })).json()) as { slug: string }
    const follower = follow([url], slug, 0)
    onTestFinished(() => follower.stop())
    await vi.waitFor(() => expect(follower.programme).not.toBeNull(), 10_000)
    const roomId = addRoom(ada.door, { name: 'Hall' })
    addSlot(ada.door, { place: { roomId, start: '2026-10-05T10:00' }, minutes: 60, title: 'Through nginx' })
    while (ada.saved() < ada.sent()) await ada.hears()
    // A stream that is buffered says nothing for minutes.
    await vi.waitFor(
      () => expect(must(follower.programme, 'it').slots.map(({ title }) => title)).toEqual(['Through nginx']),
      5_000,
    )
    const page = await fetch(`${url}/p/${slug}`)
    expect(page.headers.get('Content-Security-Policy')).toContain("default-src 'none'")
    // [H16] Who comes through a proxy is not this machine.
    expect((await fetch(`${url}/metrics`)).status).toBe(401)
  })

  it('comes back to people by itself when the server behind is started anew', async () => {
    const { url, product } = await behindNginx()
    const board = await makeBoard(url)
    const ada = await openEditor(board, dice(1).bytes)
    await product.restart()
    expect(await ada.closed).toBe(4503)
    const again = await openEditor(board, dice(2).bytes)
    expect(again.isOpen()).toBe(true)
    again.close()
  })
})
