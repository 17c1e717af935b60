/** Sentences about one thing, each of which can be taken away; below them, what adds another. */

import { type ReactNode, useRef } from 'react'
import { IconButton } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import styles from './LineList.module.css'
import { focusSoonIfLost } from './lost-focus.ts'

export interface Line<Id> {
  readonly id: Id
  readonly words: string
  /** Where the words lead. */
  readonly url?: string | undefined
  /** What is wrong with it, in a few words. */
  readonly warning?: string | undefined
}

interface Props<Id> {
  readonly label: string
  readonly hint?: string
  readonly empty: string
  readonly lines: readonly Line<Id>[]
  readonly canEdit: boolean
  /** Absent where a line cannot be changed in place. */
  readonly onEdit?: (id: Id) => void
  readonly onRemove: (id: Id) => void
  readonly children: ReactNode
}

export function LineList<Id extends string>(props: Props<Id>) {
  const { label, hint, empty, lines, canEdit, onEdit, onRemove, children } = props
  const group = useRef<HTMLFieldSetElement>(null)
  return (
    <fieldset ref={group} className={styles.group}>
      <legend>
        {label}
        {hint && <span className={styles.hint}> {hint}</span>}
      </legend>
      {lines.length === 0 && <p className={styles.empty}>{empty}</p>}
      <ul>
        {lines.map(({ id, words, url, warning }) => (
          <li key={id} data-broken={warning && ''}>
            {warning && <Icon name="warning" size={14} />}
            <span className={styles.words}>
              {url ? (
                <a href={url} target="_blank" rel="noreferrer">
                  {words}
                </a>
              ) : (
                words
              )}
              {warning && <span className={styles.warning}> {warning}</span>}
            </span>
            {canEdit && onEdit && (
              <IconButton icon="edit" size="small" label={`Change: ${words}`} onPress={() => onEdit(id)} />
            )}
            {canEdit && (
              <IconButton
                icon="close"
                size="small"
                label={`Take away: ${words}`}
                onPress={() => {
                  onRemove(id)
                  focusSoonIfLost(() => group.current?.querySelector('button') ?? null)
                }}
              />
            )}
          </li>
        ))}
      </ul>
      {canEdit && children}
    </fieldset>
  )
}
