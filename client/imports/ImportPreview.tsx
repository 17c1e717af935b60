/** What an import would do to the board, part by part, to be taken, left and corrected before anything is done. */

import type { Dispatch } from 'react'
import { useCallback, useMemo } from 'react'
import type { EntryKind } from '../../shared/board/model.ts'
import type { Choice, ComparedEntry, Comparison } from '../../shared/imports/comparison.ts'
import type { Draft, DraftTopic } from '../../shared/imports/draft.ts'
import { ChangedRow } from './ChangedRow.tsx'
import type { Correction } from './corrections.ts'
import { ImportPart } from './ImportPart.tsx'
import styles from './Imports.module.css'
import { ImportWarnings } from './ImportWarnings.tsx'
import { count, KIND_NAMES, placesOf } from './import-words.ts'
import { NewTopicRow } from './NewTopicRow.tsx'
import { madeOne, ofEntry, ofField, type Pickable, type Picks, picked } from './picks.ts'
import { Rows } from './Rows.tsx'
import { Take } from './Take.tsx'

interface Props {
  readonly draft: Draft
  readonly comparison: Comparison
  readonly choice: Choice
  /** Who was said to be whom. */
  readonly same: Picks['same']
  readonly onPicks: Dispatch<(picks: Picks) => Picks>
  readonly onCorrect: (topic: DraftTopic, change: Correction) => void
}

/** More rows than this of what is not a topic begin folded. */
const OPEN = 6
const KINDS: readonly EntryKind[] = ['topic', 'slot', 'room', 'track', 'person']

export function ImportPreview({ draft, comparison, choice, same, onPicks, onCorrect }: Props) {
  const pick = useCallback(
    (things: readonly Pickable[], take: boolean) => onPicks((picks) => picked(picks, things, take)),
    [onPicks],
  )
  const { entries, meta, gone, twice, maybeSame } = comparison
  const places = useMemo(() => placesOf(draft), [draft])
  const parts = { choice, onPick: pick }
  const changed = changesOf(comparison)
  const alike = entries.filter(({ state }) => state === 'same').length
  return (
    <div className={styles.preview}>
      <ImportWarnings warnings={draft.warnings} />
      {maybeSame.length > 0 && (
        <section className={styles.part} aria-label="People in two spellings">
          <h3 className={styles.partHead}>
            People in two spellings <span className={styles.count}>{maybeSame.length}</span>
          </h3>
          <ul className={`plain-list ${styles.rows}`}>
            {maybeSame.map((pair) => (
              <li key={`${pair.key} ${pair.other}`} className={styles.row}>
                <Take
                  isTaken={same.get(pair.key) === pair.other}
                  onTake={(isOne) => onPicks((picks) => madeOne(picks, pair, isOne))}
                >
                  “{pair.name}” is {pair.otherName}
                </Take>
              </li>
            ))}
          </ul>
        </section>
      )}
      {changed.map(({ title, about, isOpen, rows }) => (
        <ImportPart
          key={title}
          title={title}
          about={about}
          isOpen={isOpen}
          things={rows.flatMap(({ entry, fields }) => fields.map((field) => ofField(entry, field)))}
          {...parts}
        >
          <Rows list={rows} draw={(row) => <ChangedRow key={row.entry} {...row} {...parts} />} />
        </ImportPart>
      ))}
      <Removed entries={entries.filter(({ state }) => state === 'removed')} {...parts} />
      <Gone
        title="Gone at the source"
        about="An earlier import brought these, and the source has them no more. They stay, unless you take them."
        listed={gone}
        {...parts}
      />
      <Gone
        title="Here twice"
        about="Two people imported the same at one moment. Take those that shall go to the bin."
        listed={twice}
        {...parts}
      />
      {KINDS.map((kind) => {
        const fresh = entries.filter((entry) => entry.kind === kind && entry.state === 'new')
        if (fresh.length === 0) return null
        return (
          <ImportPart
            key={kind}
            title={`New ${KIND_NAMES[kind].toLowerCase()}`}
            things={fresh.map(ofEntry)}
            isOpen={kind === 'topic' || fresh.length <= OPEN}
            {...parts}
          >
            <Rows
              list={fresh}
              draw={(entry) => {
                const at = placeIn(entry)
                const topic = kind === 'topic' ? draft.topics[at] : undefined
                return topic ? (
                  <NewTopicRow
                    key={entry.key}
                    topic={topic}
                    draft={draft}
                    place={places[at] ?? ''}
                    entryKey={entry.key}
                    isTaken={choice.entries.has(entry.key)}
                    onPick={pick}
                    onCorrect={onCorrect}
                  />
                ) : (
                  <EntryRow key={entry.key} entry={entry} detail={detailOf(draft, entry)} {...parts} />
                )
              }}
            />
          </ImportPart>
        )
      })}
      {alike > 0 && (
        <p className={styles.quiet}>
          {KINDS.flatMap((kind) => {
            const number = entries.filter((entry) => entry.kind === kind && entry.state === 'same').length
            return number > 0 ? count(kind, number) : []
          }).join(', ')}{' '}
          {alike === 1 ? 'is' : 'are'} on the board as the source has {alike === 1 ? 'it' : 'them'}.
        </p>
      )}
      {meta.length + entries.length === 0 && <p className={styles.quiet}>There is nothing in it for a board.</p>}
    </div>
  )
}

