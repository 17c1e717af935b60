/** Words of other systems for a topic's kind and stage, and for breaks. What they say beyond ours is handed back. */

import type { SlotKind, Stage, TopicKind } from '../board/model.ts'
import { plain } from '../names.ts'

const KINDS: readonly (readonly [RegExp, TopicKind])[] = [
  [/follow/, 'follow-up'],
  [/talk|^session$|lecture|presentation|vortrag|keynote|expose|charla|ponencia|paper|conference/, 'talk'],
  [/discussion|bof|birds|panel|diskussion|debat|podium|mesa/, 'discussion'],
]

export function kindOf(cell: string): { kind: TopicKind; over: string } {
  const word = plain(cell).trim()
  if (word === '') return { kind: 'discussion', over: '' }
  const kind = KINDS.find(([pattern]) => pattern.test(word))?.[1] ?? 'other'
  const isWhole = word === kind || ['session', 'lecture', 'presentation', 'vortrag', 'diskussion'].includes(word)
  return { kind, over: isWhole ? '' : cell }
}

const STAGES: readonly (readonly [RegExp, Stage])[] = [
  [/withdrawn|cancel|zuruckgezogen|abgesagt|retire|anule|annul/, 'withdrawn'],
  [/declin|reject|not accepted|abgelehnt|refus|rechaz/, 'declined'],
  [/accept|confirm|approved|scheduled|angenommen|bestatigt|zugesagt|confirme|retenu|acept/, 'accepted'],
  [
    /propos|submit|pending|nominat|new|draft|evaluation|review|wait|eingereicht|offen|soumis|enviad|pendiente/,
    'proposed',
  ],
]

export function stageOf(cell: string): { stage: Stage; over: string } {
  const word = plain(cell).trim()
  const stage = STAGES.find(([pattern]) => pattern.test(word))?.[1]
  return { stage: stage ?? 'proposed', over: stage || word === '' ? '' : cell }
}

const BREAK =
  /^(?:(?:coffee|tea|lunch|morning|afternoon|short|long|kaffee|mittags|pause|the)[ -]?)*(?:break|pause|lunch|dinner|mittagessen|mittagspause|kaffeepause|dejeuner|almuerzo|comida|cafe|descanso|pausa)$/
const PLENARY = /^(?:plenary|plenum|plenar|plenaire|plenaria)(?: session)?$/

export function slotKindOf(cell: string): SlotKind | null {
  const word = plain(cell).trim()
  if (BREAK.test(word)) return 'break'
  return PLENARY.test(word) ? 'plenary' : null
}
