/** Links that belong to a topic: title and address, each to be followed, corrected, taken away; and a form for another. */

import { useRef, useState } from 'react'
import type { Material, Topic } from '../../shared/board/model.ts'
import { asWebAddress, LIMITS } from '../../shared/board/values.ts'
import { addMaterial, editMaterial, removeMaterial } from '../../shared/board/verbs.ts'
import { useLink } from '../link/use-board.ts'
import { TextField } from '../ui/TextField.tsx'
import { AddForm } from './AddForm.tsx'
import { LineList } from './LineList.tsx'
import { focusSoonIfLost } from './lost-focus.ts'
import { offerUndo } from './undo-toast.ts'

interface Props {
  readonly topic: Topic
  readonly canEdit: boolean
}

const NOTHING = { title: '', url: '' }
const NO_ADDRESS = 'Enter an address that begins with https:// or http://.'

export function MaterialsField({ topic, canEdit }: Props) {
  const { door } = useLink()
  const [draft, setDraft] = useState(NOTHING)
  const [editing, setEditing] = useState<Material | null>(null)
  const place = useRef<HTMLDivElement>(null)
  const url = draft.url.trim()
  const begin = (material: Material | null) => {
    setEditing(material)
    setDraft(material ?? NOTHING)
    if (!material) focusSoonIfLost(() => place.current?.querySelector('button') ?? null)
  }
  const done = (): boolean => {
    if (!asWebAddress(url)) return false
    const link = { title: draft.title.trim().slice(0, LIMITS.title) || url, url }
    if (editing) editMaterial(door, topic.id, editing.id, link)
    else addMaterial(door, topic.id, link)
    begin(null)
    return true
  }
  return (
    <div ref={place}>
      <LineList
        label="Materials"
        hint="Attendees see them with the topic."
        empty="No links yet."
        lines={topic.materials.map((material) => ({ id: material.id, words: material.title, url: material.url }))}
        canEdit={canEdit}
        onEdit={(id) => begin(topic.materials.find((material) => material.id === id) ?? null)}
        onRemove={(id) => {
          removeMaterial(door, topic.id, id)
          offerUndo(door)
        }}
      >
        <AddForm
          key={editing?.id ?? 'new'}
          label="Add a link"
          action={editing ? 'Change link' : 'Add link'}
          isOpened={editing !== null}
          onClose={() => editing && begin(null)}
          onDo={done}
        >
          {(wasTried) => (
            <>
              <TextField
                label="Link title"
                size="small"
                placeholder="Slides"
                value={draft.title}
                onChange={(title) => setDraft({ ...draft, title })}
              />
              <TextField
                label="Link address"
                size="small"
                placeholder="https://"
                value={draft.url}
                maxLength={LIMITS.line}
                error={wasTried && !asWebAddress(url) ? NO_ADDRESS : undefined}
                onChange={(next) => setDraft({ ...draft, url: next })}
              />
            </>
          )}
        </AddForm>
      </LineList>
    </div>
  )
}
