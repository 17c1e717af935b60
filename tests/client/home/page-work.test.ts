import { afterEach, describe, expect, it, vi } from 'vitest'
import { keepWork, keptWork, NO_WORK, parseWork, readingOf } from '../../../client/home/page-work.ts'
import { importText } from '../../../shared/imports/detect.ts'
import { readGolden } from '../../support/shared-folder.ts'

const text = readGolden('proposal-page.txt')
const reading = readingOf(text, importText(text, 'auto'), 'Asia/Tokyo')
const work = { text, name: '', reading: { ...reading, corrected: true }, shown: true }

function store(): Storage {
  const values = new Map<string, string>()
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
    get length() {
      return values.size
    },
  } as Storage
}

afterEach(() => void vi.unstubAllGlobals())

describe('a page in work', () => {
  it('is kept in its tab as it stands, and forgotten when it is done', () => {
    const [tab, browser] = [store(), store()]
    vi.stubGlobal('sessionStorage', tab)
    vi.stubGlobal('localStorage', browser)
    expect(keptWork()).toEqual(NO_WORK)
    keepWork(work)
    expect(keptWork()).toEqual(work)
    expect(browser.length).toBe(0)
    keepWork(NO_WORK)
    expect(tab.length).toBe(0)
  })

  it('costs nothing in a browser that keeps nothing', () => {
    vi.stubGlobal('sessionStorage', {
      getItem: () => null,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError')
      },
    })
    expect(() => keepWork(work)).not.toThrow()
    expect(keptWork()).toEqual(NO_WORK)
  })

  it('takes the browser’s zone where the page names none', () => {
    expect(reading.namesZone).toBe(true)
    expect(reading.facts.timeZone).not.toBe('Asia/Tokyo')
    const draft = { ...importText(text, 'auto'), timeZone: null, lastDay: null }
    const without = readingOf(text, draft, 'Asia/Tokyo')
    expect(without).toMatchObject({ namesZone: false, facts: { timeZone: 'Asia/Tokyo', lastDay: draft.firstDay } })
  })

  it('is believed only in the form that is written today', () => {
    expect(parseWork({ form: 2, ...work })).toEqual(work)
    expect(parseWork({ form: 2, text, reading: null, shown: true })).toEqual({
      text,
      name: '',
      reading: null,
      shown: false,
    })
    expect(parseWork({ form: 2, ...work, reading: { ...reading, editable: {} } })?.reading).toBeNull()
    for (const wrong of [null, 'x', {}, { ...work }, { form: 0, ...work }, { form: 2, ...work, text: 7 }])
      expect(parseWork(wrong)).toBeNull()
  })
})
