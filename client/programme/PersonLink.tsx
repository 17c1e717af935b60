/** Somebody's name, leading to their page; their affiliation beside it. */

import type { PublicPerson } from '../../shared/programme/programme.ts'
import styles from './PersonLink.module.css'
import { pagePath } from './public-address.ts'
import { useAddress } from './use-address.ts'

export function PersonLink({ person, isShort = false }: { person: PublicPerson; isShort?: boolean }) {
  const { slug } = useAddress()
  return (
    <>
      <a className={styles.link} href={pagePath(slug, { page: 'person', id: person.id })}>
        {person.name || 'Unnamed'}
      </a>
      {person.affiliation && !isShort && <span className={styles.affiliation}> ({person.affiliation})</span>}
    </>
  )
}

/** One after the other, with commas. */
export const PersonLinks = ({ people, isShort }: { people: readonly PublicPerson[]; isShort?: boolean }) =>
  people.map((person, at) => (
    <span key={person.id}>
      {at > 0 && ', '}
      <PersonLink person={person} {...(isShort && { isShort })} />
    </span>
  ))
