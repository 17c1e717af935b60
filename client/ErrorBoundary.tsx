/** Where a bug in a page ends: says what happened, what is safe, and what to do. */

import { Component, type ReactNode } from 'react'
import { Notice } from './Notice.tsx'

interface State {
  readonly error: Error | null
}

export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { error: null }

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override render(): ReactNode {
    const { error } = this.state
    if (!error) return this.props.children
    return (
      <Notice title="This page stopped working">
        <p>
          Something went wrong here that we did not foresee. What was saved is safe on the server, and edits that were
          not sent yet are kept in this browser. Load the page again to go on.
        </p>
        <p>
          <button type="button" onClick={() => location.reload()}>
            Load the page again
          </button>
        </p>
        <details>
          <summary>For a report</summary>
          <pre>{`${error.name}: ${error.message}\n${error.stack ?? ''}`}</pre>
        </details>
      </Notice>
    )
  }
}
