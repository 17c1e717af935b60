/** A small form behind a button: opened it has the focus, done it gives it back, and what is unsound stays to be corrected. */

import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { Form } from '../ui/Form.tsx'
import type { IconName } from '../ui/Icon.tsx'
import styles from './AddForm.module.css'

interface Props {
  /** On the button that opens it. */
  readonly label: string
  readonly icon?: IconName
  /** On the button that does it. */
  readonly action: string
  /** It begins open: to change what is there. */
  readonly isOpened?: boolean
  readonly onClose?: () => void
  /** Whether it was done; else the form stays, and its fields say what to do. */
  readonly onDo: () => boolean
  /** The fields, which complain only once it was tried. */
  readonly children: (wasTried: boolean) => ReactNode
}

export function AddForm(props: Props) {
  const { label, icon = 'plus', action, isOpened = false, onClose, onDo, children } = props
  const [isOpen, setOpen] = useState(isOpened)
  const [wasTried, setTried] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  const wasTurned = useRef(isOpened)
  useEffect(() => {
    if (wasTurned.current) place.current?.querySelector<HTMLElement>('button, input')?.focus()
    wasTurned.current = isOpen
  }, [isOpen])

  const close = () => {
    setOpen(false)
    setTried(false)
    onClose?.()
  }
  const submit = () => {
    if (onDo()) close()
    else setTried(true)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    // The drawer or the dialog around it stays.
    event.preventDefault()
    event.stopPropagation()
    close()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape is a key of the fields inside, not of this box
    <div ref={place} onKeyDown={isOpen ? onKeyDown : undefined}>
      {isOpen ? (
        <Form onSubmit={submit} className={styles.form}>
          {children(wasTried)}
          <div className={styles.buttons}>
            <Button size="small" variant="primary" onPress={submit}>
              {action}
            </Button>
            <Button size="small" onPress={close}>
              Cancel
            </Button>
          </div>
        </Form>
      ) : (
        <Button
          size="small"
          icon={icon}
          onPress={() => {
            wasTurned.current = true
            setOpen(true)
          }}
        >
          {label}
        </Button>
      )}
    </div>
  )
}
