/** How much of everything one connection, one board and the whole server may take: one table, each line with its setting. */

import { LIMITS } from '../../shared/board/values.ts'
import type { CloseWord } from '../../shared/protocol/close-codes.ts'

export interface Limit {
  /** The environment variable that sets it. */
  readonly setting: string
  readonly initial: number
  /** What is counted, in words, with its unit. */
  readonly what: string
  /** How a connection that goes beyond it ends; `null` where it does not end for it. */
  readonly word: CloseWord | null
}

/** The lengths of titles, texts and comments belong to the board's model (`shared/board/values.ts`): no server may widen them. */
export const LIMITS_TABLE = {
  frameBytes: { setting: 'MAX_FRAME_BYTES', initial: 256 * 1024, what: 'bytes of one frame', word: 'too-large' },
  catchUpBytes: {
    setting: 'MAX_CATCH_UP_BYTES',
    initial: 4 * 1024 * 1024,
    what: 'bytes of all that was done offline, sent at once',
    word: 'too-large',
  },
  structs: { setting: 'MAX_STRUCTS', initial: 10_000, what: 'structs of one update', word: 'too-large' },
  catchUpStructs: {
    setting: 'MAX_CATCH_UP_STRUCTS',
    // Reading and applying so many takes 100 ms of the loop, which is the most that one input may have (P6).
    initial: 15_000,
    what: 'structs of all that was done offline, sent at once',
    word: 'too-large',
  },
  topics: { setting: 'MAX_TOPICS', initial: LIMITS.topics, what: 'topics of a board', word: 'too-large' },
  boardBytes: { setting: 'MAX_BOARD_BYTES', initial: 4 * 1024 * 1024, what: 'bytes of a board', word: 'too-large' },
  comments: {
    setting: 'MAX_COMMENTS',
    initial: LIMITS.comments,
    what: 'comments in the talk of a board',
    word: 'too-large',
  },
  talkBytes: {
    setting: 'MAX_TALK_BYTES',
    initial: 4 * 1024 * 1024,
    what: 'bytes of the talk of a board',
    word: 'too-large',
  },
  updatesPerSecond: { setting: 'UPDATES_PER_SECOND', initial: 20, what: 'updates a second', word: 'too-fast' },
  updatesBurst: { setting: 'UPDATES_BURST', initial: 200, what: 'updates in a burst', word: 'too-fast' },
  questionsPerSecond: {
    setting: 'QUESTIONS_PER_SECOND',
    initial: 2,
    what: 'questions a second: sync step 1, who is here, a check',
    word: 'too-fast',
  },
  questionsBurst: { setting: 'QUESTIONS_BURST', initial: 20, what: 'questions in a burst', word: 'too-fast' },
  presencesPerSecond: {
    setting: 'PRESENCES_PER_SECOND',
    initial: 10,
    what: 'presences a second that are passed on; the newest counts',
    word: null,
  },
  presencesBurst: {
    setting: 'PRESENCES_BURST',
    initial: 600,
    what: 'presences in a burst, refilled by 60 a second',
    word: 'too-fast',
  },
  presenceBytes: { setting: 'MAX_PRESENCE_BYTES', initial: 1024, what: 'bytes of one presence', word: null },
  unreadBytes: {
    setting: 'MAX_UNREAD_BYTES',
    initial: 1024 * 1024,
    what: 'bytes that a reader has not read, beside its first copy of the board',
    word: null,
  },
  unreadSeconds: { setting: 'MAX_UNREAD_SECONDS', initial: 10, what: 'seconds to read them', word: null },
  unsavedBytes: {
    setting: 'MAX_UNSAVED_BYTES',
    initial: 16 * 1024 * 1024,
    what: 'bytes that wait for a disk that does not take them',
    word: 'shutting-down',
  },
  boardConnections: {
    setting: 'MAX_BOARD_CONNECTIONS',
    initial: 3_000,
    what: 'connections to one board',
    word: 'too-fast',
  },
  connections: { setting: 'MAX_CONNECTIONS', initial: 10_000, what: 'connections in all', word: 'too-fast' },
  historyDays: { setting: 'HISTORY_DAYS', initial: 30, what: 'days of history and activity', word: null },
  keptMoments: {
    setting: 'MAX_KEPT_MOMENTS',
    initial: 100,
    what: 'moments of a board that were kept by name, and alternatives',
    word: null,
  },
  picks: {
    setting: 'MAX_PICKS',
    initial: 5_000,
    what: 'personal calendar links of one programme',
    word: null,
  },
  allPicks: { setting: 'MAX_ALL_PICKS', initial: 50_000, what: 'personal calendar links in all', word: null },
  picksPerSecond: {
    setting: 'PICKS_PER_SECOND',
    initial: 20,
    what: 'personal calendar links of one programme that are made or changed a second; ten times as many in a burst',
    word: null,
  },
  pickDays: {
    setting: 'PICK_DAYS',
    initial: 400,
    what: 'days that a personal calendar link is kept unused',
    word: null,
  },
  strangers: {
    setting: 'MAX_STRANGERS',
    initial: 500,
    what: 'lines from one address that have shown no access yet; the oldest silent one goes',
    word: null,
  },
} as const satisfies Record<string, Limit>

export type LimitName = keyof typeof LIMITS_TABLE
/** The bounds of a running server; times in seconds, sizes in bytes. */
export type Limits = { readonly [name in LimitName]: number }

export const INITIAL_LIMITS: Limits = Object.fromEntries(
  Object.entries(LIMITS_TABLE).map(([name, { initial }]) => [name, initial]),
) as unknown as Limits
