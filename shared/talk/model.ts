/** What people say about a board, as plain values: threads about a topic, a slot or a clash, each with its comments. */

import type { Role } from '../access.ts'
import type { Removal } from '../board/values.ts'
import type { AuthorId, CommentId, GrantId, ThreadId } from '../ids.ts'

/** The version of the maps below. */
export const TALK_LAYOUT = 1

export const ABOUT_KINDS = ['topic', 'slot', 'clash'] as const
export type AboutKind = (typeof ABOUT_KINDS)[number]

/** What a thread is about; `title` is what that was called when it began, for when it is there no more. */
export interface About {
  readonly what: AboutKind
  readonly id: string
  readonly title: string
}

/** Who says something, in their own words: a name, and their browser, so that they find what is theirs. */
export interface Author {
  readonly id: AuthorId
  readonly name: string
}

/** [T5] The server's word for who brought something: the link of the connection, and when. */
export interface Hand {
  readonly grant: GrantId
  readonly role: Role
  readonly label: string
  readonly at: number
}

export interface Writer extends Hand {
  /** Somebody with another link has changed the text since. */
  readonly changed: Hand | null
}

export interface Comment {
  readonly id: CommentId
  readonly threadId: ThreadId
  /** By the server's clock once it came there, by the author's until then. */
  readonly at: number
  readonly by: Author
  /** Markdown. */
  readonly body: string
  readonly edited: number | null
  readonly removed: Removal | null
  /** `null` until the server has it. */
  readonly writer: Writer | null
  /** Keys that could not be read. */
  readonly repair: readonly string[]
}

export interface Thread {
  readonly id: ThreadId
  /** `null` where that could not be read. */
  readonly about: About | null
  readonly at: number
  readonly resolved: Removal | null
  /** In the order in which they came; removed ones too. */
  readonly comments: readonly Comment[]
}

export interface Talk {
  /** In the order in which they began. */
  readonly threads: readonly Thread[]
}
