/** What this tab's hand holds: from dnd-kit's events to a verb, with presence on the way. One drag, whatever moves it. */

import type { DragDropManager } from '@dnd-kit/dom'
import type { DragEndEvent, DragMoveEvent, DragStartEvent } from '@dnd-kit/react'
import type { RefObject } from 'react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { dayOf, daysFrom, sayDay } from '../../shared/time.ts'
import type { BoardLink } from '../link/board-link.ts'
import type { Held } from '../link/presence.ts'
import { sayPresence } from '../link/use-presence.ts'
import { toast } from '../ui/toasts.ts'
import { drop } from './drop.ts'
import { slotsByColumn } from './grid-layout.ts'
import type { Grip, Holding, Point } from './hand.ts'
import { dayUnder, grabbedAt, isBreakUnder, placeUnder, targetUnder } from './hand.ts'
import type { HoldingStore } from './holding.ts'
import { createHolding, useHoldingRoughly } from './holding.ts'
import type { Direction } from './landing.ts'
import { sayTarget, stepLanding, targetOf } from './landing.ts'
import type { Meanwhile } from './meanwhile.ts'
import { pickUp, sayPickedUp } from './pick-up.ts'
import type { Reach } from './reach.ts'
import { offerRestore } from './restore-toast.ts'
import { saySlotAt, stepPlace } from './slot-landing.ts'
import { offerUndo } from './undo-toast.ts'
import { useMeanwhile } from './use-meanwhile.ts'
import { useSlotDrop } from './use-slot-drop.ts'

export interface Hand {
  readonly held: HoldingStore
  /** What others did meanwhile to what is held. */
  readonly told: string
  /** Moves with the pointer; written directly, since it changes with every move. */
  readonly ghost: RefObject<HTMLDivElement | null>
  /** The last thing to say to a screen reader. */
  readonly announcement: string
  readonly say: (sentence: string) => void
  readonly onDragStart: (event: DragStartEvent, manager: DragDropManager) => void
  readonly onDragMove: (event: DragMoveEvent) => void
  readonly onDragEnd: (event: DragEndEvent) => void
  readonly onStep: (direction: Direction, far: boolean) => void
  readonly onTurn: (by: -1 | 1) => void
}

