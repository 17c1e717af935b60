/** Who may do what: roles, as links grant them. An attendee has no grant and reads the programme alone. */

/** From the strongest to the weakest. */
export const ROLES = ['owner', 'organizer', 'observer'] as const
export type Role = (typeof ROLES)[number]

/** May change the board's document. */
export const mayEdit = (role: Role): boolean => role !== 'observer'

/** May make and revoke links. Whether attendees see the programme is decided by all who may edit. */
export const mayOwn = (role: Role): boolean => role === 'owner'

/** What attendees are shown: nothing, every change, or the last edition that was published. */
export const PUBLICATION_MODES = ['hidden', 'live', 'editions'] as const
export type PublicationMode = (typeof PUBLICATION_MODES)[number]
