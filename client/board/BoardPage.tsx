/** The organizers' page: from the address to the right to open the board, to the open board. */

import '../ui/colors.css'
import { useEffect, useState } from 'react'
import { rememberBoard } from '../home/opened-boards.ts'
import type { Opening } from '../link/held-board.ts'
import { holdBoard } from '../link/held-board.ts'
import type { Access } from '../link/open-board.ts'
import { LinkContext, useBoard, useLinkState } from '../link/use-board.ts'
import { renderOwnTexts } from '../ui/own-texts.ts'
import { Toasts } from '../ui/Toast.tsx'
import { toast } from '../ui/toasts.ts'
import styles from './Arrange.module.css'
import { Arrange } from './Arrange.tsx'
import { ownName } from './Presences.tsx'
import { sayNews } from './say-news.ts'
import { saySaved } from './say-saved.ts'

renderOwnTexts()

export function BoardPage({ boardId: id }: { readonly boardId: string }) {
  const [opening, setOpening] = useState<Opening>({ state: 'asking' })
  useEffect(
    () =>
      holdBoard(id, {
        actor: () => ownName() || 'somebody',
        show: setOpening,
        tell: (news) => toast(sayNews(news), { stays: news.what !== 'moved' }),
      }),
    [id],
  )

  // Another link to this board, put into the address of the open page, changes only the fragment.
  useEffect(() => {
    const reload = () => location.hash.startsWith('#key=') && location.reload()
    window.addEventListener('hashchange', reload)
    return () => window.removeEventListener('hashchange', reload)
  }, [])

  if (opening.state === 'asking') return <Waiting sentence="Opening the board…" />
  if (opening.state === 'failed') return <Failed sentence={opening.sentence} />
  return (
    <LinkContext value={opening.link}>
      <OpenBoard access={opening.access} />
      <Toasts />
    </LinkContext>
  )
}

function OpenBoard({ access }: { readonly access: Access }) {
  const { title } = useBoard().meta
  const state = useLinkState()
  const { id, role } = access
  useEffect(() => {
    if (state.ready) rememberBoard({ id, title, role })
  }, [state.ready, id, title, role])
  if (state.ready) return <Arrange access={access} />
  if (state.line === 'refused') return <Failed sentence={saySaved(state)} />
  const sentence =
    state.line === 'offline'
      ? 'No connection to the server, and this browser holds no copy of the board. Trying again…'
      : 'Loading the board…'
  return <Waiting sentence={sentence} />
}

const Waiting = ({ sentence }: { readonly sentence: string }) => (
  <main className={styles.waiting}>
    <p role="status">{sentence}</p>
  </main>
)

const Failed = ({ sentence }: { readonly sentence: string }) => (
  <main className={styles.waiting}>
    <h1>The board cannot be opened</h1>
    <p>{sentence}</p>
    <p>
      <a href="/">All boards</a>
    </p>
  </main>
)
