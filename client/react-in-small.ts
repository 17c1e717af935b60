/**
 * What stands for React in the attendees' pages: Preact, a twentieth of its weight. Sources say `react`, and their types are
 * React's: what tsc takes and Preact has not, the end-to-end tests find.
 */
export const reactInSmall = [
  { find: /^react(-dom)?$/, replacement: 'preact/compat' },
  { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
  { find: /^react\/jsx-(dev-)?runtime$/, replacement: 'preact/jsx-runtime' },
]
