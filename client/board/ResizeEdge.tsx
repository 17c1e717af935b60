/** The lower edge of a slot: drag it, or focus it and use the arrow keys, to change the length. */

import { useRef, useState } from 'react'
import { LIMITS } from '../../shared/board/values.ts'
import type { Step } from './board-view.ts'
import styles from './ResizeEdge.module.css'

interface Props {
  readonly minutes: number
  readonly step: Step
  readonly label: string
  readonly onResize: (minutes: number) => void
}

const clamp = (minutes: number, step: Step) =>
  Math.max(step, Math.min(LIMITS.minutes, Math.round(minutes / step) * step))

export function ResizeEdge({ minutes, step, label, onResize }: Props) {
  const edge = useRef<HTMLDivElement>(null)
  const from = useRef<{ y: number; perMinute: number } | null>(null)
  const [shown, setShown] = useState<number | null>(null)

  const lengthAt = (y: number) =>
    from.current ? clamp(minutes + (y - from.current.y) / from.current.perMinute, step) : minutes
  const end = (next: number) => {
    from.current = null
    setShown(null)
    if (next !== minutes) onResize(next)
  }

  return (
    <div
      ref={edge}
      className={styles.edge}
      role="slider"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuemin={step}
      aria-valuemax={LIMITS.minutes}
      aria-valuenow={shown ?? minutes}
      aria-valuetext={`${shown ?? minutes} minutes`}
      // By keys a slot is made longer from its handle: the grid has one Tab stop.
      tabIndex={-1}
      onPointerDown={(event) => {
        const slot = edge.current?.closest('[data-slot]')
        if (!slot || event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        event.stopPropagation()
        from.current = { y: event.clientY, perMinute: slot.getBoundingClientRect().height / minutes }
      }}
      onPointerMove={(event) => from.current && setShown(lengthAt(event.clientY))}
      onPointerUp={(event) => from.current && end(lengthAt(event.clientY))}
      onPointerCancel={() => end(minutes)}
      onKeyDown={(event) => {
        const by = { ArrowDown: step, ArrowRight: step, ArrowUp: -step, ArrowLeft: -step }[event.key]
        if (event.key === 'Escape') end(minutes)
        if (by === undefined) return
        event.preventDefault()
        onResize(clamp(minutes + by, step))
      }}
    >
      {shown !== null && shown !== minutes && (
        <span className={styles.preview} style={{ '--by': shown - minutes } as React.CSSProperties}>
          {shown} min
        </span>
      )}
    </div>
  )
}
