/** What each of the attendees' pages is given. */

import type { Programme } from '../../shared/programme/programme.ts'
import type { ProgrammeState } from './programme-state.ts'

export interface ShownProps {
  readonly programme: Programme
  readonly state: ProgrammeState
}

export interface PageProps extends ShownProps {
  readonly slug: string
}
