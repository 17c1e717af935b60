/** Where a topic comes from and what came of it: its source, the year that it follows up, its outcome. Each is one value. */

import type { Topic } from '../../shared/board/model.ts'
import { asWebAddress, LIMITS } from '../../shared/board/values.ts'
import { editTopic } from '../../shared/board/verbs.ts'
import { useLink } from '../link/use-board.ts'
import { NumberField } from '../ui/NumberField.tsx'
import { LineField } from './LineField.tsx'
import styles from './TopicDrawer.module.css'

interface Props {
  readonly topic: Topic
  readonly canEdit: boolean
}

const NO_SOURCE = { system: '', id: '', url: '' }
const NO_OUTCOME = { status: '', text: '', url: '' }

export function TopicHistoryFields({ topic, canEdit }: Props) {
  const { door } = useLink()
  const { id } = topic
  const { source, follows, outcome } = topic
  const line = (label: string, value: string, onWrite: (text: string) => void) => (
    <LineField
      label={label}
      value={value}
      isReadOnly={!canEdit}
      mayBeEmpty
      maxLength={LIMITS.line}
      onWrite={(text) => onWrite(text)}
    />
  )
  /** A value all of whose lines were emptied is none. */
  const orNone = <T extends object>(value: T): T | null => (Object.values(value).some(Boolean) ? value : null)
  const write = (change: Parameters<typeof editTopic>[2]) => editTopic(door, id, change)
  return (
    <details className={styles.more}>
      <summary>
        Follow-up, outcome and source
        <span className={styles.follows}>
          {[follows && `follows up ${follows.year}`, outcome?.status, source?.system].filter(Boolean).join(' · ')}
        </span>
      </summary>
      <div className={styles.group}>
        <div className={styles.row}>
          <NumberField
            label="Follows up year"
            value={follows?.year ?? Number.NaN}
            minValue={1990}
            maxValue={2100}
            isReadOnly={!canEdit}
            onChange={(year) =>
              write({ follows: Number.isInteger(year) ? { status: '', url: '', ...follows, year } : null })
            }
          />
          {follows &&
            line('Status of that year', follows.status, (status) => write({ follows: { ...follows, status } }))}
        </div>
        {follows && line('Link to that year', follows.url, (url) => write({ follows: { ...follows, url } }))}
        <Follow url={follows?.url} />
        <div className={styles.row}>
          {line('Outcome', outcome?.status ?? '', (status) =>
            write({ outcome: orNone({ ...NO_OUTCOME, ...outcome, status }) }),
          )}
          {line('In a sentence', outcome?.text ?? '', (text) =>
            write({ outcome: orNone({ ...NO_OUTCOME, ...outcome, text }) }),
          )}
        </div>
        {line('Link to the outcome', outcome?.url ?? '', (url) =>
          write({ outcome: orNone({ ...NO_OUTCOME, ...outcome, url }) }),
        )}
        <Follow url={outcome?.url} />
        <div className={styles.row}>
          {line('Source', source?.system ?? '', (system) =>
            write({ source: orNone({ ...NO_SOURCE, ...source, system }) }),
          )}
          {line('Id there', source?.id ?? '', (own) => write({ source: orNone({ ...NO_SOURCE, ...source, id: own }) }))}
        </div>
        {line('Link to the source', source?.url ?? '', (url) =>
          write({ source: orNone({ ...NO_SOURCE, ...source, url }) }),
        )}
        <Follow url={source?.url} />
        <p className={styles.nobody}>A second import finds the topic by its source.</p>
      </div>
    </details>
  )
}

function Follow({ url }: { readonly url: string | undefined }) {
  const address = asWebAddress(url)
  return (
    address && (
      <a href={address} target="_blank" rel="noreferrer" className={styles.nobody}>
        Open {new URL(address).host}
      </a>
    )
  )
}
