/** The programme at an address, as it is now, for React. */

import { useEffect, useReducer, useRef } from 'react'
import { keepProgramme, keptProgramme } from './kept-programme.ts'
import type { ProgrammeState } from './programme-state.ts'
import { nextState, START } from './programme-state.ts'
import type { ProgrammeLine } from './stream.ts'
import { openLine } from './stream.ts'

function start(slug: string): ProgrammeState {
  const kept = keptProgramme(slug)
  return kept ? nextState(START, { type: 'kept', ...kept }) : START
}

export function useProgramme(slug: string): ProgrammeState {
  const [state, tell] = useReducer(nextState, slug, start)
  const line = useRef<ProgrammeLine | null>(null)
  const { programme, asOf, standing, needsWhole } = state

  useEffect(() => {
    const opened = openLine(slug, tell)
    line.current = opened
    return opened.close
  }, [slug])

  useEffect(() => {
    if (needsWhole) line.current?.again()
  }, [needsWhole])

  useEffect(() => {
    if (standing === 'hidden' || standing === 'unknown') keepProgramme(slug, null)
    else if (programme && asOf !== null) keepProgramme(slug, { programme, asOf })
  }, [slug, programme, asOf, standing])

  return state
}
