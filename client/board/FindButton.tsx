/** The way to the palette for who has no keys at hand, or does not know them yet. */

import { IconButton } from '../ui/Button.tsx'
import { NO_FOCUS } from './actions/focus.ts'
import { useWorkbench } from './workbench.ts'

export function FindButton() {
  const { open } = useWorkbench()
  return (
    <IconButton
      icon="search"
      size="small"
      label="Find or do anything"
      keys="Ctrl+K"
      onPress={() => open({ what: 'palette', focus: NO_FOCUS, words: '' })}
    />
  )
}
