/** The way to the reader's own programme, with how much is on it. */

import { Icon } from '../ui/Icon.tsx'
import styles from './MyLink.module.css'
import { pathOf } from './public-address.ts'
import { useStars } from './use-stars.tsx'

export function MyLink({ slug }: { readonly slug: string }) {
  const count = Object.keys(useStars(slug)).length
  return (
    <a className={styles.link} href={pathOf({ slug, shown: { page: 'mine' }, query: '' })}>
      <Icon name="star" />
      <span className={styles.words}>My programme</span>
      {count > 0 && <span className={styles.count}>{count}</span>}
    </a>
  )
}
