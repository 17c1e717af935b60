/** Whom one can call: the board's people, who is here, and who has spoken. */

import { useMemo } from 'react'
import { ownName } from '../Presences.tsx'
import { useWorkbench } from '../workbench.ts'
import { useTalk } from './use-talk.ts'

export function useNames(): readonly string[] {
  const { board, peers } = useWorkbench()
  const { talk } = useTalk()
  const here = peers.map(({ name }) => name).join('\n')
  return useMemo(() => {
    const spoken = talk.threads.flatMap(({ comments }) => comments.map(({ by }) => by.name))
    const known = [...board.people.values()].map(({ name }) => name)
    const all = [...known, ...here.split('\n'), ...spoken, ownName()]
    return [...new Set(all)].filter((name) => name !== '' && name !== 'Somebody')
  }, [board.people, talk, here])
}
