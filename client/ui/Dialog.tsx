/** A window over the page: a title, a way out, Escape. */

import type { ReactNode } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { IconButton } from './Button.tsx'
import { classes } from './classes.ts'
import styles from './Dialog.module.css'

export interface DialogProps {
  title: ReactNode
  isOpen: boolean
  onClose: () => void
  /** Buttons at the foot, the main one last. */
  footer?: ReactNode
  size?: 'small' | 'medium' | 'large' | 'huge'
  /** `right`: a drawer at the side; below 700 px both are sheets over the whole width. */
  place?: 'middle' | 'right'
  /** Only a button inside closes it, not Escape, nor a click beside it: for what must not be lost by accident. */
  insists?: boolean
  /** For confirmations that interrupt. */
  role?: 'dialog' | 'alertdialog'
  children: ReactNode
}

export function Dialog(props: DialogProps) {
  const { title, isOpen, onClose, footer, size = 'medium', place = 'middle', insists = false, children } = props
  return (
    <ModalOverlay
      className={classes(styles.veil, place === 'right' && styles.right)}
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={!insists}
      isKeyboardDismissDisabled={insists}
    >
      <Modal className={classes(styles.window, styles[size])}>
        <AriaDialog className={classes(styles.dialog)} role={props.role ?? 'dialog'}>
          <header className={styles.head}>
            <Heading slot="title" className={classes(styles.title)}>
              {title}
            </Heading>
            {!insists && <IconButton icon="close" label="Close" size="small" onPress={onClose} />}
          </header>
          <div className={styles.body}>{children}</div>
          {footer && <footer className={styles.foot}>{footer}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
