/** In whose time the programme is shown, always in words; and the way to the other. */

import { useSyncExternalStore } from 'react'
import type { Programme } from '../../shared/programme/programme.ts'
import { useIsHere } from './use-is-here.ts'
import type { ShownTimes } from './use-times.ts'
import styles from './ViewBar.module.css'
import { chooseZone, onZoneChoice, ownZone, type ZoneChoice, zoneChoice } from './zone-choice.ts'
import { aheadOf, cityOf, sayDifference } from './zones.ts'

const CHOICES = [
  ['conference', 'Conference'],
  ['own', 'My time'],
] as const satisfies readonly (readonly [ZoneChoice, string])[]

export function ZoneSwitch({ programme, times }: { programme: Programme; times: ShownTimes }) {
  const { timeZone } = programme.board
  const choice = useSyncExternalStore<ZoneChoice>(onZoneChoice, zoneChoice, () => 'conference')
  // The server does not know whose clock it is: it leaves the place for the buttons.
  const isHere = useIsHere()
  const own = isHere ? ownZone() : null
  const first = programme.slots[0]?.start
  const ahead = own && first ? aheadOf(first, own) : 0
  const isOther = own !== null && own !== timeZone && sayDifference(ahead) !== ''
  return (
    <div className={styles.zone}>
      <p className={styles.times}>
        {choice === 'own' && times.zone !== timeZone ? `Your time: ${times.zone}` : `Times in ${timeZone}`}
        {isOther && <span className={styles.difference}> {sayOther(choice, own, timeZone, ahead)}</span>}
      </p>
      <fieldset className={styles.switch} aria-label="Whose time" data-empty={!isOther || undefined}>
        {CHOICES.map(([name, words]) => (
          <button
            key={name}
            type="button"
            aria-pressed={choice === name}
            disabled={!isOther}
            onClick={() => chooseZone(name)}
          >
            {words}
          </button>
        ))}
      </fieldset>
    </div>
  )
}

/** The other clock beside the one that is shown. */
function sayOther(choice: ZoneChoice, own: string, timeZone: string, ahead: number): string {
  return choice === 'own'
    ? `${cityOf(timeZone)} is ${sayDifference(-ahead)}`
    : `your clock (${cityOf(own)}) is ${sayDifference(ahead)}`
}
