/**
 * Keys as a text: `mod+shift+z`, `shift+d`, `?`, `Delete`; `mod` is Cmd on a Mac and Ctrl elsewhere. The keys of characters
 * that are no letters are named by the character alone: what one holds to type a `?` differs from keyboard to keyboard.
 */

import { keep, kept } from '../../browser-store.ts'

/** What a chord is made of; a `KeyboardEvent` is one. */
export interface Press {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
}

export const isMac = (): boolean => /^(Mac|iP)/.test(navigator.platform)

const isLetter = (key: string): boolean => /^\p{L}$/u.test(key)

/** The chord that was pressed; `null` for keys that are the system's, or come with Alt, which types characters on a Mac. */
export function chordOf(press: Press, onMac: boolean): string | null {
  const [mod, other] = onMac ? [press.metaKey, press.ctrlKey] : [press.ctrlKey, press.metaKey]
  if (other || press.altKey) return null
  const key = keyOf(press)
  const shift = press.shiftKey && (key.length > 1 || isLetter(key))
  return [mod && 'mod', shift && 'shift', key].filter(Boolean).join('+')
}

/** A letter in lower case; on a keyboard of other letters the Latin one that its key has elsewhere. */
function keyOf({ key, code }: Press): string {
  if (key.length > 1 || !isLetter(key)) return key
  const latin = /^Key([A-Z])$/.exec(code)?.[1]
  return (/^[a-z]$/i.test(key) ? key : (latin ?? key)).toLowerCase()
}

/** Whether it is typed with nothing but Shift: such keys are taken by speech input too, so that one can turn them off. */
export const isCharacter = (chord: string): boolean => /^(shift\+)?.$/u.test(chord)

const SAID: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Delete: 'Del',
}

/** "Ctrl+Shift+Z", on a Mac "⇧⌘Z". */
export function sayChord(chord: string, onMac: boolean): string {
  const parts = chord === '+' ? ['+'] : chord.split('+')
  const key = parts.at(-1) ?? ''
  const said = SAID[key] ?? (key.length === 1 ? key.toUpperCase() : key)
  const held = [parts.includes('shift') && (onMac ? '⇧' : 'Shift'), parts.includes('mod') && (onMac ? '⌘' : 'Ctrl')]
  return onMac ? [...held, said].filter(Boolean).join('') : [...held.toReversed(), said].filter(Boolean).join('+')
}

const KEY = 'characterKeys'

/** WCAG 2.2, SC 2.1.4: keys that are characters can be turned off, for this browser. */
export const charactersAreOn = (): boolean => kept(KEY, (value) => (typeof value === 'boolean' ? value : null)) ?? true

export const turnCharacters = (on: boolean): void => keep(KEY, on ? null : false)
