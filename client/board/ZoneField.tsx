/** Where a remote person is, by their time zone, and what that means for them. */

import { useMemo } from 'react'
import type { Meta, Person } from '../../shared/board/model.ts'
import { editPerson } from '../../shared/board/verbs.ts'
import { allZones } from '../home/create-board.ts'
import { useLink } from '../link/use-board.ts'
import { ComboBox } from '../ui/ComboBox.tsx'
import { sayTheirClock } from './zone-words.ts'

interface Props {
  readonly person: Person
  readonly meta: Meta
  readonly canEdit: boolean
}

const ON_SITE = 'on-site'

export function ZoneField({ person, meta, canEdit }: Props) {
  const { door } = useLink()
  const { id, zone } = person
  const options = useMemo(() => {
    const zones = [...new Set([...allZones(), zone])].filter(Boolean)
    return [{ value: ON_SITE, label: 'On site' }, ...zones.map((value) => ({ value, label: value }))]
  }, [zone])
  return (
    <ComboBox
      label="Time zone of somebody remote"
      hint={`${zone ? `${sayTheirClock(meta, zone)} ` : ''}Not shown to attendees.`}
      options={options}
      value={zone || ON_SITE}
      isDisabled={!canEdit}
      onChoose={(value) => editPerson(door, id, { zone: value === ON_SITE ? '' : value })}
    />
  )
}
