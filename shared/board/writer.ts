/** Who made a change: somebody with a link, as the server knows them, or the server itself. */

import type { Role } from '../access.ts'

export type Writer =
  | {
      readonly by: 'person'
      /** As they call themselves; may be empty. */
      readonly name: string
      /** The rest is of their link. */
      readonly label: string
      readonly role: Role
      readonly grant: string
    }
  | { readonly by: 'server'; readonly verb: string }
