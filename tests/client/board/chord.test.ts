import { describe, expect, it } from 'vitest'
import type { Press } from '../../../client/board/actions/chord.ts'
import { chordOf, isCharacter, sayChord } from '../../../client/board/actions/chord.ts'

const NONE: Press = { key: '', code: '', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false }
const chord = (press: Partial<Press>, onMac = false) => chordOf({ ...NONE, ...press }, onMac)

describe('a chord', () => {
  it('is Ctrl here and Cmd on a Mac, and nothing with the other of the two or with Alt', () => {
    expect(chord({ key: 'k', ctrlKey: true })).toBe('mod+k')
    expect(chord({ key: 'k', metaKey: true })).toBeNull()
    expect(chord({ key: 'k', metaKey: true }, true)).toBe('mod+k')
    expect(chord({ key: 'k', ctrlKey: true }, true)).toBeNull()
    expect(chord({ key: 'n', altKey: true })).toBeNull()
  })

  it('knows letters by Shift, not by caps lock, and other characters by themselves', () => {
    expect(chord({ key: 'Z', ctrlKey: true, shiftKey: true })).toBe('mod+shift+z')
    expect(chord({ key: 'N' })).toBe('n')
    expect(chord({ key: 'N', shiftKey: true })).toBe('shift+n')
    expect(chord({ key: '?', shiftKey: true })).toBe('?')
    expect(chord({ key: '+', shiftKey: true })).toBe('+')
    expect(chord({ key: '1', shiftKey: true })).toBe('1')
    expect(chord({ key: 'Delete', shiftKey: true })).toBe('shift+Delete')
  })

  it('is the Latin letter of the key where letters are others', () => {
    expect(chord({ key: 'я', code: 'KeyZ', ctrlKey: true })).toBe('mod+z')
    expect(chord({ key: 'Y', code: 'KeyZ', ctrlKey: true }), 'a German keyboard says what it means').toBe('mod+y')
  })

  it('is a character where nothing but Shift is held', () => {
    expect(['n', 'shift+n', '?', '+'].map(isCharacter)).toEqual([true, true, true, true])
    expect(['mod+k', 'mod+/', 'Delete', 'shift+Delete'].map(isCharacter)).toEqual([false, false, false, false])
  })

  it('is said as keyboards name it', () => {
    expect(['mod+shift+z', 'shift+d', '+', 'Delete'].map((one) => sayChord(one, false))).toEqual([
      'Ctrl+Shift+Z',
      'Shift+D',
      '+',
      'Del',
    ])
    expect(sayChord('mod+shift+z', true)).toBe('⇧⌘Z')
  })
})
