/** Keys do what the actions say: one listener for all of them, quiet while one types, carries, or has a dialog open. */

import { useEffect, useLayoutEffect, useRef } from 'react'
import type { Action } from './actions/action.ts'
import { actionFor, runAction } from './actions/action.ts'
import { actionsOf } from './actions/all-actions.ts'
import { charactersAreOn, chordOf, isCharacter, isMac } from './actions/chord.ts'
import { focusOf } from './actions/focus.ts'
import type { Workbench } from './workbench.ts'

const TYPED = 'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], [role=combobox]'
const OVER = '[role=dialog], [role=alertdialog]'
const LISTS = '[role=menu], [role=listbox]'

export function useActionKeys(bench: Workbench): void {
  const latest = useRef(bench)
  useLayoutEffect(() => {
    latest.current = bench
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const chord = chordOf(event, isMac())
      if (chord === null || (isCharacter(chord) && (event.repeat || !charactersAreOn()))) return
      const now = latest.current
      const own = actionsOf(now.board).filter(({ keys, isEdit }) => keys?.includes(chord) && (now.canEdit || !isEdit))
      const meant = own.filter((action) => isMeant(action, chord, event.target))
      const focus = focusOf(document.activeElement)
      const action = actionFor(chord, meant, now, focus)
      // Also where there is nothing to undo: the field's own undo would write an older text into the board.
      if (action || (chord.startsWith('mod+') && meant.length > 0)) event.preventDefault()
      if (action) runAction(action, now, focus)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}

/** Whether a key is for the page, seen from where it was pressed. */
function isMeant({ inDialogs = false }: Action, chord: string, target: EventTarget | null): boolean {
  if (inDialogs) return !keepsItsOwn(target)
  if (document.querySelector(OVER) ?? document.querySelector('[data-holding]')) return false
  if (chord.startsWith('mod+')) return true
  return !(target instanceof Element && target.closest(TYPED)) && document.querySelector(LISTS) === null
}

/** Fields that write into the document as one types (`data-live`): their undo is the board's. Others, and forms, keep their own. */
const keepsItsOwn = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement &&
  (target.role === 'combobox' || !target.closest('[data-live], form')?.hasAttribute('data-live'))