export function useHand(link: BoardLink, reach: RefObject<Reach>): Hand {
  const [held] = useState(createHolding)
  const [announcement, announce] = useState('')
  const [told, setTold] = useState('')
  const ghost = useRef<HTMLDivElement>(null)
  const grab = useRef(0)
  const last = useRef<Point | null>(null)
  const open = useRef<() => void>(() => undefined)
  const forgetOffer = useRef<() => void>(() => undefined)
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
      turning.current = day && day !== reach.current.view.day ? { day, timer } : null
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
    (event: DragStartEvent, manager: DragDropManager) => {
      const { source } = event.operation
      const grip = source?.data as Grip | undefined
      if (!grip) return
      open.current = () => manager.actions.stop({ canceled: true })
      // Nothing lies in the hand's way.
      forgetOffer.current()
      setTold('')
      grab.current = grabbedAt(source?.element, event.operation.position.initial)
      moveGhost(ghost.current, event.operation.position.current)
      const by = event.nativeEvent instanceof KeyboardEvent ? 'keys' : 'pointer'
      const next = pickUp(grip, by, reach.current)
      hold(next)
      if (by === 'keys') announce(`Picked up ${sayPickedUp(next, reach.current.board)}. ${HOW}`)
    },
    [hold, reach],
  )

  const follow = useCallback(() => {
    const now = held.current()
    if (now?.by === 'pointer' && last.current) hold(underPointer(now, last.current, grab.current, reach.current))
  }, [held, hold, reach])

  const onDragMove = useCallback(
    (event: DragMoveEvent) => {
      const point = event.to
      if (!point || held.current()?.by !== 'pointer') return
      last.current = { x: point.x, y: point.y }
      moveGhost(ghost.current, point)
      follow()
      restOn(dayUnder(point))
    },
    [held, follow, restOn],
  )

  // The wheel, the grid's own scrolling and other people move the page under a pointer that stands still.
  const rough = useHoldingRoughly(held)
  const isHeld = rough?.by === 'pointer'
  useEffect(() => {
    if (!isHeld) return
    document.addEventListener('scroll', follow, { capture: true, passive: true })
    return () => document.removeEventListener('scroll', follow, { capture: true })
  }, [isHeld, follow])

  const tell = useCallback(
    ({ sentence, holding: left, removed }: Meanwhile) => {
      setTold(sentence)
      announce(left ? `${sentence} ${left.by === 'keys' ? HOW : ''}` : sentence)
      hold(left)
      if (!left) open.current()
      if (removed.length > 0) offerRestore(link.door, removed)
      else if (!left || left.by === 'keys') toast(sentence)
    },
    [link, hold],
  )
  const isHolding = rough !== null
  useMeanwhile(link, held, isHolding, tell)
  useEffect(() => {
    if (!isHolding) return
    return link.reader.subscribe((board) => {
      const now = held.current()
      if (now?.kind === 'topics' && now.target && !board.lineups.has(now.target.slotId)) {
        const target = targetOf(board, now.ids)
        hold({ ...now, target })
        announce(`That slot is gone. Over ${sayTarget(board, now.ids, target)}.`)
      }
      // After it is drawn.
      requestAnimationFrame(follow)
    })
  }, [link, held, isHolding, hold, follow])
  useSlotDrop(held, reach, rough?.kind === 'slot', hold)

  const onStep = useCallback(
    (direction: Direction, far: boolean) => {
      const now = held.current()
      const { board, view, layout } = reach.current
      if (now?.kind === 'topics') {
        const target = stepLanding(board, slotsByColumn(layout), now.ids, now.target ?? null, direction)
        hold({ ...now, target })
        announce(`Over ${sayTarget(board, now.ids, target)}.`)
      } else if (now?.place) {
        const place = stepPlace(layout, now.place, direction, far ? 60 : view.step)
        hold({ ...now, place })
        if (dayOf(place.start) !== view.day) reach.current.onDay(dayOf(place.start))
        announce(`Over ${saySlotAt(board, now.id, place)}.`)
      }
      // Once it is drawn.
      requestAnimationFrame(showLanding)
    },
    [held, hold, reach],
  )

  const onDragEnd = useCallback(
    (event: DragEndEvent) => {
      // Moves are told once a frame: where the pointer was let go may be further than the last one.
      const end = event.nativeEvent
      if (end instanceof PointerEvent) last.current = { x: end.clientX, y: end.clientY }
      follow()
      const now = held.current()
      last.current = null
      restOn(null)
      hold(null)
      if (!now) return
      if (event.canceled || !drop(link.door, reach.current.board, now)) announce('Put back where it was.')
      else {
        announce('')
        forgetOffer.current = offerUndo(link.door)
      }
      if (now.by === 'keys' && !event.canceled) setDropped({ selector: selectorOf(now) })
    },
    [held, hold, follow, link, restOn, reach],
  )

  const onTurn = useCallback(
    (by: -1 | 1) => {
      const { board, view, layout, onDay } = reach.current
      if (held.current() && layout.isOverDays) return onStep(by < 0 ? 'left' : 'right', false)
      const days = daysFrom(board.meta.firstDay, board.meta.lastDay)
      const next = days[days.indexOf(view.day) + by]
      if (!next) return
      onDay(next)
      announce(held.current() ? `${sayDay(next)}. Arrow keys move it there.` : `${sayDay(next)}.`)
    },
    [held, onStep, reach],
  )

  return useMemo(
    () => ({ held, told, ghost, announcement, say: announce, onDragStart, onDragMove, onDragEnd, onStep, onTurn }),
    [held, told, announcement, onDragStart, onDragMove, onDragEnd, onStep, onTurn],
  )
}

const HOW = 'Arrow keys move it, Page Up and Down change the day, Enter drops it, Escape puts it back.'

/** How long a held card rests on a day's button until that day opens, ms. */
const REST_ON_DAY = 500

const selectorOf = (now: Holding): string =>
  now.kind === 'topics' ? `[data-card="${now.ids[0]}"]` : `[data-slot="${now.id}"] button:not([data-card])`

function focusOn(selector: string): void {
  const element = document.querySelector(selector)
  if (element instanceof HTMLElement) element.focus()
}

/** Keys carry it also where nobody looks. */
const showLanding = () =>
  document.querySelector('[data-landing]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })

/** What the ghost may take beside the pointer, pixels: it stays inside the window. */
const GHOST = { width: 292, height: 116 }

function moveGhost(ghost: HTMLElement | null, { x, y }: Point): void {
  if (!ghost) return
  const left = Math.min(x, window.innerWidth - GHOST.width)
  const top = y + GHOST.height > window.innerHeight ? y - GHOST.height : y
  ghost.style.transform = `translate(${left}px, ${top}px)`
}

function underPointer(now: Holding, point: Point, grab: number, { board, view, layout }: Reach): Holding {
  if (now.kind === 'topics') {
    const { target: _, isOverBreak: __, ...rest } = now
    const target = targetUnder(point, now.ids)
    if (target === undefined && isBreakUnder(point)) return { ...rest, isOverBreak: true }
    return { ...rest, ...(target !== undefined && { target }) }
  }
  const { place: _, ...rest } = now
  const own = board.slots.get(now.id)?.place
  const place = own && placeUnder(point, grab, own, layout, view.step)
  return { ...rest, ...(place && { place }) }
}

function presenceOf(holding: Holding | null): Held | null {
  if (holding?.kind !== 'topics') return null
  const { ids, target } = holding
  return target === undefined ? { topics: ids } : { topics: ids, over: target }
}
