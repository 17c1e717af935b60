/** Makes a board with everything that belongs to it: its document, its programme's address, its first three links [M10]. */

import type { z } from 'zod'
import type { Role } from '../../shared/access.ts'
import { mapOf } from '../../shared/board/doc.ts'
import { readBoard } from '../../shared/board/read.ts'
import { setUpBoard } from '../../shared/board/verbs.ts'
import type { BoardId, RandomBytes } from '../../shared/ids.ts'
import { mintId, randomText } from '../../shared/ids.ts'
import type { Draft } from '../../shared/imports/draft.ts'
import { fillSample } from '../../shared/imports/sample.ts'
import { must } from '../../shared/must.ts'
import type { BoardCreated, newBoardSchema } from '../../shared/protocol/api.ts'
import type { Links } from '../access/links.ts'
import { boardAddress } from '../access/links.ts'
import type { LiveBoards } from '../live/live-boards.ts'
import type { Grant } from '../ports/grant-store.ts'
import type { ProgrammeStore } from '../ports/programme-store.ts'
import type { ImportDesk } from './import-desk.ts'
import type { FillJob, Most, Outcome } from './import-job.ts'
import { programmeAddress } from './programme-address.ts'
import { RequestRefusal } from './refusal.ts'

export interface NewBoards {
  /** Everything is durable when this resolves. `owner` is the grant of the owner's link. */
  make(facts: z.output<typeof newBoardSchema>, base: string): Promise<{ created: BoardCreated; owner: Grant }>
}

export interface NewBoardsParts {
  readonly live: LiveBoards
  readonly programmes: ProgrammeStore
  readonly links: Links
  readonly random: RandomBytes
  readonly now: () => number
  readonly desk: ImportDesk
  readonly most: Most
}

const SLUG_LENGTH = 40
const SLUG_CHANCE = 6

export function newBoards({ live, programmes, links, random, now, desk, most }: NewBoardsParts): NewBoards {
  const filledWith = (facts: FillJob['facts'], draft: Draft, sample: boolean) =>
    desk.run(
      () => ({ kind: 'fill', facts, draft, sample, most, now: now() }),
      async (outcome) => {
        if (outcome.kind !== 'filled') throw refusalOf(outcome)
        return outcome
      },
    )

  return {
    async make({ title: named, draft, sample, ...days }, base) {
      const board = mintId('board', random)
      let title = named || draft?.title?.trim() || ''
      if (draft) {
        const filled = await filledWith({ title, ...days }, draft, sample === true)
        title = filled.title
        await live.create(board, filled.board)
      } else {
        await live.create(board, (door) => {
          setUpBoard(door, { title, ...days })
          if (sample) fillSample(door)
          if (mapOf(door.doc, 'topics').size > most.topics) throw new RequestRefusal('board-full')
          title = readBoard(door.doc).meta.title
        })
      }
      const slug = slugOf(title, random)
      await programmes.create(board, slug)
      const link = (role: Role, label: string) => links.make(board, { role, label, expiresAt: null })
      const owner = await link('owner', 'Owner')
      const organizer = await link('organizer', 'Organizers')
      const observer = await link('observer', 'Observers')
      const created: BoardCreated = {
        id: board,
        slug,
        epoch: await epochOf(live, board),
        links: {
          owner: boardAddress(base, board, owner.secret),
          organizer: boardAddress(base, board, organizer.secret),
          observer: boardAddress(base, board, observer.secret),
          programme: programmeAddress(base, slug),
        },
      }
      return { created, owner: owner.grant }
    },
  }
}

/** Why a job did not come to what it was for. */
export function refusalOf(outcome: Outcome): Error {
  switch (outcome.kind) {
    case 'not-understood':
      return new RequestRefusal('not-understood', outcome.sentence)
    case 'full':
      return new RequestRefusal(outcome.of === 'topics' ? 'board-full' : 'board-too-large')
    case 'imported':
    case 'filled':
      return new Error(`a job of another kind came to “${outcome.kind}”`)
    default:
      return outcome satisfies never
  }
}

async function epochOf(live: LiveBoards, board: BoardId): Promise<number> {
  const held = must(await live.hold(board), 'the board that was just made')
  held.release()
  return held.board.epoch
}

/** The title as people can read it in an address, and enough chance that nobody guesses it. */
export function slugOf(title: string, random: RandomBytes): string {
  const plain = title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const words = plain
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, SLUG_LENGTH)
    .replace(/^-+|-+$/g, '')
  return `${words || 'programme'}-${randomText(random, SLUG_CHANCE)}`
}
