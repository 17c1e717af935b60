/** A button that goes round the themes: the system's, light, dark. */

import { useSyncExternalStore } from 'react'
import type { IconName } from './Icon.tsx'
import { Icon } from './Icon.tsx'
import styles from './Theme.module.css'
import { chooseTheme, currentTheme, onTheme, THEMES, type Theme } from './theme-choice.ts'

const SHOWN: Record<Theme, { icon: IconName; words: string }> = {
  system: { icon: 'screen', words: 'as the system' },
  light: { icon: 'sun', words: 'light' },
  dark: { icon: 'moon', words: 'dark' },
}

/** A plain button, so that a page that needs nothing else of React Aria does not load it. */
export function ThemeButton() {
  const theme = useSyncExternalStore<Theme>(onTheme, currentTheme, () => 'system')
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system'
  const label = `Theme: ${SHOWN[theme].words}. Change to: ${SHOWN[next].words}`
  return (
    <button type="button" className={styles.button} aria-label={label} title={label} onClick={() => chooseTheme(next)}>
      <Icon name={SHOWN[theme].icon} />
    </button>
  )
}
