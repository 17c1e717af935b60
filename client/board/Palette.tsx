/** The palette: one field that finds whatever can be done, opened or gone to. */

import { useMemo, useState } from 'react'
import { Finder } from '../ui/Finder.tsx'
import { finderOf } from '../ui/finding.ts'
import { runAction } from './actions/action.ts'
import { isMac, sayChord } from './actions/chord.ts'
import type { Focus } from './actions/focus.ts'
import { NO_FOCUS } from './actions/focus.ts'
import { sayWhich, topicsOf } from './actions/subjects.ts'
import type { Entry } from './palette-entries.ts'
import { entriesAbout, entriesOf, firstEntries } from './palette-entries.ts'
import { recent, remember } from './recent.ts'
import { reveal } from './reveal.ts'
import { useWorkbench } from './workbench.ts'

interface Props {
  /** What had the focus when it was opened. */
  readonly focus: Focus
  /** What is asked for to begin with. */
  readonly words: string
  readonly onClose: () => void
}

/** More than this many are not drawn: one types on. */
const MOST = 50

export function Palette({ focus, words, onClose }: Props) {
  const bench = useWorkbench()
  const [typed, setTyped] = useState(words)
  /** The topic or slot of which one wants more. */
  const [about, setAbout] = useState<Entry | null>(null)
  const own = about ? focusOn(about) : focus
  // biome-ignore lint/correctness/useExhaustiveDependencies: while it is open, only the board changes what there is
  const entries = useMemo(() => (about ? entriesAbout(bench, own) : entriesOf(bench, own)), [bench.board, about])
  const find = useMemo(() => finderOf(entries), [entries])
  const first = useMemo(() => (about ? entries : firstEntries(entries, recent())), [entries, about])
  // At once, not deferred: Enter takes what is found by then, also from quick fingers.
  const found = (typed.trim() === '' ? first : find(typed)).slice(0, MOST)
  const byId = (id: string) => found.find((entry) => entry.id === id)
  const turnTo = (entry: Entry | null) => {
    setAbout(entry)
    setTyped('')
  }

  const take = (id: string) => {
    const entry = byId(id)
    if (!entry) return
    remember(id)
    onClose()
    const { found: one } = entry
    if (one.kind === 'action') runAction(one.action, about ? { ...bench, selection: new Set() } : bench, own)
    else if (one.kind === 'topic') bench.openTopic(one.topic)
    else if (one.kind === 'person') bench.open({ what: 'people', first: one.person })
    else reveal(bench, one)
  }
  const chosen = topicsOf(bench, focus)
  return (
    <Finder
      label={about ? `What to do with “${about.label}”` : 'Find anything'}
      placeholder={about ? 'What to do' : 'Find an action, topic, person, room or slot'}
      typed={typed}
      onType={setTyped}
      items={about ? found.map(lineOf).map(withoutPlace) : found.map(lineOf)}
      empty={`Nothing matches “${typed.trim()}”.`}
      about={about ? about.label : chosen.length > 0 && sayWhich(chosen)}
      onTake={take}
      onMore={(id) => turnTo(byId(id) ?? null)}
      onBack={() => about && turnTo(null)}
      onClose={onClose}
      foot={
        <>
          <span>↑ ↓ choose</span>
          <span>Enter takes it</span>
          {about ? <span>Backspace back</span> : <span>→ more to do with a topic or slot</span>}
        </>
      }
    />
  )
}

const SORTS = { action: '', topic: 'Topic', slot: 'Slot', person: 'Person', room: 'Room' } as const

function lineOf({ id, label, detail, color, found }: Entry) {
  const key = found.kind === 'action' ? found.action.keys?.[0] : undefined
  return {
    id,
    label,
    detail,
    sort: found.kind === 'action' ? found.action.group : SORTS[found.kind],
    keys: key && sayChord(key, isMac()),
    swatch: color ? `var(--track-${color}-edge)` : undefined,
    hasMore: found.kind === 'topic' || found.kind === 'slot',
  }
}

/** Where everything is about one thing, no line needs to say so. */
const withoutPlace = ({ id, label, keys, hasMore }: ReturnType<typeof lineOf>) => ({ id, label, keys, hasMore })

function focusOn({ found }: Entry): Focus {
  if (found.kind === 'topic') return { topic: found.topic, slot: null }
  return found.kind === 'slot' ? { topic: null, slot: found.slot } : NO_FOCUS
}
