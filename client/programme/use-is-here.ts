/** Whether this is drawn in the reader's browser, and not as the server has drawn it before anything is known of them. */

import { useSyncExternalStore } from 'react'

const never = () => () => undefined

/** False on the server and while its page is taken over, which has to find the same; then true. */
export const useIsHere = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