interface Parts {
  readonly choice: Choice
  readonly onPick: (things: readonly Pickable[], take: boolean) => void
}

const EntryRow = ({ entry, detail, choice, onPick }: Parts & { entry: ComparedEntry; detail: string }) => (
  <li className={styles.row}>
    <Take isTaken={choice.entries.has(entry.key)} onTake={(take) => onPick([ofEntry(entry)], take)}>
      {entry.title}
    </Take>
    {detail && <span className={styles.facts}>{detail}</span>}
  </li>
)

const Removed = ({ entries, ...parts }: Parts & { entries: readonly ComparedEntry[] }) =>
  entries.length > 0 && (
    <ImportPart
      title="In the bin"
      about="Somebody removed these on the board. They stay there, unless you take them."
      things={entries.map(ofEntry)}
      {...parts}
    >
      <Rows list={entries} draw={(entry) => <EntryRow key={entry.key} entry={entry} detail="" {...parts} />} />
    </ImportPart>
  )

interface GoneProps extends Parts {
  readonly title: string
  readonly about: string
  readonly listed: Comparison['gone']
}

const Gone = ({ title, about, listed, ...parts }: GoneProps) =>
  listed.length > 0 && (
    <ImportPart title={title} about={about} things={listed.map(({ id }) => ({ key: id, before: '' }))} {...parts}>
      <ul className={`plain-list ${styles.rows}`}>
        {listed.map(({ id, title: name }) => (
          <li key={id} className={styles.row}>
            <Take
              isTaken={parts.choice.remove.has(id)}
              onTake={(take) => parts.onPick([{ key: id, before: '' }], take)}
            >
              <span className="visually-hidden">Put into the bin: </span>
              {name}
            </Take>
          </li>
        ))}
      </ul>
    </ImportPart>
  )

/** Fields in three groups: what nobody touched, what people edited and the source changed, what only people changed. */
function changesOf({ entries, meta }: Comparison) {
  const changed = [
    ...(meta.length > 0 ? [{ entry: 'meta', title: 'The event', fields: meta }] : []),
    ...entries
      .filter(({ state }) => state === 'changed')
      .map(({ key, title, fields }) => ({ entry: key, title, fields })),
  ]
  const only = (test: (field: (typeof meta)[number]) => boolean) =>
    changed.flatMap(({ fields, ...row }) => {
      const some = fields.filter(test)
      return some.length > 0 ? [{ ...row, fields: some }] : []
    })
  return [
    {
      title: 'Changed at the source',
      about: 'Nobody has edited these on the board since.',
      isOpen: true,
      rows: only(({ since }) => since !== 'edited'),
    },
    {
      title: 'Edited on the board too',
      about: 'What people wrote here stays, unless you take what the source has.',
      isOpen: true,
      rows: only(({ since, isNews }) => since === 'edited' && isNews),
    },
    {
      title: 'Edited on the board only',
      about: 'The source says what it said before.',
      isOpen: false,
      rows: only(({ since, isNews }) => since === 'edited' && !isNews),
    },
  ].filter(({ rows }) => rows.length > 0)
}

const placeIn = ({ key }: ComparedEntry): number => Number(key.slice(key.indexOf(' ') + 1))

function detailOf(draft: Draft, entry: ComparedEntry): string {
  const at = placeIn(entry)
  if (entry.kind === 'person') return draft.people[at]?.affiliation ?? ''
  if (entry.kind !== 'slot') return ''
  const slot = draft.slots[at]
  if (!slot) return ''
  const room = slot.room === null ? 'all rooms' : (draft.rooms[slot.room]?.name ?? '')
  return [room, `${slot.minutes} min`, slot.kind === 'session' ? '' : slot.kind].filter(Boolean).join(' · ')
}
