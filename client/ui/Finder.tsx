/**
 * A window in which one types and takes what is marked below. The first is marked at once, also before anything is typed;
 * the focus stays in the field (ARIA's combobox with a list that is always there).
 */

import { type KeyboardEvent, type ReactNode, useEffect, useId, useState } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { classes } from './classes.ts'
import dialog from './Dialog.module.css'
import styles from './Finder.module.css'
import { Icon } from './Icon.tsx'
import { Swatch } from './Options.tsx'

export interface FinderItem {
  id: string
  label: string
  /** Smaller, behind the label. */
  detail?: string
  /** What sort of thing it is, towards the end of the line. */
  sort?: string
  /** Keys that do the same. */
  keys?: string | undefined
  /** A CSS colour shown before the label. */
  swatch?: string | undefined
  /** There is more that can be done with it: the right arrow, or its own arrow, leads there. */
  hasMore?: boolean
}

export interface FinderProps {
  label: string
  placeholder: string
  typed: string
  onType: (typed: string) => void
  items: readonly FinderItem[]
  /** Said where nothing is left. */
  empty: string
  /** What the list is about, before the field. */
  about?: ReactNode
  onTake: (id: string) => void
  onMore: (id: string) => void
  /** Backspace where there is nothing to take away. */
  onBack: () => void
  onClose: () => void
  /** At the foot: what keys do. */
  foot: ReactNode
}

export function Finder(props: FinderProps) {
  const { label, placeholder, typed, onType, items, empty, about, onTake, onMore, onBack, onClose, foot } = props
  const list = useId()
  const [marked, setMarked] = useState<string | null>(null)
  const at = Math.max(
    0,
    items.findIndex(({ id }) => id === marked),
  )
  const item = items[at]
  const idOf = (id: string) => `${list}-${id}`
  const optionId = item && idOf(item.id)
  useEffect(() => {
    if (optionId) document.getElementById(optionId)?.scrollIntoView({ block: 'nearest' })
  }, [optionId])

  const mark = (next: number) => setMarked(items[(next + items.length) % items.length]?.id ?? null)
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    const { key, currentTarget: field } = event
    const isAtEnd = field.selectionStart === field.value.length && field.selectionEnd === field.value.length
    if (key === 'ArrowDown') mark(at + 1)
    else if (key === 'ArrowUp') mark(at - 1)
    else if (key === 'PageDown') mark(Math.min(items.length - 1, at + PAGE))
    else if (key === 'PageUp') mark(Math.max(0, at - PAGE))
    else if (key === 'Enter' && item) onTake(item.id)
    else if (key === 'ArrowRight' && isAtEnd && item?.hasMore) onMore(item.id)
    else if (key === 'Backspace' && typed === '') onBack()
    else return
    event.preventDefault()
  }
  return (
    <ModalOverlay className={classes(dialog.veil)} isOpen onOpenChange={(open) => !open && onClose()} isDismissable>
      <Modal className={classes(dialog.window, styles.window)}>
        <AriaDialog className={classes(dialog.dialog)} aria-label={label}>
          <div className={styles.line}>
            <Icon name="search" />
            {about && <span className={styles.about}>{about}</span>}
            <input
              className={styles.field}
              type="text"
              role="combobox"
              aria-label={label}
              aria-expanded="true"
              aria-controls={list}
              aria-activedescendant={optionId}
              aria-autocomplete="list"
              autoComplete="off"
              spellCheck={false}
              // biome-ignore lint/a11y/noAutofocus: one opens it to type
              autoFocus
              placeholder={placeholder}
              value={typed}
              onChange={(event) => {
                setMarked(null)
                onType(event.target.value)
              }}
              onKeyDown={onKeyDown}
            />
          </div>
          <div className={styles.list} id={list} role="listbox" aria-label={label} tabIndex={-1}>
            {items.map((one) => (
              <Line
                key={one.id}
                id={idOf(one.id)}
                item={one}
                isMarked={one === item}
                onMark={() => setMarked(one.id)}
                onTake={() => onTake(one.id)}
                onMore={() => onMore(one.id)}
              />
            ))}
          </div>
          {items.length === 0 && <p className={styles.empty}>{empty}</p>}
          <p className={styles.foot} aria-hidden="true">
            {foot}
          </p>
          <p className="visually-hidden" role="status">
            {items.length === 0 ? empty : items.length === 1 ? 'One found.' : `${items.length} found.`}
          </p>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

/** Lines that Page Up and Down go. */
const PAGE = 8

interface LineProps {
  id: string
  item: FinderItem
  isMarked: boolean
  onMark: () => void
  onTake: () => void
  onMore: () => void
}

function Line({ id, item, isMarked, onMark, onTake, onMore }: LineProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the focus, and its keys take what is marked
    <div
      id={id}
      role="option"
      aria-selected={isMarked}
      tabIndex={-1}
      className={styles.item}
      onPointerMove={isMarked ? undefined : onMark}
      onPointerDown={(event) => event.preventDefault()}
      onClick={(event) => {
        if (event.target instanceof Element && event.target.closest('[data-more]')) onMore()
        else onTake()
      }}
    >
      {item.swatch && <Swatch color={item.swatch} />}
      <span className={styles.words}>
        {item.label} {item.detail && <span className={styles.detail}>{item.detail}</span>}
      </span>
      {item.sort && <span className={styles.sort}>{item.sort}</span>}
      {item.keys && <kbd className={styles.keys}>{item.keys}</kbd>}
      {item.hasMore && (
        <span className={styles.more} data-more="">
          <Icon name="chevron-right" size={14} />
        </span>
      )}
    </div>
  )
}
