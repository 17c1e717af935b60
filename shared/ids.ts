/** Ids: minted, parsed and told apart here and nowhere else. An id is a letter, `_`, and 16 characters of 0-9a-z (82 bits). */

export type BoardId = string & { readonly __id: 'board' }
export type RoomId = string & { readonly __id: 'room' }
export type TrackId = string & { readonly __id: 'track' }
export type PersonId = string & { readonly __id: 'person' }
export type SlotId = string & { readonly __id: 'slot' }
export type TopicId = string & { readonly __id: 'topic' }
export type GrantId = string & { readonly __id: 'grant' }
export type MaterialId = string & { readonly __id: 'material' }
export type AwayId = string & { readonly __id: 'away' }
export type WishId = string & { readonly __id: 'wish' }
export type MomentId = string & { readonly __id: 'moment' }
export type ThreadId = string & { readonly __id: 'thread' }
export type CommentId = string & { readonly __id: 'comment' }
/** One browser of one person, as it names itself. */
export type AuthorId = string & { readonly __id: 'author' }

/** Chance as an argument: `length` random bytes. Production hands in the system's, tests a seeded one. */
export type RandomBytes = (length: number) => Uint8Array

const LETTERS = {
  board: 'b',
  room: 'r',
  track: 'k',
  person: 'p',
  slot: 's',
  topic: 't',
  grant: 'g',
  material: 'm',
  away: 'a',
  wish: 'w',
  moment: 'n',
  thread: 'h',
  comment: 'c',
  author: 'u',
} as const

export type IdKind = keyof typeof LETTERS
export type IdOf<K extends IdKind> = string & { readonly __id: K }

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz'
const LENGTH = 16

/** `length` characters of 0-9a-z, each equally likely (a byte above 251 is thrown again, so that none is favoured). */
export function randomText(random: RandomBytes, length: number): string {
  let text = ''
  while (text.length < length) {
    for (const byte of random(length - text.length)) if (byte < 252) text += DIGITS[byte % 36]
  }
  return text
}

/** A fresh id of a kind. */
export function mintId<K extends IdKind>(kind: K, random: RandomBytes): IdOf<K> {
  return `${LETTERS[kind]}_${randomText(random, LENGTH)}` as IdOf<K>
}

const FORMS = Object.fromEntries(
  Object.entries(LETTERS).map(([kind, letter]) => [kind, new RegExp(`^${letter}_[0-9a-z]{${LENGTH}}$`)]),
) as Record<IdKind, RegExp>

/** The text as an id of that kind, or `null` if it has not that form. */
export function parseId<K extends IdKind>(kind: K, text: unknown): IdOf<K> | null {
  return typeof text === 'string' && FORMS[kind].test(text) ? (text as IdOf<K>) : null
}

/** The document of what is said about a board, beside the board's own. */
export type TalkId = `${BoardId}/talk`
/** A document that is stored and shared under a name of its own. */
export type DocId = BoardId | TalkId

const TALK = '/talk'

export const talkOf = (board: BoardId): TalkId => `${board}${TALK}` as TalkId

export const isTalkId = (id: DocId): id is TalkId => id.endsWith(TALK)
