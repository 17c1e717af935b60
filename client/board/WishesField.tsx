/** What is wished for a topic: each wish in words, removable, marked where it is broken; and a form for another. */

import { useState } from 'react'
import type { Clash } from '../../shared/board/clashes.ts'
import type { Board, Topic } from '../../shared/board/model.ts'
import { addWish, removeWish } from '../../shared/board/wishes.ts'
import { useLink } from '../link/use-board.ts'
import { AddForm } from './AddForm.tsx'
import { LineList } from './LineList.tsx'
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
  const add = (): boolean => {
    const wish = wishOf(draft)
    if (!wish) return false
    addWish(door, topic.id, wish)
    setDraft(none)
    return true
  }
  return (
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
      onRemove={(id) => {
        removeWish(door, topic.id, id)
        offerUndo(door)
      }}
    >
      <AddForm label="Add a wish" action="Add wish" onDo={add}>
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
  )
}
