/** The tray: topics without a placement, to be searched, opened, taken, and put back. */

import { useDeferredValue, useMemo, useState } from 'react'
import type { Severity } from '../../shared/board/clashes.ts'
import type { Board, Removed, Topic } from '../../shared/board/model.ts'
import type { EntryId } from '../../shared/board/verbs.ts'
import { restoreEntry } from '../../shared/board/verbs.ts'
import type { TopicId } from '../../shared/ids.ts'
import type { Peer } from '../link/presence.ts'
import { useLink } from '../link/use-board.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/TextField.tsx'
import { cardState, holdersOf } from './card-state.ts'
import type { Holding } from './hand.ts'
import { speakersOf } from './names.ts'
import { TopicCard } from './TopicCard.tsx'
import styles from './Tray.module.css'
import { useWorkbench } from './workbench.ts'

interface Props {
  readonly board: Board
  readonly peers: readonly Peer[]
  readonly holding: Holding | null
  readonly openTopic: TopicId | null
  readonly canEdit: boolean
  readonly onOpenTopic: (topic: Topic) => void
  readonly onNewTopic: () => void
}

/** Clashes are of cards in slots. */
const NO_SEVERITIES = new Map<TopicId, Severity>()

export function Tray({ board, peers, holding, openTopic, canEdit, onOpenTopic, onNewTopic }: Props) {
  const { selection } = useWorkbench()
  const [query, setQuery] = useState('')
  const words = useDeferredValue(query)
  const addHere = () => {
    setQuery('')
    onNewTopic()
  }
  const found = useMemo(() => board.tray.filter((topic) => matches(board, topic, words)), [board, words])
  const minutes = found.reduce((sum, topic) => sum + topic.minutes, 0)
  const holders = holdersOf(peers)
  const isTarget = holding?.kind === 'topics' && holding.target === null
  return (
    <section className={styles.tray} aria-label="Tray" data-tray="" data-target={isTarget || undefined}>
      <header className={styles.head}>
        <h2>Tray</h2>
        <span className={styles.count}>
          {found.length} {found.length === 1 ? 'topic' : 'topics'} · {minutes} min
        </span>
        {canEdit && <Button size="small" variant="bare" icon="plus" aria-label="Add a topic" onPress={addHere} />}
      </header>
      <div className={styles.search}>
        <TextField
          label="Search the tray"
          hideLabel
          size="small"
          placeholder="Search titles, people, tracks"
          value={query}
          onChange={setQuery}
        />
      </div>
      <ul className={styles.cards}>
        {found.map((topic) => (
          <li key={topic.id}>
            <TopicCard
              topic={topic}
              track={topic.trackId ? (board.tracks.get(topic.trackId) ?? null) : null}
              speakers={speakersOf(topic, board.people)}
              start={null}
              {...cardState(topic.id, NO_SEVERITIES, holders, { holding, openTopic, selection })}
              canEdit={canEdit}
              onOpen={onOpenTopic}
            />
          </li>
        ))}
      </ul>
      {found.length === 0 && <Empty board={board} query={query} canEdit={canEdit} />}
      {board.bin.length > 0 && <Bin bin={board.bin} canEdit={canEdit} />}
    </section>
  )
}

function Empty({
  board,
  query,
  canEdit,
}: {
  readonly board: Board
  readonly query: string
  readonly canEdit: boolean
}) {
  if (query) return <p className={styles.empty}>No topic on the tray matches “{query}”.</p>
  if (board.topics.size > 0)
    return <p className={styles.empty}>Every topic has its place. Drag a card here to take it out again.</p>
  return (
    <p className={styles.empty}>
      {canEdit ? 'No topics yet. Add one with +, then drag it into a slot.' : 'No topics yet.'}
    </p>
  )
}

function Bin({ bin, canEdit }: { readonly bin: readonly Removed[]; readonly canEdit: boolean }) {
  const { door } = useLink()
  return (
    <details className={styles.bin}>
      <summary>Removed ({bin.length})</summary>
      <ul>
        {bin.map(({ kind, id, title, by }) => (
          <li key={id}>
            <span className={styles.removed}>
              {title || `Untitled ${kind}`}
              <span className={styles.by}>
                {kind}, removed by {by || 'somebody'}
              </span>
            </span>
            {canEdit && (
              <Button size="small" variant="bare" onPress={() => restoreEntry(door, kind, id as EntryId)}>
                Restore
              </Button>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}

/** Every word somewhere in the title, the track, or a speaker's name or affiliation. */
function matches(board: Board, topic: Topic, query: string): boolean {
  const people = topic.speakers.flatMap((id) => board.people.get(id) ?? [])
  const track = topic.trackId ? board.tracks.get(topic.trackId)?.name : ''
  const text = [topic.title, track, ...people.flatMap(({ name, affiliation }) => [name, affiliation])]
    .join(' ')
    .toLowerCase()
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
