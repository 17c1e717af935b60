/** Which rooms are shown, to be ticked. */

import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import styles from './ViewControls.module.css'
import { useWorkbench } from './workbench.ts'

export function RoomChecks() {
  const { board, view, changeView } = useWorkbench()
  const { hiddenRooms } = view
  return (
    <fieldset className={styles.rooms}>
      <div className={styles.field}>
        <legend>Rooms</legend>
        <Button
          size="small"
          variant="bare"
          isDisabled={hiddenRooms.length === 0}
          onPress={() => changeView({ hiddenRooms: [] })}
        >
          Show all
        </Button>
      </div>
      <div className={styles.checks}>
        {[...board.rooms.values()].map(({ id, name }) => (
          <Checkbox
            key={id}
            isSelected={!hiddenRooms.includes(id)}
            onChange={(isShown) =>
              changeView({ hiddenRooms: isShown ? hiddenRooms.filter((one) => one !== id) : [...hiddenRooms, id] })
            }
          >
            {name || 'Unnamed room'}
          </Checkbox>
        ))}
      </div>
    </fieldset>
  )
}
