/** What each of the attendees' pages is given. */

import type { Programme } from '../../shared/programme/programme.ts'
import type { ProgrammeState } from './programme-state.ts'

export interface ShownProps {
  readonly programme: Programme
  readonly state: ProgrammeState
  /** Milliseconds since 1970. */
  readonly now: number
}

export interface PageProps extends ShownProps {
  readonly slug: string
}
