import { describe, expect, it } from 'vitest'
import { corrected, correctionKey, NO_CORRECTIONS, withCorrection } from '../../../client/imports/corrections.ts'
import { decoded, textOfFiles } from '../../../client/imports/file-text.ts'
import { count, placesOf, sayChoice, sayField, sayFound, saySize } from '../../../client/imports/import-words.ts'
import { keepImport, keptImport, LONG, NO_IMPORT, parseImport } from '../../../client/imports/import-work.ts'
import { readText } from '../../../client/imports/read-text.ts'
import { ImportFailure } from '../../../shared/imports/reader.ts'
import { must } from '../../../shared/must.ts'

const HINTS = { timeZone: 'Europe/Prague' }
const SHEET =
  'Title,Min,Track,Day,Time,Room\nA,20,Memory,2026-10-05,09:00,Aurora\nB,30,Memory,2026-10-05,09:20,Aurora\n'
const draftOf = (text: string) => must(readText(text, 'auto', HINTS).draft, 'a draft')

describe('what is said of an import', () => {
  it('[I38] is kept in the tab, and believed only in the form in which it was kept', () => {
    const work = {
      ...NO_IMPORT,
      text: SHEET,
      columns: ['title'],
      corrections: { 'table 1': { title: 'X', minutes: 5 } },
    }
    keepImport('b_1', work)
    expect(keptImport('b_1')).toEqual(work)
    expect(keptImport('b_2')).toEqual(NO_IMPORT)
    expect(parseImport(JSON.parse(JSON.stringify(work)))).toEqual(work)
    expect(parseImport({ text: 1 })).toBeNull()
    const odd = {
      text: 'x',
      name: '',
      columns: [1],
      corrections: { a: null, b: { title: 2, minutes: 'x', track: null } },
    }
    expect(parseImport(odd)).toMatchObject({ columns: null, corrections: { b: { track: null } } })
  })

  it('[I38] corrects titles, lengths and tracks, and nothing of them that is no value', () => {
    const draft = draftOf(SHEET)
    const [first] = draft.topics
    let corrections = withCorrection(NO_CORRECTIONS, must(first, 'a topic'), { title: ' A, corrected ' })
    corrections = withCorrection(corrections, must(first, 'a topic'), { minutes: 45, track: 9 })
    expect(corrected(draft, corrections).topics).toMatchObject([
      { title: 'A, corrected', minutes: 45, track: 0 },
      { title: 'B', minutes: 30 },
    ])
    expect(corrected(draft, NO_CORRECTIONS)).toBe(draft)
    const ofOurs = { ...draft, whole: { layout: 1 } as never }
    expect(corrected(ofOurs, corrections)).not.toHaveProperty('whole')
    const named = {
      ...draft,
      topics: draft.topics.map((topic) => ({ ...topic, source: { system: '__proto__', id: '', url: '' } })),
    }
    expect(corrected(named, corrections)).toEqual(named)
    expect(correctionKey(must(first, 'a topic'))).toBe('table rows/01-a')
  })

  it('[I38] counts what there is', () => {
    const draft = draftOf(SHEET)
    expect(sayFound(draft)).toBe('This is a table: 2 topics, 1 room, 1 slot, 1 track.')
    expect(sayFound({ ...draft, format: 'other', topics: [], rooms: [], slots: [], tracks: [] })).toBe(
      'This is other: 0 topics.',
    )
    expect(placesOf(draft)).toEqual(['Mon 5 Oct, 09:00 · Aurora', 'Mon 5 Oct, 09:20 · Aurora'])
    expect(count('person', 1)).toBe('1 person')
    const none = {
      entries: new Set<string>(),
      fields: new Set<string>(),
      same: new Map<string, string>(),
      remove: new Set<string>(),
    }
    expect(sayChoice(none)).toBe('Nothing is chosen.')
    expect(sayChoice({ ...none, entries: new Set(['a']), fields: new Set(['b']), remove: new Set(['c']) })).toBe(
      '1 new, 1 change, 1 to the bin',
    )
    expect([sayField('trackId'), sayField('minutes')]).toEqual(['track', 'minutes'])
    expect([saySize('x'.repeat(LONG)), saySize('x'.repeat(2_500_000))]).toEqual(['200 kB of text', '2.5 MB of text'])
  })
})

describe('a text', () => {
  it('[I34] that nobody knows may be said to be a table', () => {
    const text = 'Was,Wieso\nFolios,Darum\n'
    expect(readText(text, 'auto', HINTS)).toMatchObject({ draft: null, mayBeTable: true })
    const { draft, table, failure } = readText(text, 'table', { ...HINTS, columns: ['title', 'notes'] })
    expect([draft?.topics.length, table?.rows, failure]).toEqual([2, 2, null])
    expect(readText('Title,Min\nA,1\n', 'auto', { ...HINTS, columns: ['notes'] })).toMatchObject({
      draft: null,
      failure: expect.stringContaining('Choose which column'),
      table: { heads: ['Title', 'Min'] },
    })
    expect(readText('words', 'auto', HINTS)).toMatchObject({ draft: null, mayBeTable: false })
    expect(readText('words', 'nonsense', HINTS).failure).toContain('There is no format')
  })
})

describe('a file', () => {
  const file = (name: string, bytes: Uint8Array, size = bytes.length) => ({
    name,
    size,
    arrayBuffer: async () => bytes.buffer as ArrayBuffer,
  })
  const utf8 = (text: string) => new TextEncoder().encode(text)

  it('[I33] is read in the alphabet in which it was written', () => {
    expect(decoded(utf8('\uFEFFé'))).toBe('é')
    expect(decoded(new Uint8Array([0x63, 0x61, 0x66, 0xe9]))).toBe('café')
    expect(decoded(new Uint8Array([0xff, 0xfe, 0x63, 0x00, 0xe9, 0x00]))).toBe('cé')
    expect(decoded(new Uint8Array([0xfe, 0xff, 0x00, 0x63]))).toBe('c')
    expect(readText(decoded(new Uint8Array([0xff, 0x00, 0xd8, 0x00, 1, 2])), 'auto', HINTS).failure).toContain(
      'a file that is no text',
    )
  })

  it('[I38] that is too large, or cannot be read, is refused with a sentence; several are one text', async () => {
    await expect(textOfFiles([file('a.csv', utf8('x'), 104_000_000)])).rejects.toThrow(
      '“a.csv” has 104 MB; 10 can be imported',
    )
    const broken = { name: 'folder', size: 1, arrayBuffer: () => Promise.reject(new Error('gone')) }
    await expect(textOfFiles([broken])).rejects.toThrow(ImportFailure)
    expect(await textOfFiles([file('a', utf8('one')), file('b', utf8('two'))])).toEqual({
      text: 'one\n\ntwo',
      name: 'a, b',
    })
  })
})
