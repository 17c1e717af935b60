/** A small set of line icons on a 16 px grid, in the colour of the text around them. */

import styles from './Icon.module.css'

const PATHS = {
  plus: 'M8 3v10M3 8h10',
  close: 'M4 4l8 8M12 4l-8 8',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.5 10.5L14 14',
  filter: 'M2.5 4h11M4.5 8h7M6.5 12h3',
  undo: 'M5.5 3L2.5 6l3 3M2.5 6H9a4 4 0 0 1 0 8H6',
  redo: 'M10.5 3l3 3-3 3M13.5 6H7a4 4 0 0 0 0 8h3',
  link: 'M6.5 9.5l3-3M7 4.5l1.6-1.6a3.2 3.2 0 0 1 4.5 4.5L11.5 9M9 11.5l-1.6 1.6a3.2 3.2 0 0 1-4.5-4.5L4.5 7',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  people:
    'M6 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM1.5 13.5c0-2.5 2-4 4.5-4s4.5 1.5 4.5 4M10.5 2.8a2.5 2.5 0 0 1 0 4.4M12 9.9c1.6.6 2.5 1.9 2.5 3.6',
  person: 'M8 8a2.75 2.75 0 1 0 0-5.5A2.75 2.75 0 0 0 8 8zM2.5 14c0-2.6 2.4-4 5.5-4s5.5 1.4 5.5 4',
  warning: 'M8 2.5L14.5 13.5h-13zM8 6.5v3M8 11.5v.1',
  error: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 5v3.5M8 10.9v.1',
  hint: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 7.5V11M8 5.1v-.1',
  choose: 'M2.5 4.5l1.5 1.5 2.5-3M2.5 11.5l1.5 1.5 2.5-3M9 5h5M9 12h5',
  check: 'M3 8.5l3.5 3.5L13 4.5',
  'cloud-off': 'M2 2l12 12M5 5a4 4 0 0 0-1 7.5h7.5M7 3.6A4 4 0 0 1 11.6 7a2.8 2.8 0 0 1 2 4.6',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  drag: 'M6 4h.01M10 4h.01M6 8h.01M10 8h.01M6 12h.01M10 12h.01',
  clock: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 4.8V8l2.2 1.5',
  talk: 'M2.5 3h11v8H8.5L5 13.5V11H2.5z',
  calendar: 'M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v3M10.5 2v3',
  trash: 'M2.5 4.5h11M6 4.5v-2h4v2M4 4.5l.6 9h6.8l.6-9M6.7 7v4M9.3 7v4',
  edit: 'M3 13l.6-2.9L10.5 3.2l2.3 2.3-6.9 6.9zM9 4.7L11.3 7',
  eye: 'M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM8 9.7a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4z',
  'eye-off':
    'M2 2l12 12M6 3.8A6.2 6.2 0 0 1 8 3.5c4 0 6.5 4.5 6.5 4.5a12 12 0 0 1-1.8 2.3M4.2 4.9A11.6 11.6 0 0 0 1.5 8S4 12.5 8 12.5a6 6 0 0 0 2.9-.8',
  sun: 'M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM8 1.5v1M8 13.5v1M1.5 8h1M13.5 8h1M3.4 3.4l.7.7M11.9 11.9l.7.7M12.6 3.4l-.7.7M4.1 11.9l-.7.7',
  moon: 'M13.5 9.7A5.8 5.8 0 0 1 6.3 2.5a5.8 5.8 0 1 0 7.2 7.2z',
  screen: 'M2 3h12v8H2zM6 14h4M8 11v3',
  upload: 'M8 10.5v-8M4.8 5.5L8 2.5l3.2 3M2.5 11v2.5h11V11',
  download: 'M8 2.5v8M4.8 7.5l3.2 3 3.2-3M2.5 11v2.5h11V11',
  star: 'M8 2.2l1.75 3.7 4.05.5-3 2.8.8 4L8 11.2l-3.6 2 .8-4-3-2.8 4.05-.5z',
  print: 'M4.5 5.5v-3h7v3M4.5 11.5h-2v-6h11v6h-2M4.5 9.5h7v4h-7z',
  'arrow-right': 'M3 8h10M9 4l4 4-4 4',
  'arrow-left': 'M13 8H3M7 4L3 8l4 4',
  external: 'M6 3.5H3v9.5h9.5v-3M9 2.5h4.5V7M13.5 2.5L7.5 8.5',
  'chevron-down': 'M4 6l4 4 4-4',
  'chevron-up': 'M4 10l4-4 4 4',
  'chevron-left': 'M10 4L6 8l4 4',
  'chevron-right': 'M6 4l4 4-4 4',
} as const

export type IconName = keyof typeof PATHS

/** Nothing to a screen reader: the words belong to what holds it. */
export function Icon({ name, size = 16 }: { name: IconName; size?: 12 | 14 | 16 | 20 }) {
  const dots = name === 'more' || name === 'drag'
  return (
    <svg
      className={styles.icon}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      strokeWidth={dots ? 2 : 1.4}
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  )
}
