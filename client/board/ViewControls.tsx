/** What part of the board is looked at, and how: a switch in the bar, the rest behind one button; all of it there on a phone. */

import { Dialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import type { Board } from '../../shared/board/model.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { classes } from '../ui/classes.ts'
import { Segmented } from '../ui/Segmented.tsx'
import { useMedia } from '../ui/use-media.ts'
import type { BoardView } from './board-view.ts'
import { STEPS, ZOOMS } from './board-view.ts'
import { roomShown, trackShown } from './grid-layout.ts'
import { RoomChecks } from './RoomChecks.tsx'
import { SHOWN_WORDS, ShownSwitch } from './ShownSwitch.tsx'
import { zoomBy } from './use-zoom-wheel.ts'
import styles from './ViewControls.module.css'
import { useWorkbench } from './workbench.ts'

export function ViewControls() {
  const { board, canEdit, view, changeView, open } = useWorkbench()
  const isNarrow = useMedia('(max-width: 1100px)')
  const isPhone = useMedia('(max-width: 700px)')
  const hidden = view.hiddenRooms.filter((id) => board.rooms.has(id)).length
  const shown = sayShown(board, view)
  const isOfRooms = view.shown === 'day' || view.shown === 'list'
  return (
    <>
      {!isNarrow && <ShownSwitch />}
      <DialogTrigger>
        <Button size="small" variant="bare" icon="eye" aria-label={isNarrow ? `View: ${shown}` : 'View'}>
          <span className={styles.shown}>{isNarrow ? shown : 'View'}</span>
        </Button>
        <Popover className={classes(styles.popover)} offset={4} placement="bottom start">
          <Dialog className={classes(styles.view)} aria-label="View">
            {isNarrow && <ShownSwitch isStacked />}
            <ViewFields />
            {isNarrow && (
              <Button
                size="small"
                variant="bare"
                className={styles.zone}
                isDisabled={!canEdit}
                onPress={() => open({ what: 'facts' })}
              >
                Times are of {board.meta.timeZone}
              </Button>
            )}
          </Dialog>
        </Popover>
      </DialogTrigger>
      {hidden > 0 && isOfRooms && !isPhone && (
        <Button
          size="small"
          variant="bare"
          className={styles.hidden}
          onPress={() => changeView({ hiddenRooms: [] })}
          aria-label={`${sayHidden(hidden)}: show all`}
        >
          {sayHidden(hidden)}
          <span className={styles.all}>Show all</span>
        </Button>
      )}
    </>
  )
}

/** In a word or two: what the switch would say, where there is no room for it. */
function sayShown(board: Board, view: BoardView): string {
  if (view.shown === 'room') return roomShown(board, view)?.name || 'Room'
  const track = view.shown === 'track' ? trackShown(board, view) : null
  return (track && board.tracks.get(track)?.name) || SHOWN_WORDS[view.shown]
}

const sayHidden = (count: number): string => (count === 1 ? '1 room hidden' : `${count} rooms hidden`)

function ViewFields() {
  const { board, canEdit, view, changeView } = useWorkbench()
  const { shown, zoom, step } = view
  const isGrid = shown !== 'list'
  return (
    <>
      {isGrid && (
        <div className={styles.field}>
          <span>Zoom</span>
          <div className={styles.zoom}>
            <Button
              size="small"
              variant="bare"
              aria-label="Zoom out"
              isDisabled={zoom === ZOOMS[0]}
              onPress={() => changeView({ zoom: zoomBy(zoom, -1) })}
            >
              −
            </Button>
            <output className="tabular">{Math.round(zoom * 100)} %</output>
            <IconButton
              size="small"
              icon="plus"
              label="Zoom in"
              keys="Ctrl+wheel"
              isDisabled={zoom === ZOOMS.at(-1)}
              onPress={() => changeView({ zoom: zoomBy(zoom, 1) })}
            />
          </div>
        </div>
      )}
      {isGrid && canEdit && (
        <div className={styles.field}>
          <span>Step, minutes</span>
          <Segmented
            label="Step in which slots are moved, minutes"
            options={STEPS.map((value) => ({ value, label: String(value) }))}
            value={step}
            onChange={(next) => changeView({ step: next })}
          />
        </div>
      )}
      {(shown === 'day' || shown === 'list') && board.rooms.size > 0 && <RoomChecks />}
    </>
  )
}
