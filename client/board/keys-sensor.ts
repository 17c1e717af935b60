/**
 * Carrying by keyboard, as a sensor of dnd-kit, so that mouse, touch and keys share one drag from start to end. Its own
 * keyboard sensor moves by pixels; ours moves from place to place: Enter or Space picks up, arrows step, Page Up and Down turn
 * to another day, Enter or Space drops, Escape cancels.
 */

import { configurator, Sensor } from '@dnd-kit/abstract'
import type { DragDropManager, Draggable } from '@dnd-kit/dom'
import type { CleanupFunction } from '@dnd-kit/state'
import { effect } from '@dnd-kit/state'
import type { Direction } from './landing.ts'

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}

const isGrip = ({ code }: KeyboardEvent): boolean => code === 'Space' || code === 'Enter' || code === 'NumpadEnter'

export interface KeysOptions {
  /** One arrow press while something is carried; `far` with Shift. */
  readonly onStep?: (direction: Direction, far: boolean) => void
  /** Page Up (-1) or Page Down (1): to another day. */
  readonly onTurn?: (by: -1 | 1) => void
}

export class KeysSensor extends Sensor<DragDropManager, KeysOptions> {
  #stop: (() => void) | null = null

  bind(source: Draggable, options = this.options): CleanupFunction {
    return effect(() => {
      const target = source.handle ?? source.element
      const press = (event: Event) => {
        if (event instanceof KeyboardEvent) this.#pickUp(event, source, options)
      }
      target?.addEventListener('keydown', press)
      return () => target?.removeEventListener('keydown', press)
    })
  }

  #pickUp(event: KeyboardEvent, source: Draggable, options: KeysOptions | undefined): void {
    const { element } = source
    const isOwn = event.target === (source.handle ?? element)
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey
    if (!element || !isOwn || !plain || source.disabled || event.defaultPrevented) return
    if (!isGrip(event) || !this.manager.dragOperation.status.idle) return
    event.preventDefault()
    const { left, top, width, height } = element.getBoundingClientRect()
    const coordinates = { x: left + width / 2, y: top + height / 2 }
    if (this.manager.actions.start({ event, coordinates, source }).signal.aborted) return

    const { ownerDocument } = element
    const carry = (next: KeyboardEvent) => this.#carry(next, options)
    const cancel = (lost: Event) => this.#end(lost, true)
    ownerDocument.addEventListener('keydown', carry, { capture: true })
    ownerDocument.addEventListener('pointerdown', cancel, { capture: true })
    // Somebody else may take away what is carried: then the hand opens by itself.
    const opened = this.manager.monitor.addEventListener('dragend', () => this.#letGo())
    this.#stop = () => {
      opened()
      ownerDocument.removeEventListener('keydown', carry, { capture: true })
      ownerDocument.removeEventListener('pointerdown', cancel, { capture: true })
    }
  }

  #carry(event: KeyboardEvent, options: KeysOptions | undefined): void {
    const arrow = ARROWS[event.key]
    if (arrow) options?.onStep?.(arrow, event.shiftKey)
    else if (event.key === 'PageUp') options?.onTurn?.(-1)
    else if (event.key === 'PageDown') options?.onTurn?.(1)
    else if (event.key === 'Escape') this.#end(event, true)
    else if (isGrip(event) || event.key === 'Tab') this.#end(event, event.key === 'Tab')
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  #end(event: Event, canceled: boolean): void {
    this.#letGo()
    this.manager.actions.stop({ event, canceled })
  }

  #letGo(): void {
    this.#stop?.()
    this.#stop = null
  }

  override destroy(): void {
    this.#stop?.()
  }

  static override configure = configurator(KeysSensor)
}
