import { Worker } from 'node:worker_threads'
import { describe, expect, it, onTestFinished } from 'vitest'
import { importDesk } from '../../../server/http/import-desk.ts'
import type { Job } from '../../../server/http/import-job.ts'
import type { ImportAnswer } from '../../../shared/protocol/api.ts'
import { openDoor } from '../../support/door.ts'
import { fakeClock } from '../../support/fake-clock.ts'

const PAGE = 'Suggested topics:\n- One topic\n- Another topic\n'
const JOB: Job = {
  kind: 'fill',
  facts: { title: 'T', timeZone: 'UTC', firstDay: '2026-10-05', lastDay: '2026-10-05' },
  draft: {} as never,
  sample: false,
  most: { topics: 1, bytes: 1 },
  now: 0,
}

/** A desk whose threads are those, one after the other. */
function deskWith(...threads: (() => Worker)[]) {
  const clock = fakeClock()
  const started: Worker[] = []
  const desk = importDesk(clock, () => {
    const worker = threads[Math.min(started.length, threads.length - 1)]?.() as Worker
    started.push(worker)
    return worker
  })
  onTestFinished(() => desk.close())
  return { desk, clock, started }
}
const threadOf = (code: string, resourceLimits = {}) => new Worker(code, { eval: true, resourceLimits })
const online = (worker: Worker | undefined) => new Promise((resolve) => worker?.once('online', resolve))
const ANSWERS = `const { parentPort } = require('node:worker_threads')
parentPort.on('message', () => parentPort.postMessage({ outcome: { kind: 'full', of: 'topics' } }))`

describe('the thread that imports', () => {
  it('[H70] is ended when it takes too long, and the next import has a new one', async () => {
    const { desk, clock, started } = deskWith(
      () => threadOf('for (;;) {}'),
      () => threadOf(ANSWERS),
    )
    const first = desk.run(
      () => JOB,
      async ({ kind }) => kind,
    )
    const refused = expect(first).rejects.toMatchObject({
      word: 'import-too-long',
      sentence: expect.stringMatching(/parts/),
    })
    const second = desk.run(
      () => JOB,
      async ({ kind }) => kind,
    )
    await Promise.resolve()
    await Promise.resolve()
    await online(started[0])
    await clock.advance(10_000)
    await refused
    expect(await second).toBe('full')
    expect(started).toHaveLength(2)
  })

  it('[H70] is ended when it takes too much memory, with a sentence', async () => {
    const { desk } = deskWith(
      () =>
        threadOf(
          `require('node:worker_threads').parentPort.on('message', () => {
             const all = []
             for (;;) all.push(new Array(100000).fill(1.5))
           })`,
          { maxOldGenerationSizeMb: 16 },
        ),
      () => threadOf(ANSWERS),
    )
    await expect(
      desk.run(
        () => JOB,
        async ({ kind }) => kind,
      ),
    ).rejects.toMatchObject({ word: 'import-too-much' })
    expect(
      await desk.run(
        () => JOB,
        async ({ kind }) => kind,
      ),
    ).toBe('full')
  })

  it('[H70] has twenty waiting at most, and whoever comes then is told so', async () => {
    const { desk } = deskWith(() => threadOf(ANSWERS))
    const all = Array.from({ length: 25 }, () =>
      desk
        .run(
          () => JOB,
          async ({ kind }) => kind,
        )
        .catch(({ word }) => word),
    )
    const came = await Promise.all(all)
    expect(came.filter((one) => one === 'full')).toHaveLength(20)
    expect(came.filter((one) => one === 'too-busy')).toHaveLength(5)
    expect(
      await desk.run(
        () => JOB,
        async ({ kind }) => kind,
      ),
    ).toBe('full')
  })

  it('[H70] a bug in it is one failed request', async () => {
    const { desk } = deskWith(() =>
      threadOf(
        `require('node:worker_threads').parentPort.on('message', function () { this.postMessage({ error: 'a bug' }) })`,
      ),
    )
    await expect(
      desk.run(
        () => JOB,
        async ({ kind }) => kind,
      ),
    ).rejects.toThrow('a bug')
  })
})

describe('importing by request', () => {
  const scene = async () => {
    const { make, ask } = openDoor()
    const { at, secrets } = await make()
    const send = async (body: object): Promise<ImportAnswer> => {
      const answer = await ask('POST', `${at}/import`, { body, secret: secrets.organizer })
      expect(answer.status).toBe(200)
      return (await answer.json()) as ImportAnswer
    }
    const get = async <T>(path: string): Promise<T> =>
      (await (await ask('GET', `${at}${path}`, { secret: secrets.owner })).json()) as T
    return { send, get, ask, at, secrets }
  }
  type Activity = { steps: { words: string; who: { label?: string } }[] }

  it('[H71] is one step in the history, of whoever asked, however large it is', async () => {
    const { send, get } = await scene()
    const text = `Suggested topics:\n${Array.from({ length: 400 }, (_, at) => `- Topic ${at}: of it\n`).join('')}`
    expect(await send({ text })).toMatchObject({ added: 400, edited: 0, gone: [] })
    const { steps } = await get<Activity>('/activity')
    expect(steps.map(({ words, who }) => [words, who.label])).toEqual([
      ['added track “Untitled”, and changed 400 more', 'Organizers'],
    ])
  })

  it('[H71] two who import one source at once have it once', async () => {
    const { send, get } = await scene()
    const [one, two] = await Promise.all([send({ text: PAGE }), send({ text: PAGE })])
    expect([one.added + two.added, one.unchanged + two.unchanged]).toEqual([2, 2])
    expect(await get('')).toMatchObject({ counts: { topics: 2 } })
  })

  it('[H71] takes what was chosen of the comparison, and nothing else', async () => {
    const { send, get } = await scene()
    const { comparison } = await send({ text: PAGE, dryRun: true })
    const keys = comparison?.entries.map(({ key }) => key) ?? []
    expect(await send({ text: PAGE, choice: { entries: keys.slice(0, 2), fields: [] } })).toMatchObject({ added: 1 })
    expect(await get('')).toMatchObject({ counts: { topics: 1 } })
    const later = 'Suggested topics:\n- Another topic\n'
    const { gone } = await send({ text: later })
    expect(gone.map(({ title }) => title)).toEqual(['One topic'])
    expect(await get('')).toMatchObject({ counts: { topics: 2 } })
    const remove = gone.map(({ id }) => id)
    await send({ text: later, choice: { entries: [], fields: [], remove } })
    expect(await get('')).toMatchObject({ counts: { topics: 1 } })
  })

  it('[H3] [H71] a choice that is none is refused with its field', async () => {
    const { ask, at, secrets } = await scene()
    const body = { text: PAGE, choice: { entries: 'all', fields: [] } }
    const answer = await ask('POST', `${at}/import`, { body, secret: secrets.organizer })
    expect([answer.status, await answer.json()]).toMatchObject([
      400,
      { error: { message: expect.stringMatching(/choice\.entries/) } },
    ])
  })
})
