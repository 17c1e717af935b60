/** What this tab's hand holds: from dnd-kit's events to a verb, with presence on the way. One drag, whatever moves it. */

import type { DragEndEvent, DragMoveEvent, DragStartEvent } from '@dnd-kit/react'
import type { RefObject } from 'react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Board, Place } from '../../shared/board/model.ts'
import { placeSlot, placeTopics } from '../../shared/board/verbs.ts'
import { atClock, clockOf, dayOf, daysFrom, sayDay, sayWhen, wallPlus } from '../../shared/time.ts'
import type { BoardLink } from '../link/board-link.ts'
import type { Held } from '../link/presence.ts'
import { sayPresence } from '../link/use-presence.ts'
import type { Step } from './board-view.ts'
import type { Column, GridLayout } from './grid-layout.ts'
import { slotsByColumn } from './grid-layout.ts'
import type { Grip, Holding, Point } from './hand.ts'
import { dayUnder, grabbedAt, placeUnder, targetUnder } from './hand.ts'
import type { HoldingStore } from './holding.ts'
import { createHolding, useHoldingRoughly } from './holding.ts'
import type { Direction } from './landing.ts'
import { sayTarget, stepLanding, targetOf } from './landing.ts'

/** What the hand looks at when it moves; a ref, so that a drag always sees the newest board. */
export interface Reach {
  readonly board: Board
  readonly day: string
  readonly layout: GridLayout
  readonly step: Step
  readonly onDay: (day: string) => void
}

export interface Hand {
  readonly held: HoldingStore
  /** Moves with the pointer; written directly, since it changes with every move. */
  readonly ghost: RefObject<HTMLDivElement | null>
  /** The last thing to say to a screen reader. */
  readonly announcement: string
  readonly say: (sentence: string) => void
  readonly onDragStart: (event: DragStartEvent) => void
  readonly onDragMove: (event: DragMoveEvent) => void
  readonly onDragEnd: (event: DragEndEvent) => void
  readonly onStep: (direction: Direction, far: boolean) => void
  readonly onTurn: (by: -1 | 1) => void
}

const gripOf = (event: DragStartEvent | DragMoveEvent | DragEndEvent) =>
  event.operation.source?.data as Grip | undefined

export function useHand(link: BoardLink, reach: RefObject<Reach>): Hand {
  const [held] = useState(createHolding)
  const [announcement, announce] = useState('')
  const ghost = useRef<HTMLDivElement>(null)
  const grab = useRef(0)
  const last = useRef<Point | null>(null)
  const [dropped, setDropped] = useState<{ readonly selector: string } | null>(null)
  // What was carried by keys is drawn anew where it stands now: the focus goes there with it.
  useEffect(() => {
    if (dropped) focusOn(dropped.selector)
  }, [dropped])

  /** The day whose button the held card rests on, until it opens. */
  const turning = useRef<{ readonly day: string; readonly timer: ReturnType<typeof setTimeout> } | null>(null)
  const restOn = useCallback(
    (day: string | null) => {
      if (turning.current?.day === day) return
      clearTimeout(turning.current?.timer)
      const timer = setTimeout(() => day && reach.current.onDay(day), REST_ON_DAY)
      turning.current = day && day !== reach.current.day ? { day, timer } : null
      if (!turning.current) clearTimeout(timer)
    },
    [reach],
  )

  const hold = useCallback(
    (next: Holding | null) => {
      const before = held.current()
      held.set(next)
      if (held.current() !== before) sayPresence(link.presence, { held: presenceOf(next) })
    },
    [link, held],
  )

  const onDragStart = useCallback(
    (event: DragStartEvent) => {
      const grip = gripOf(event)
      if (!grip) return
      const by = event.nativeEvent instanceof KeyboardEvent ? 'keys' : 'pointer'
      const { board } = reach.current
      grab.current = grabbedAt(event.operation.source?.element, event.operation.position.initial)
      moveGhost(ghost.current, event.operation.position.current)
      if (grip.kind === 'slot') {
        const place = board.slots.get(grip.id)?.place
        hold({ kind: 'slot', id: grip.id, by, ...(by === 'keys' && place && { place }) })
        if (by === 'keys' && place) announce(`Picked up the slot at ${sayWhen(place.start)}. ${HOW}`)
        return
      }
      const target = targetOf(board, grip.id)
      hold({ kind: 'topics', ids: [grip.id], by, ...(by === 'keys' && { target }) })
      const title = board.topics.get(grip.id)?.title
      if (by === 'keys') announce(`Picked up “${title}” from ${sayTarget(board, [grip.id], target)}. ${HOW}`)
    },
    [hold, reach],
  )

  const onDragMove = useCallback(
    (event: DragMoveEvent) => {
      const point = event.to
      const now = held.current()
      if (!point || now?.by !== 'pointer') return
      last.current = { x: point.x, y: point.y }
      moveGhost(ghost.current, point)
      hold(underPointer(now, point, grab.current, reach.current))
      restOn(dayUnder(point))
    },
    [held, hold, restOn, reach],
  )

  // The wheel and the grid's own scrolling move the page under a pointer that stands still.
  const isHeld = useHoldingRoughly(held)?.by === 'pointer'
  useEffect(() => {
    if (!isHeld) return
    const scrolled = () => {
      const now = held.current()
      if (now?.by === 'pointer' && last.current) hold(underPointer(now, last.current, grab.current, reach.current))
    }
    document.addEventListener('scroll', scrolled, { capture: true, passive: true })
    return () => document.removeEventListener('scroll', scrolled, { capture: true })
  }, [isHeld, held, hold, reach])

  const onStep = useCallback(
    (direction: Direction, far: boolean) => {
      const now = held.current()
      const { board, day, layout, step } = reach.current
      if (now?.kind === 'topics') {
        const target = stepLanding(board, slotsByColumn(layout), now.ids, now.target ?? null, direction)
        hold({ ...now, target })
        announce(`Over ${sayTarget(board, now.ids, target)}.`)
      } else if (now?.place) {
        const place = stepPlace(layout, now.place, direction, far ? 60 : step)
        hold({ ...now, place })
        if (dayOf(place.start) !== day) reach.current.onDay(dayOf(place.start))
        const room = place.roomId === null ? 'all rooms' : board.rooms.get(place.roomId)?.name
        announce(`Over ${sayWhen(place.start)} in ${room}.`)
      }
    },
    [held, hold, reach],
  )

  const onDragEnd = useCallback(
    (event: DragEndEvent) => {
      // Moves are told once a frame: where the pointer was let go may be further than the last one.
      const end = event.nativeEvent
      const was = held.current()
      const now =
        was?.by === 'pointer' && end instanceof PointerEvent
          ? underPointer(was, { x: end.clientX, y: end.clientY }, grab.current, reach.current)
          : was
      last.current = null
      restOn(null)
      hold(null)
      if (!now) return
      if (event.canceled) {
        announce('Put back where it was.')
        return
      }
      announce(drop(link, reach.current.board, now))
      if (now.by === 'keys') setDropped({ selector: selectorOf(now) })
    },
    [held, hold, link, restOn, reach],
  )

  const onTurn = useCallback(
    (by: -1 | 1) => {
      const { board, day, layout, onDay } = reach.current
      if (layout.isOverDays) return onStep(by < 0 ? 'left' : 'right', false)
      const days = daysFrom(board.meta.firstDay, board.meta.lastDay)
      const next = days[days.indexOf(day) + by]
      if (!next) return
      onDay(next)
      announce(`${sayDay(next)}. Arrow keys move it there.`)
    },
    [onStep, reach],
  )

  return useMemo(
    () => ({ held, ghost, announcement, say: announce, onDragStart, onDragMove, onDragEnd, onStep, onTurn }),
    [held, announcement, onDragStart, onDragMove, onDragEnd, onStep, onTurn],
  )
}

