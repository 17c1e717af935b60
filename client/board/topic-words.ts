/** What kinds and stages of topics are called on the page. */

import type { Stage, TopicKind } from '../../shared/board/model.ts'

export const KIND_WORDS: Readonly<Record<TopicKind, string>> = {
  discussion: 'Discussion',
  talk: 'Talk',
  'follow-up': 'Follow-up',
  other: 'Other',
}

export const STAGE_WORDS: Readonly<Record<Stage, string>> = {
  proposed: 'Proposed',
  accepted: 'Accepted',
  declined: 'Declined',
  withdrawn: 'Withdrawn',
}

/** Why two topics were not made one. */
export const TOO_MUCH = 'Together they would have more text or minutes than one topic may have. Nothing was changed.'
