/** The programme at an address, as it is now, for React. */

import { useEffect, useReducer, useRef, useState } from 'react'
import { ApiFailure } from '../http.ts'
import { forgetKeptPages } from '../offline/forget.ts'
import { drawnProgramme } from './drawn-programme.ts'
import { drawnTexts } from './drawn-texts.ts'
import { keepProgramme, keptProgramme } from './kept-programme.ts'
import type { ProgrammeState } from './programme-state.ts'
import { nextState, START } from './programme-state.ts'
import { changeStars, withoutWords } from './stars.ts'
import type { ProgrammeLine } from './stream.ts'
import { openLine } from './stream.ts'

function start(slug: string): ProgrammeState {
  // What the server has drawn is newer than what was kept, unless this page itself was kept for when there is no network.
  const drawn = drawnProgramme(slug)
  const kept = keptProgramme(slug)
  if (drawn && drawn.programme.sequence >= (kept?.programme.sequence ?? 0))
    return nextState(START, { type: 'kept', programme: drawn.programme, asOf: drawn.at })
  return kept ? nextState(START, { type: 'kept', ...kept }) : START
}

export function useProgramme(slug: string): ProgrammeState {
  const [state, tell] = useReducer(nextState, slug, start)
  const [texts] = useState(() => drawnTexts(slug))
  const line = useRef<ProgrammeLine | null>(null)
  const { programme, asOf, standing, needsWhole } = state

  /** What the page began with: the stream has only to say what is new since. */
  const first = useRef(programme?.sequence ?? null)
  useEffect(() => {
    const opened = openLine(slug, tell, first.current)
    line.current = opened
    return opened.close
  }, [slug])

  useEffect(() => {
    if (needsWhole) line.current?.again()
  }, [needsWhole])

  useEffect(() => {
    if (standing === 'hidden' || standing === 'unknown') {
      keepProgramme(slug, null)
      changeStars(slug, withoutWords)
      forgetKeptPages(slug)
    } else if (programme && asOf !== null) keepProgramme(slug, { programme, asOf })
  }, [slug, programme, asOf, standing])

  useEffect(() => {
    const isGone = standing === 'hidden' || standing === 'unknown'
    if (!isGone && !programme) return
    texts.keep(isGone ? null : programme).catch((error: unknown) => {
      // Without a network they are asked for when they are shown.
      if (!(error instanceof ApiFailure)) throw error
    })
  }, [texts, programme, standing])

  return state
}
