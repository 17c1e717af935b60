/** The tray: topics without a placement, to be searched, put in order and groups, opened, taken, and put back. */

import { Fragment, useDeferredValue, useMemo } from 'react'
import type { Severity } from '../../shared/board/clashes.ts'
import type { Board, Topic } from '../../shared/board/model.ts'
import type { TopicId } from '../../shared/ids.ts'
import type { Peer } from '../link/presence.ts'
import { IconButton } from '../ui/Button.tsx'
import type { TopicFilter } from './board-view.ts'
import { NO_FILTER } from './board-view.ts'
import { cardState, holdersOf } from './card-state.ts'
import { Hints } from './Hints.tsx'
import type { Holding } from './hand.ts'
import { speakersOf } from './names.ts'
import { TopicCard } from './TopicCard.tsx'
import styles from './Tray.module.css'
import { TrayBin } from './TrayBin.tsx'
import { TrayFilter } from './TrayFilter.tsx'
import { TrayGroup } from './TrayGroup.tsx'
import { choicesIn, isFiltering, matchesFilter } from './topic-filter.ts'
import { trackFacts } from './track-facts.ts'
import { groupTopics, inTrayOrder } from './tray-groups.ts'
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
  const { view, changeView, selection, isChoosing, setChoosing } = useWorkbench()
  const { order, group: by } = view
  const filter = useDeferredValue(view.filter)
  const addHere = () => {
    changeView({ filter: NO_FILTER })
    onNewTopic()
  }
  const found = useMemo(() => board.tray.filter((topic) => matchesFilter(board, topic, filter)), [board, filter])
  const groups = useMemo(() => groupTopics(board, inTrayOrder(found, order), by), [board, found, order, by])
  const facts = useMemo(() => trackFacts(board), [board])
  const minutes = found.reduce((sum, topic) => sum + topic.minutes, 0)
  const holders = holdersOf(peers)
  const isTarget = holding?.kind === 'topics' && holding.target === null
  const cards = (topics: readonly Topic[]) => (
    <ul className={styles.cards}>
      {topics.map((topic) => (
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
  )
  return (
    <section className={styles.tray} aria-label="Tray" data-tray="" data-target={isTarget || undefined}>
      <header className={styles.head}>
        <h2>Tray</h2>
        <span className={styles.count}>
          {found.length} {found.length === 1 ? 'topic' : 'topics'} · {minutes} min
        </span>
        {canEdit && (
          <span className={styles.tools}>
            <IconButton
              size="small"
              icon="choose"
              label="Choose several topics"
              aria-pressed={isChoosing}
              onPress={() => setChoosing(!isChoosing)}
            />
            <IconButton size="small" icon="plus" label="Add a topic" keys="N" onPress={addHere} />
          </span>
        )}
      </header>
      <TrayFilter />
      <div className={styles.topics}>
        {groups.map((group) =>
          by === 'none' ? (
            <Fragment key="all">{cards(group.topics)}</Fragment>
          ) : (
            <TrayGroup
              key={`${by} ${group.key}`}
              group={group}
              facts={group.track ? facts.get(group.track) : undefined}
            >
              {cards(group.topics)}
            </TrayGroup>
          ),
        )}
        {found.length === 0 && <Empty board={board} filter={filter} canEdit={canEdit} />}
      </div>
      {canEdit && <Hints />}
      {board.bin.length > 0 && <TrayBin bin={board.bin} canEdit={canEdit} />}
    </section>
  )
}

function Empty({ board, filter, canEdit }: { board: Board; filter: TopicFilter; canEdit: boolean }) {
  const words = filter.words.trim()
  if (isFiltering(filter))
    return (
      <p className={styles.empty}>
        {words && choicesIn(filter) === 0
          ? `No topic on the tray matches “${words}”.`
          : 'No topic on the tray is left by these filters.'}
      </p>
    )
  if (board.topics.size > 0)
    return <p className={styles.empty}>Every topic has its place. Drag a card here to take it out again.</p>
  return (
    <p className={styles.empty}>
      {canEdit ? 'No topics yet. Add one with +, then drag it into a slot.' : 'No topics yet.'}
    </p>
  )
}
