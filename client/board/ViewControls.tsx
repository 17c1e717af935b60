/** What part of the board is looked at, and how: a switch in the bar, the rest behind one button; all of it there on a phone. */

import { Dialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import { Button, IconButton } from '../ui/Button.tsx'
import { classes } from '../ui/classes.ts'
import { Segmented } from '../ui/Segmented.tsx'
import { useMedia } from '../ui/use-media.ts'
import { STEPS, ZOOMS } from './board-view.ts'
import { RoomChecks } from './RoomChecks.tsx'
import { ShownSwitch } from './ShownSwitch.tsx'
import { zoomBy } from './use-zoom-wheel.ts'
import styles from './ViewControls.module.css'
import { useWorkbench } from './workbench.ts'

export function ViewControls() {
  const { board, view, changeView } = useWorkbench()
  const isNarrow = useMedia('(max-width: 1100px)')
  const hidden = view.hiddenRooms.filter((id) => board.rooms.has(id)).length
  const isOfRooms = view.shown === 'day' || view.shown === 'list'
  return (
    <>
      {!isNarrow && <ShownSwitch />}
      <DialogTrigger>
        <Button size="small" variant="bare" icon="eye">
          View
        </Button>
        <Popover className={classes(styles.popover)} offset={4} placement="bottom start">
          <Dialog className={classes(styles.view)} aria-label="View">
            {isNarrow && <ShownSwitch isStacked />}
            <ViewFields />
          </Dialog>
        </Popover>
      </DialogTrigger>
      {hidden > 0 && isOfRooms && (
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
