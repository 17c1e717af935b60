/** For a display in the hall: now and next in one room, a clock, everything large; without a room, all of them. */

import { useMemo } from 'react'
import type { Programme } from '../../shared/programme/programme.ts'
import { sayDay } from '../../shared/time.ts'
import { askedPart } from './asked-part.ts'
import { itemsIn, screenAt } from './on-screen.ts'
import type { PageProps } from './page-props.ts'
import type { ProgrammeState } from './programme-state.ts'
import { ScreenOverview } from './ScreenOverview.tsx'
import styles from './ScreenPage.module.css'
import { ScreenRoom } from './ScreenRoom.tsx'
import { useAddress } from './use-address.ts'
import { useAwake } from './use-awake.ts'
import { useFreshBuild } from './use-fresh-build.ts'
import { useIsStill } from './use-is-still.ts'
import { useSeconds } from './use-seconds.ts'
import { conferenceZone, type ShownTimes } from './use-times.ts'
import { wallAt } from './zones.ts'

export function ScreenPage({ slug, programme, state }: PageProps) {
  const { query } = useAddress()
  const now = useSeconds()
  const times = useMemo(() => conferenceZone(programme), [programme])
  const { roomId, unknown } = useMemo(() => askedPart(query, programme), [query, programme])
  const rooms = useMemo(
    () => programme.rooms.map((room) => ({ room, items: itemsIn(programme, room.id) })),
    [programme],
  )
  useAwake()
  const isStill = useIsStill()
  const wall = wallAt(now, times.zone)
  const one = rooms.find(({ room }) => room.id === roomId)
  const shown = one && screenAt(one.items, now, times)
  useFreshBuild(Number(wall.slice(11, 13)), shown ? shown.now.length === 0 : true)
  return (
    <div className={styles.page} data-still={isStill || undefined} data-one={one !== undefined || undefined}>
      <header className={styles.header}>
        <div className={styles.names}>
          <h1 className={styles.room}>{one ? one.room.name || 'Room' : programme.board.title || 'Programme'}</h1>
          {one && <p className={styles.event}>{programme.board.title}</p>}
        </div>
        <p className={styles.clock}>
          <time dateTime={wall}>{wall.slice(11)}</time>
          <span>{sayDay(wall.slice(0, 10))}</span>
        </p>
      </header>
      {one && shown ? (
        <ScreenRoom shown={shown} hasAny={one.items.length > 0} now={now} today={wall.slice(0, 10)} times={times} />
      ) : (
        <ScreenOverview
          slug={slug}
          rooms={rooms}
          unknown={unknown.join(' and no ')}
          now={now}
          today={wall.slice(0, 10)}
          times={times}
        />
      )}
      <Foot programme={programme} state={state} today={wall.slice(0, 10)} times={times} />
    </div>
  )
}

interface FootProps {
  readonly programme: Programme
  readonly state: ProgrammeState
  readonly today: string
  readonly times: ShownTimes
}

/** Quiet, also without a network: a hall can do nothing about it. */
function Foot({ programme, state: { line, asOf }, today, times }: FootProps) {
  const wall = asOf === null ? null : wallAt(asOf, times.zone)
  const day = wall?.startsWith(today) === false ? `${sayDay(wall.slice(0, 10))}, ` : ''
  const since = wall === null ? '' : `, the programme is of ${day}${wall.slice(11)}`
  return (
    <footer className={styles.foot}>
      <span>Times in {times.zone}</span>
      <span role="status">{line === 'lost' ? `Not connected${since}` : ''}</span>
      {programme.edition !== null && <span>Edition {programme.edition}</span>}
    </footer>
  )
}
