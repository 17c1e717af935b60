/**
 * What can be taken hold of: the card or the slot under the pointer, and the one with the focus. All others are none of
 * dnd-kit's business, which would listen to each of a thousand and do so once for every one that comes or goes.
 */

import type { DragDropManager } from '@dnd-kit/dom'
import { Draggable } from '@dnd-kit/dom'
import { useDragDropManager } from '@dnd-kit/react'
import { useEffect } from 'react'
import { parseId } from '../../shared/ids.ts'
import type { Release } from '../../shared/release.ts'
import type { Grip } from './hand.ts'

interface Taken {
  readonly element: Element
  readonly release: Release
}

/** Stands where the manager can be seen, and draws nothing. */
export function Grips({ canEdit }: { readonly canEdit: boolean }): null {
  const manager = useDragDropManager()
  useEffect(() => (manager && canEdit ? watchGrips(manager) : undefined), [manager, canEdit])
  return null
}

function watchGrips(manager: DragDropManager): Release {
  let taken: readonly Taken[] = []
  const last: { pointer: Element | null; focus: Element | null } = { pointer: null, focus: null }

  const keep = (by: 'pointer' | 'focus', target: EventTarget | null) => {
    last[by] = target instanceof Element ? target.closest('[data-card], [data-slot]') : null
    // What is carried stays what it is until it is let go, even if it is drawn elsewhere meanwhile.
    if (!manager.dragOperation.status.idle) return
    const wanted = [...new Set([last.pointer, last.focus])].filter((element) => element !== null)
    for (const { element, release } of taken) if (!wanted.includes(element)) release()
    const kept = taken.filter(({ element }) => wanted.includes(element))
    const isNew = (element: Element) => kept.every((one) => one.element !== element)
    taken = [...kept, ...wanted.filter(isNew).flatMap((element) => take(element, manager) ?? [])]
  }
  const over = ({ target }: Event) => keep('pointer', target)
  const focus = ({ target }: Event) => keep('focus', target)
  document.addEventListener('pointerover', over, { passive: true })
  document.addEventListener('focusin', focus)
  keep('focus', document.activeElement)
  return () => {
    document.removeEventListener('pointerover', over)
    document.removeEventListener('focusin', focus)
    for (const { release } of taken) release()
  }
}

function take(element: Element, manager: DragDropManager): Taken | null {
  const grip = gripOf(element)
  if (!grip) return null
  // A slot is held by its handle alone; in the list it has none.
  const handle = grip.kind === 'slot' ? element.querySelector('[data-handle]') : element
  if (!handle) return null
  const draggable = new Draggable<Grip>({ id: grip.id, element, handle, data: grip, register: false }, manager)
  const unregister = draggable.register()
  return { element, release: () => unregister?.() }
}

function gripOf(element: Element): Grip | null {
  const card = parseId('topic', element.getAttribute('data-card'))
  const slot = parseId('slot', element.getAttribute('data-slot'))
  return card ? { kind: 'topic', id: card } : slot && { kind: 'slot', id: slot }
}
