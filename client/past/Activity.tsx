/** Who did what, when: the newest first, by day, found by person, topic and room. */

import { useEffect, useMemo, useState } from 'react'
import type { ActivityStep, Activity as Page, StepWriter } from '../../shared/protocol/history-api.ts'
import { sayWho } from '../../shared/protocol/history-api.ts'
import { complain } from '../board/complain.ts'
import { request } from '../http.ts'
import { Button } from '../ui/Button.tsx'
import { ComboBox } from '../ui/ComboBox.tsx'
import { Select } from '../ui/Select.tsx'
import { useAnswer } from '../use-asked.ts'
import styles from './Past.module.css'
import type { PastParts } from './parts.ts'
import { Scroll } from './Scroll.tsx'
import { byDay, clockAt } from './when.ts'

const EVERYBODY = 'everybody'
const EVERY_ROOM = 'every room'
const EVERY_TOPIC = 'every topic'
/** The list follows what is done meanwhile, not each letter of it. */
const FOLLOW_MS = 1_500

export function Activity({ api, board }: PastParts) {
  const [by, setBy] = useState(EVERYBODY)
  const [topic, setTopic] = useState(EVERY_TOPIC)
  const [room, setRoom] = useState(EVERY_ROOM)
  const query = new URLSearchParams({
    ...(by !== EVERYBODY && { by }),
    ...(topic !== EVERY_TOPIC && { topic }),
    ...(room !== EVERY_ROOM && { room }),
  })
  const path = `${api}/activity?${query}`
  const { value, failure } = useAnswer<Page>(path, useFollowed(board))
  const [older, setOlder] = useState<{ of: string; pages: readonly Page[] }>({ of: path, pages: [] })
  const pages = useMemo(() => (value ? [value, ...(older.of === path ? older.pages : [])] : []), [value, older, path])
  const steps = useMemo(() => inOrder(pages.flatMap((page) => page.steps)), [pages])
  const before = pages.at(-1)?.before ?? null
  const people = usePeople(steps)
  const more = () => {
    request<Page>('GET', `${path}&before=${before}`).then(
      (page) => setOlder((old) => ({ of: path, pages: [...(old.of === path ? old.pages : []), page] })),
      complain,
    )
  }
  const options = (all: string, label: string, list: Iterable<readonly [string, string]>) => [
    { value: all, label },
    ...[...list].map(([value, name]) => ({ value, label: name || 'Untitled' })),
  ]
  return (
    <>
      <div className={styles.filters}>
        <Select
          label="Who"
          options={options(
            EVERYBODY,
            'Everybody',
            people.map((name) => [name, name]),
          )}
          value={by}
          onChange={setBy}
        />
        <ComboBox
          label="Topic"
          options={options(
            EVERY_TOPIC,
            'Every topic',
            [...board.topics.values()].map(({ id, title }) => [id, title]),
          )}
          value={topic}
          onChoose={setTopic}
        />
        <Select
          label="Room"
          options={options(
            EVERY_ROOM,
            'Every room',
            [...board.rooms.values()].map(({ id, name }) => [id, name]),
          )}
          value={room}
          onChange={setRoom}
        />
      </div>
      {failure !== null && <p className={styles.failure}>{failure}</p>}
      <Scroll label="Activity">
        {value && steps.length === 0 && (
          <p className={styles.empty}>
            {query.size > 0 ? 'Nothing of that kind is known.' : 'Nothing yet. What anybody changes is listed here.'}
          </p>
        )}
        {byDay(steps, Date.now()).map(({ day, of }) => (
          <section key={`${day} ${of[0]?.step}`} aria-label={day}>
            <h3 className={styles.day}>{day}</h3>
            <ol className={styles.steps}>
              {of.map((step) => (
                <Step key={step.step} step={step} />
              ))}
            </ol>
          </section>
        ))}
        {before !== null && (
          <Button className={styles.more} onPress={more}>
            Show older
          </Button>
        )}
      </Scroll>
    </>
  )
}

const Step = ({ step: { at, who, words } }: { readonly step: ActivityStep }) => (
  <li>
    <time className={styles.clock} dateTime={new Date(at).toISOString()}>
      {clockAt(at)}
    </time>
    <span>
      <b>{sayWho(who)}</b> {words}
      {detailOf(who) && <span className={styles.link}> {detailOf(who)}</span>}
    </span>
  </li>
)

/** By which link, where the name does not say it. */
const detailOf = (who: StepWriter): string =>
  'server' in who || !who.label || !who.name || who.label === who.name ? '' : who.label

/** Of one number the newest counts: it may have gone on since. */
const inOrder = (steps: readonly ActivityStep[]): ActivityStep[] =>
  [...new Map(steps.toReversed().map((step) => [step.step, step])).values()].sort((a, b) => b.step - a.step)

/** Everybody who was seen, also under a filter that shows one of them. */
function usePeople(steps: readonly ActivityStep[]): readonly string[] {
  const [seen, setSeen] = useState<readonly string[]>([])
  const names = [...new Set([...seen, ...steps.map(({ who }) => sayWho(who))])].sort((a, b) => a.localeCompare(b, 'en'))
  if (names.length !== seen.length) setSeen(names)
  return names
}

/** Another number some time after a value changed. */
function useFollowed(value: unknown): number {
  const [version, setVersion] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: that the value changed is all that counts
  useEffect(() => {
    const timer = setTimeout(() => setVersion((old) => old + 1), FOLLOW_MS)
    return () => clearTimeout(timer)
  }, [value])
  return version
}
