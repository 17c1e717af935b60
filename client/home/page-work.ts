/** A page that is being made into a board: its text, what was understood and corrected. Kept while this tab is open. */

import { record } from '../../shared/board/values.ts'
import type { Draft } from '../../shared/imports/draft.ts'
import { keep, kept } from '../browser-store.ts'
import { LONG } from '../imports/import-work.ts'
import { type Editable, type EventFacts, toEditable } from './editable.ts'

/** What was understood of a text, as it stands after corrections. */
export interface Reading {
  /** The text that was read. */
  readonly text: string
  readonly editable: Editable
  readonly facts: EventFacts
  /** The page itself named its zone. */
  readonly namesZone: boolean
  /** Somebody corrected something: it must not be lost. */
  readonly corrected: boolean
}

export interface PageWork {
  /** As it stands in the field. */
  readonly text: string
  /** Of the files that it came from. */
  readonly name: string
  readonly reading: Reading | null
  /** The reading is shown, not the field. */
  readonly shown: boolean
}

export const NO_WORK: PageWork = { text: '', name: '', reading: null, shown: false }

const KEY = 'page-work'
/** Raised when `Reading` changes its form; others are forgotten. */
const FORM = 2

export const keptWork = (): PageWork => kept(KEY, parseWork, 'tab') ?? NO_WORK

export const keepWork = (work: PageWork): void =>
  keep(KEY, isLong(work) || (work.text === '' && work.reading === null) ? null : { form: FORM, ...work }, 'tab')

/** Too long to be written with each letter that somebody corrects: it lives as long as the page. */
export const isLong = ({ text, reading }: PageWork): boolean => Math.max(text.length, reading?.text.length ?? 0) > LONG

export function readingOf(text: string, draft: Draft, ownZone: string): Reading {
  const facts = {
    title: draft.title ?? '',
    timeZone: draft.timeZone ?? ownZone,
    firstDay: draft.firstDay ?? '',
    lastDay: draft.lastDay ?? draft.firstDay ?? '',
  }
  return { text, editable: toEditable(draft), facts, namesZone: draft.timeZone !== null, corrected: false }
}

/** Believes only what it wrote itself in this form. */
export function parseWork(value: unknown): PageWork | null {
  const raw = record(value)
  if (raw?.form !== FORM || typeof raw.text !== 'string') return null
  const reading = isReading(raw.reading) ? raw.reading : null
  return {
    text: raw.text,
    name: typeof raw.name === 'string' ? raw.name : '',
    reading,
    shown: raw.shown === true && reading !== null,
  }
}

function isReading(value: unknown): value is Reading {
  const raw = record(value)
  const [facts, editable] = [record(raw?.facts), record(raw?.editable)]
  if (!raw || !facts || !editable || typeof raw.text !== 'string') return false
  const isWhole = ['title', 'timeZone', 'firstDay', 'lastDay'].every((name) => typeof facts[name] === 'string')
  return (
    isWhole &&
    ['rooms', 'people', 'tracks', 'slots', 'topics', 'warnings'].every((name) => Array.isArray(editable[name]))
  )
}
