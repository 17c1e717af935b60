/** What is wished for a topic: each wish in words, removable, marked where it is broken; and a form for another. */

import { useRef, useState } from 'react'
import type { Clash } from '../../shared/board/clashes.ts'
import type { Board, Topic } from '../../shared/board/model.ts'
import { addWish, editWish, removeWish } from '../../shared/board/wishes.ts'
import type { WishId } from '../../shared/ids.ts'
import { useLink } from '../link/use-board.ts'
import { AddForm } from './AddForm.tsx'
import { LineList } from './LineList.tsx'
import { focusSoonIfLost } from './lost-focus.ts'
import { offerUndo } from './undo-toast.ts'
import { WishFields } from './WishFields.tsx'
import { isBroken, problemOf, sayWish, type WishDraft, wishOf } from './wish-words.ts'

interface Props {
  readonly topic: Topic
  readonly board: Board
  readonly clashes: readonly Clash[]
  readonly canEdit: boolean
}

export function WishesField({ topic, board, clashes, canEdit }: Props) {
  const { door } = useLink()
  const none: WishDraft = { kind: 'after', topicId: null, buffer: 0, clock: '', day: board.meta.firstDay }
  const [draft, setDraft] = useState(none)
  const [editing, setEditing] = useState<WishId | null>(null)
  const place = useRef<HTMLDivElement>(null)
  const begin = (id: WishId | null) => {
    setEditing(id)
    setDraft({ ...none, ...topic.wishes.find((wish) => wish.id === id) })
    if (!id) focusSoonIfLost(() => place.current?.querySelector('button') ?? null)
  }
  const add = (): boolean => {
    const wish = wishOf(draft)
    if (!wish) return false
    if (editing) editWish(door, topic.id, editing, wish)
    else addWish(door, topic.id, wish)
    begin(null)
    return true
  }
  return (
    <div ref={place}>
      <LineList
        label="Wishes"
        hint="Not shown to attendees."
        empty="None yet."
        lines={topic.wishes.map((wish) => ({
          id: wish.id,
          words: sayWish(wish, board),
          warning: isBroken(wish, topic, clashes) ? 'broken' : undefined,
        }))}
        canEdit={canEdit}
        onEdit={begin}
        onRemove={(id) => {
          removeWish(door, topic.id, id)
          offerUndo(door)
        }}
      >
        <AddForm
          key={editing ?? 'new'}
          label="Add a wish"
          action={editing ? 'Change wish' : 'Add wish'}
          isOpened={editing !== null}
          onClose={() => editing && begin(null)}
          onDo={add}
        >
          {(wasTried) => (
            <WishFields
              topic={topic}
              board={board}
              draft={draft}
              problem={wasTried ? problemOf(draft) : undefined}
              onChange={setDraft}
            />
          )}
        </AddForm>
      </LineList>
    </div>
  )
}
