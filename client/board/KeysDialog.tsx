/** Every key of the page, by what it is for, how to carry, and the switch that turns keys of one character off. */

import { useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import type { Action } from './actions/action.ts'
import { ACTION_GROUPS } from './actions/action.ts'
import { actionsOf } from './actions/all-actions.ts'
import { charactersAreOn, isMac, sayChord, turnCharacters } from './actions/chord.ts'
import styles from './KeysDialog.module.css'
import { useWorkbench } from './workbench.ts'

/** What the hand and the grid do with keys while a card, a slot or its edge has the focus. */
const CARRYING: readonly (readonly [name: string, keys: readonly string[]])[] = [
  ['Go from card to card', ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']],
  ['Pick up, and drop', [' ']],
  ['Carry to the next place', ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']],
  ['Carry to another day', ['PageUp', 'PageDown']],
  ['Put back', ['Escape']],
  ['Choose every card that is shown', ['mod+a']],
]

export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const { board, canEdit } = useWorkbench()
  const [on, setOn] = useState(charactersAreOn)
  const actions = actionsOf(board).filter(({ keys, isEdit }) => keys && (canEdit || !isEdit))
  return (
    <Dialog
      title="Keys"
      isOpen
      onClose={onClose}
      size="large"
      footer={
        <Button variant="primary" onPress={onClose}>
          Done
        </Button>
      }
    >
      {/* Within what scrolls: from here the keyboard scrolls it. */}
      <Checkbox
        className={styles.turn}
        isSelected={on}
        onChange={(next) => {
          setOn(next)
          turnCharacters(next)
        }}
      >
        Keys of one character (off: only those with {isMac() ? '⌘' : 'Ctrl'} and the named ones)
      </Checkbox>
      <div className={styles.groups}>
        {ACTION_GROUPS.map((group) => (
          <Group key={group} name={group} lines={linesOf(actions.filter((action) => action.group === group))} />
        ))}
        {canEdit && <Group name="Carrying" lines={CARRYING} />}
      </div>
    </Dialog>
  )
}

type Line = readonly [name: string, keys: readonly string[]]

/** The days are one line. */
function linesOf(actions: readonly Action[]): readonly Line[] {
  const days = actions.filter(({ id }) => /^day\.\d/.test(id)).flatMap(({ keys }) => keys ?? [])
  const others = actions.filter(({ id }) => !/^day\.\d/.test(id)).map(({ name, keys }): Line => [name, keys ?? []])
  const [first, ...more] = days
  return first ? [...others, ['Show the first day, the second…', [first, ...more].slice(0, 3)]] : others
}

function Group({ name, lines }: { readonly name: string; readonly lines: readonly Line[] }) {
  if (lines.length === 0) return null
  return (
    <section className={styles.group}>
      <h3>{name}</h3>
      <dl>
        {lines.map(([what, keys]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key}>{key === ' ' ? 'Space' : sayChord(key, isMac())}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
