/** Actions on the board as a whole: undo, links, facts, clashes, and how all of this is found. */

import { chooseTheme, currentTheme, THEMES } from '../../ui/theme-choice.ts'
import type { Action } from './action.ts'

export const boardActions = (): readonly Action[] => [
  {
    id: 'palette',
    name: 'Find anything…',
    group: 'Board',
    keys: ['mod+k'],
    run: ({ open }, focus) => open({ what: 'palette', focus, words: '' }),
  },
  {
    id: 'keys',
    name: 'Show all keys',
    group: 'Board',
    keys: ['?', 'mod+/'],
    run: ({ open }) => open({ what: 'keys' }),
  },
  {
    id: 'undo',
    name: 'Undo',
    group: 'Board',
    keys: ['mod+z'],
    isEdit: true,
    inDialogs: true,
    isPossible: ({ door }) => door.undoState().undo !== null,
    run: ({ door }) => door.undo(),
  },
  {
    id: 'redo',
    name: 'Redo',
    group: 'Board',
    keys: ['mod+shift+z', 'mod+y'],
    isEdit: true,
    inDialogs: true,
    isPossible: ({ door }) => door.undoState().redo !== null,
    run: ({ door }) => door.redo(),
  },
  {
    id: 'talk',
    name: 'Talk: open threads…',
    group: 'Board',
    keys: ['shift+y'],
    run: ({ open }) => open({ what: 'talk', about: null }),
  },
  {
    id: 'share',
    name: 'Share: links and publishing',
    group: 'Board',
    keys: ['shift+l'],
    run: ({ open }) => open({ what: 'share' }),
  },
  {
    id: 'publish',
    name: 'Publish an edition…',
    group: 'Board',
    keys: ['shift+u'],
    run: ({ open }) => open({ what: 'publish' }),
  },
  {
    id: 'facts',
    name: 'Change title, days and time zone',
    group: 'Board',
    keys: ['shift+e'],
    isEdit: true,
    run: ({ open }) => open({ what: 'facts' }),
  },
  {
    id: 'clashes',
    name: 'Show or hide the clashes',
    group: 'Board',
    keys: ['w'],
    isPossible: ({ standing }) => standing.open.length + standing.accepted.length > 0,
    run: ({ toggleClashes }) => toggleClashes(),
  },
  {
    id: 'theme',
    name: 'Change the theme: system, light, dark',
    group: 'Board',
    keys: ['shift+m'],
    run: () => chooseTheme(THEMES[(THEMES.indexOf(currentTheme()) + 1) % THEMES.length] ?? 'system'),
  },
]
