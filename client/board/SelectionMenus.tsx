/** What is set for all chosen topics at once: track, stage, kind and minutes. */

import { useState } from 'react'
import type { Stage, Topic, TopicKind } from '../../shared/board/model.ts'
import { STAGES, TOPIC_KINDS } from '../../shared/board/model.ts'
import { editTopics, type TopicsChange } from '../../shared/board/several-topics.ts'
import { LIMITS } from '../../shared/board/values.ts'
import { Button } from '../ui/Button.tsx'
import { Flyout } from '../ui/Flyout.tsx'
import { Form } from '../ui/Form.tsx'
import { Menu } from '../ui/Menu.tsx'
import { NumberField } from '../ui/NumberField.tsx'
import styles from './SelectionBar.module.css'
import { KIND_WORDS, STAGE_WORDS } from './topic-words.ts'
import { offerUndo } from './undo-toast.ts'
import { useWorkbench } from './workbench.ts'

export function SelectionMenus({ topics }: { readonly topics: readonly Topic[] }) {
  const { board, door } = useWorkbench()
  const change = (facts: TopicsChange) => {
    editTopics(
      door,
      topics.map(({ id }) => id),
      facts,
    )
    offerUndo(door)
  }
  const all = <K extends 'trackId' | 'stage' | 'kind'>(key: K, value: Topic[K]) =>
    topics.every((topic) => topic[key] === value)
  const button = (label: string) => (
    <Button size="small" variant="bare">
      {label}
    </Button>
  )
  return (
    <>
      <Menu
        label="Track of all of them"
        trigger={button('Track')}
        items={[...board.tracks.values(), null].map((track) => ({
          id: track?.id ?? 'none',
          label: track ? track.name || 'Unnamed track' : 'None',
          isChosen: all('trackId', track?.id ?? null),
          onAction: () => change({ trackId: track?.id ?? null }),
        }))}
      />
      <Menu
        label="Stage of all of them"
        trigger={button('Stage')}
        items={STAGES.map((stage: Stage) => ({
          id: stage,
          label: STAGE_WORDS[stage],
          isChosen: all('stage', stage),
          onAction: () => change({ stage }),
        }))}
      />
      <Menu
        label="Kind of all of them"
        trigger={button('Kind')}
        items={TOPIC_KINDS.map((kind: TopicKind) => ({
          id: kind,
          label: KIND_WORDS[kind],
          isChosen: all('kind', kind),
          onAction: () => change({ kind }),
        }))}
      />
      <Flyout label="Minutes of all of them" trigger={button('Minutes')}>
        <Minutes first={topics[0]?.minutes ?? 20} onSet={(minutes) => change({ minutes })} />
      </Flyout>
    </>
  )
}

function Minutes({ first, onSet }: { readonly first: number; readonly onSet: (minutes: number) => void }) {
  const [minutes, setMinutes] = useState(first)
  const isSound = Number.isInteger(minutes) && minutes >= 1
  return (
    <Form onSubmit={() => isSound && onSet(minutes)} className={styles.minutes}>
      <NumberField
        label="Minutes of each"
        unit="min"
        value={minutes}
        minValue={1}
        maxValue={LIMITS.minutes}
        onChange={setMinutes}
      />
      <Button variant="primary" isDisabled={!isSound} onPress={() => onSet(minutes)}>
        Set
      </Button>
    </Form>
  )
}
