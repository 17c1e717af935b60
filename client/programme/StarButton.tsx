/** Puts a topic on the reader's own programme, or takes it off: at once, and kept in this browser alone [P50]. */

import { Icon } from '../ui/Icon.tsx'
import styles from './StarButton.module.css'
import { changeStars, toggled } from './stars.ts'
import { useIsHere } from './use-is-here.ts'
import { useIsStarred, useStarsHere } from './use-stars.tsx'

export function StarButton({ id, title }: { readonly id: string; readonly title: string }) {
  const here = useStarsHere()
  const isHere = useIsHere()
  const isOn = useIsStarred(here?.slug ?? '', id)
  if (!here) return null
  const toggle = () =>
    changeStars(here.slug, (stars) => {
      const seen = here.seenOf(id) ?? stars[id]
      return seen ? toggled(stars, id, seen) : stars
    })
  return (
    <button
      type="button"
      className={styles.star}
      disabled={!isHere}
      aria-pressed={isOn}
      aria-label={`Star “${title}”`}
      onClick={toggle}
    >
      <Icon name="star" />
    </button>
  )
}
