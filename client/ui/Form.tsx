/** Fields that Enter sends off together. Browsers do that with several fields only where there is a button to press. */

import type { ReactNode } from 'react'

export interface FormProps {
  onSubmit: () => void
  className?: string | undefined
  children: ReactNode
}

export function Form({ onSubmit, className, children }: FormProps) {
  return (
    <form
      className={className}
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      {children}
      <button type="submit" className="visually-hidden" tabIndex={-1} aria-hidden="true" />
    </form>
  )
}
