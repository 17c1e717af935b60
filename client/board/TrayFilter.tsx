/** What the tray shows and how: words to search by, and behind one button whose, of what kind, in which order and groups. */

import type { Board } from '../../shared/board/model.ts'
import { STAGES, TOPIC_KINDS } from '../../shared/board/model.ts'
import type { PersonId, TrackId } from '../../shared/ids.ts'
import { Button } from '../ui/Button.tsx'
import { ComboBox } from '../ui/ComboBox.tsx'
import { Flyout } from '../ui/Flyout.tsx'
import { Icon } from '../ui/Icon.tsx'
import type { Option } from '../ui/option.ts'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import type { BoardView, TopicFilter, TrayGroup, TrayOrder } from './board-view.ts'
import { NO_FILTER, TRAY_GROUPS, TRAY_ORDERS } from './board-view.ts'
import styles from './Tray.module.css'
import { choicesIn } from './topic-filter.ts'
import { KIND_WORDS, STAGE_WORDS } from './topic-words.ts'
import { useWorkbench } from './workbench.ts'

const ANY = 'any'

const ORDER_WORDS: Readonly<Record<TrayOrder, string>> = {
  page: 'As they came',
  title: 'Title',
  minutes: 'Longest first',
  stage: 'Stage',
}

const GROUP_WORDS: Readonly<Record<TrayGroup, string>> = {
  none: 'No groups',
  track: 'Track',
  kind: 'Kind',
  stage: 'Stage',
  person: 'First speaker',
}

const optionsOf = <T extends string>(values: readonly T[], words: Readonly<Record<T, string>>): Option[] =>
  values.map((value) => ({ value, label: words[value] }))

export function TrayFilter() {
  const { board, view, changeView } = useWorkbench()
  const { filter } = view
  const change = (part: Partial<TopicFilter>) => changeView({ filter: { ...filter, ...part } })
  const count = choicesIn(filter)
  return (
    <>
      <div className={styles.search}>
        <TextField
          label="Search the tray"
          hideLabel
          size="small"
          placeholder="Search titles, people, tracks"
          value={filter.words}
          onChange={(words) => change({ words })}
        />
        <Flyout
          label="Filter, sort and group"
          trigger={
            <Button size="small" icon="filter" aria-label={count > 0 ? `Filter: ${count} chosen` : 'Filter'}>
              {count > 0 && <span className={styles.chosen}>{count}</span>}
            </Button>
          }
        >
          <Choices board={board} view={view} onChange={change} />
          <div className={styles.arrange}>
            <Select
              label="Group by"
              size="small"
              options={optionsOf(TRAY_GROUPS, GROUP_WORDS)}
              value={view.group}
              onChange={(group) => changeView({ group: group as TrayGroup })}
            />
            <Select
              label="Sort by"
              size="small"
              options={optionsOf(TRAY_ORDERS, ORDER_WORDS)}
              value={view.order}
              onChange={(order) => changeView({ order: order as TrayOrder })}
            />
          </div>
        </Flyout>
      </div>
      {count > 0 && <Chosen board={board} filter={filter} onChange={change} />}
    </>
  )
}

interface ChoicesProps {
  readonly board: Board
  readonly view: BoardView
  readonly onChange: (part: Partial<TopicFilter>) => void
}

function Choices({ board, view: { filter }, onChange }: ChoicesProps) {
  const chosen = <T extends string>(value: string): T | null => (value === ANY ? null : (value as T))
  const any = { value: ANY, label: 'Any' }
  const tracks = [...board.tracks.values()].map(({ id, name, color }) => ({
    value: id,
    label: name || 'Unnamed track',
    swatch: `var(--track-${color}-edge)`,
  }))
  const people = [...board.people.values()].map(({ id, name, affiliation }) => ({
    value: id,
    label: name || 'Unnamed',
    detail: affiliation,
  }))
  return (
    <>
      <Select
        label="Track"
        size="small"
        options={[any, ...tracks]}
        value={filter.track ?? ANY}
        onChange={(value) => onChange({ track: chosen<TrackId>(value) })}
      />
      <div className={styles.arrange}>
        <Select
          label="Kind"
          size="small"
          options={[any, ...optionsOf(TOPIC_KINDS, KIND_WORDS)]}
          value={filter.kind ?? ANY}
          onChange={(value) => onChange({ kind: chosen(value) })}
        />
        <Select
          label="Stage"
          size="small"
          options={[any, ...optionsOf(STAGES, STAGE_WORDS)]}
          value={filter.stage ?? ANY}
          onChange={(value) => onChange({ stage: chosen(value) })}
        />
      </div>
      <ComboBox
        label="Person"
        size="small"
        placeholder="Anybody"
        options={[any, ...people]}
        value={filter.person ?? ANY}
        onChoose={(value) => onChange({ person: chosen<PersonId>(value) })}
      />
    </>
  )
}

/** What is chosen, in sight: each taken back where it stands. */
function Chosen({
  board,
  filter,
  onChange,
}: {
  board: Board
  filter: TopicFilter
  onChange: ChoicesProps['onChange']
}) {
  const { track, kind, stage, person } = filter
  const said: readonly (readonly [keyof TopicFilter, string | null | undefined])[] = [
    ['track', track && (board.tracks.get(track)?.name || 'A track that is gone')],
    ['kind', kind && KIND_WORDS[kind]],
    ['stage', stage && STAGE_WORDS[stage]],
    ['person', person && (board.people.get(person)?.name || 'A person who is gone')],
  ]
  return (
    <ul className={styles.choices} aria-label="Filters">
      {said.map(
        ([key, words]) =>
          words && (
            <li key={key}>
              <button
                type="button"
                aria-label={`Without the filter “${words}”`}
                onClick={() => onChange({ [key]: null })}
              >
                {words}
                <Icon name="close" size={12} />
              </button>
            </li>
          ),
      )}
      {choicesIn(filter) > 1 && (
        <li>
          <button type="button" data-all="" onClick={() => onChange({ ...NO_FILTER, words: filter.words })}>
            Clear
          </button>
        </li>
      )}
    </ul>
  )
}
