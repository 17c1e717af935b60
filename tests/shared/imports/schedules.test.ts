/** What readers make of schedules of other systems: from samples that were made up for it, draft by draft. */

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { importText } from '../../../shared/imports/detect.ts'
import { draftSchema } from '../../../shared/imports/draft.ts'

const FOLDER = new URL('../../golden/schedules/', import.meta.url)
const sample = (name: string): string => readFileSync(new URL(name, FOLDER), 'utf8')
const read = (name: string, timeZone = 'Europe/Prague') => importText(sample(name), 'auto', { timeZone })

describe('a schedule of another system', () => {
  it.each([
    ['I15', 'frab-xml', 'fosdem-old.xml'],
    ['I15', 'frab-xml', 'fosdem-new.xml'],
    ['I15', 'frab-xml', 'c3voc.xml'],
    ['I16', 'frab-json', 'frab.json'],
    ['I16', 'frab-json', 'frab-events.json'],
    ['I17', 'pretalx', 'pretalx-lists.json'],
    ['I17', 'pretalx', 'pretalx-stored.json'],
    ['I18', 'sessionize', 'sessionize-all.json'],
    ['I18', 'sessionize', 'sessionize-sessions.json'],
    ['I18', 'sessionize', 'sessionize-speakers.json'],
    ['I18', 'sessionize', 'sessionize-grid.json'],
    ['I19', 'ical', 'calendar.ics'],
  ])('[%s] %s: %s is understood as its golden draft says', async (_, format, name) => {
    const draft = read(name)
    expect(draft.format).toBe(format)
    expect(draftSchema.parse(draft)).toEqual(draft)
    await expect(`${JSON.stringify(draft, null, 1)}\n`).toMatchFileSnapshot(
      new URL(`${name}.draft.json`, FOLDER).pathname,
    )
  })
})
