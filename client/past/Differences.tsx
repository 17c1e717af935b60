/** What differs between two boards: as sentences, or the two beside each other. */

import { useMemo, useState } from 'react'
import type { Difference } from '../../shared/board/differences.ts'
import { Button } from '../ui/Button.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import styles from './Past.module.css'
import type { NamedBoard } from './parts.ts'
import { Scroll } from './Scroll.tsx'
import { SideBySide } from './SideBySide.tsx'

interface Props {
  readonly from: NamedBoard
  readonly to: NamedBoard
  readonly differences: readonly Difference[]
  /** What can be brought back alone, by the difference that shows it. */
  readonly onRestore?: ((difference: Difference) => void) | undefined
}

const LOOKS = [
  { value: 'words', label: 'In words' },
  { value: 'sides', label: 'Side by side' },
] as const
/** So many are read; more are a matter for the two beside each other. */
const MOST = 200

export function Differences({ from, to, differences, onRestore }: Props) {
  const [look, setLook] = useState<'words' | 'sides'>('words')
  const shown = useMemo(() => differences.slice(0, MOST), [differences])
  return (
    <>
      <div className={styles.looks}>
        <p role="status">{sayCount(differences.length, from.name, to.name)}</p>
        <Segmented label="How to see it" options={LOOKS} value={look} onChange={setLook} />
      </div>
      {look === 'sides' ? (
        <SideBySide from={from} to={to} differences={differences} />
      ) : (
        <Scroll label="Differences">
          <ul className={styles.differences}>
            {shown.map((one) => (
              <li key={`${one.kind} ${one.id} ${one.words}`} data-what={one.what}>
                <span>{one.words}</span>
                {onRestore && (one.kind === 'topic' || one.kind === 'slot') && (
                  <Button
                    size="small"
                    variant="bare"
                    aria-label={`Restore this ${one.kind}: ${one.words}`}
                    onPress={() => onRestore(one)}
                  >
                    Restore {one.kind}
                  </Button>
                )}
              </li>
            ))}
          </ul>
          {differences.length > MOST && <p className={styles.empty}>{differences.length - MOST} more.</p>}
        </Scroll>
      )}
    </>
  )
}

function sayCount(count: number, from: string, to: string): string {
  if (count === 0) return `${from} and ${to} are the same.`
  return `${count} ${count === 1 ? 'difference' : 'differences'}, from ${from} to ${to}`
}