const HOW = 'Arrow keys move it, Page Up and Down change the day, Space drops it, Escape puts it back.'

/** How long a held card rests on a day's button until that day opens, ms. */
const REST_ON_DAY = 500

const selectorOf = (now: Holding): string =>
  now.kind === 'topics' ? `[data-card="${now.ids[0]}"]` : `[data-slot="${now.id}"] > button`

function focusOn(selector: string): void {
  const element = document.querySelector(selector)
  if (element instanceof HTMLElement) element.focus()
}

/** What the ghost may take beside the pointer, pixels: it stays inside the window. */
const GHOST = { width: 272, height: 64 }

function moveGhost(ghost: HTMLElement | null, { x, y }: Point): void {
  if (!ghost) return
  const left = Math.min(x, window.innerWidth - GHOST.width)
  const top = y + GHOST.height > window.innerHeight ? y - GHOST.height : y
  ghost.style.transform = `translate(${left}px, ${top}px)`
}

function underPointer(now: Holding, point: Point, grab: number, { board, layout, step }: Reach): Holding {
  const { kind, by } = now
  if (kind === 'topics') {
    const target = targetUnder(point, now.ids)
    return { kind, ids: now.ids, by, ...(target !== undefined && { target }) }
  }
  const own = board.slots.get(now.id)?.place
  const place = own && placeUnder(point, grab, own, layout, step)
  return { kind, id: now.id, by, ...(place && { place }) }
}

/** One step of a slot: `minutes` up or down, or to the next column. */
function stepPlace({ columns }: GridLayout, { roomId, start }: Place, direction: Direction, minutes: number): Place {
  if (direction === 'up') return { roomId, start: wallPlus(start, -minutes) }
  if (direction === 'down') return { roomId, start: wallPlus(start, minutes) }
  const isIn = (column: Column) =>
    column.day === dayOf(start) && (roomId === null || column.roomId === null || column.roomId === roomId)
  const next = columns[columns.findIndex(isIn) + (direction === 'left' ? -1 : 1)]
  return next
    ? { roomId: roomId && (next.roomId ?? roomId), start: atClock(next.day, clockOf(start)) }
    : { roomId, start }
}

/** Does what the hand asked for, and says it. */
function drop(link: BoardLink, board: Board, now: Holding): string {
  if (now.kind === 'topics') {
    if (now.target === undefined) return 'Put back where it was.'
    placeTopics(link.door, now.ids, now.target)
    return `Dropped: ${sayTarget(board, now.ids, now.target)}.`
  }
  if (!now.place) return 'Put back where it was.'
  placeSlot(link.door, now.id, now.place)
  return `Dropped at ${clockOf(now.place.start)}.`
}

function presenceOf(holding: Holding | null): Held | null {
  if (holding?.kind !== 'topics') return null
  const { ids, target } = holding
  return target === undefined ? { topics: ids } : { topics: ids, over: target }
}
