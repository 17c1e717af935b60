/** Which section a line opens. Pages are written by hand: any case, with or without a colon, in many words. */

import { wordsOf } from './keys.ts'

export type SectionKind =
  | 'head'
  | 'speakers'
  | 'authors'
  | 'leads'
  | 'required'
  | 'contingent'
  | 'description'
  | 'topics'
  | 'follow-ups'
  | 'background'
  | 'materials'
  /** A field of the page that the board has no place for. */
  | 'other'

export interface Heading {
  readonly kind: Exclude<SectionKind, 'head'>
  /** What stands behind the colon on the same line. */
  readonly inline: string
  /** Words that say more than which section this is; with the others nothing is lost. */
  readonly own: readonly string[]
}

/** Fields of the page and common headings in full, without their colon. */
const EXACT: readonly (readonly [RegExp, Heading['kind']])[] = [
  [/^(speakers?|presenters?)$/, 'speakers'],
  [/^((primary |co-?)?authors?)$/, 'authors'],
  [/^((mc|microconference|track|session) )?(leads?|leaders?|organi[sz]ers?|co-?leads?|chairs?)$/, 'leads'],
  [/^(key|required|expected) (attendees|participants|people)$/, 'required'],
  [/^contingent( or unknown travel availability| attendees| participants)?$/, 'contingent'],
  [/^(description|abstract)$/, 'description'],
  [/^((presentation |session )?materials?|((interesting|useful|related|relevant) )?links|references)$/, 'materials'],
  [/^(background|motivation|why( this| now| an? mc)?\??)$/, 'background'],
  [/^(track|session|contribution)( classification| type)?$|^(keywords|submitted by|contact person|comments)$/, 'other'],
]

/** What makes a heading in free words, when its line ends in a colon. The first that fits decides. */
const LOOSE: readonly (readonly [RegExp, Heading['kind']])[] = [
  [
    /\b(progress|accomplish\w+|achieve\w+|follow-?ups?)\b|\bsince (last|20\d\d)|\bdiscussed (at|in|last)\b/,
    'follow-ups',
  ],
  [/\b(topics?|discussion (points|items)|problems to (solve|discuss))\b/, 'topics'],
  [/\bcontingent\b|\bunknown (travel )?availability\b/, 'contingent'],
  [/\b(key|required) (attendees|participants|people)\b/, 'required'],
  [/\bbackground\b|^["“'(]?why\b/, 'background'],
  [/\b(mc|microconference) (leads?|leaders?|organi[sz]ers?)\b/, 'leads'],
  [/\binteresting links\b|\bmaterials\b/, 'materials'],
]

const COMMON =
  'some the a an and or of for to at in on we would like are is be not limited but include includes including'
const PLAIN: Partial<Record<Heading['kind'], ReadonlySet<string>>> = {
  topics: new Set(
    `${COMMON} suggested potential possible proposed planned expected topic topics area areas discussion discuss cover items list following`.split(
      ' ',
    ),
  ),
  'follow-ups': new Set(
    `${COMMON} progress made topic topics discussed last previous year years since plumbers lpc accomplishments achievements follow ups up followups s`.split(
      ' ',
    ),
  ),
  required: new Set(`${COMMON} key required attendees participants people`.split(' ')),
  contingent: new Set(`${COMMON} contingent unknown travel availability key attendees participants`.split(' ')),
  leads: new Set(`${COMMON} mc microconference leads lead organizers organisers leaders`.split(' ')),
  background: new Set(`${COMMON} background`.split(' ')),
  materials: new Set(`${COMMON} interesting links presentation materials`.split(' ')),
}

const ownWords = (kind: Heading['kind'], text: string): string[] =>
  wordsOf(text).filter((word) => !PLAIN[kind]?.has(word) && !(kind === 'follow-ups' && /^20\d\d$/.test(word)))

/** Longer ones are sentences; a sentence may still lead in to a list (`leadInOf`). */
const LONGEST = 120
const PEOPLE: readonly SectionKind[] = ['speakers', 'authors', 'leads', 'required', 'contingent']

/** The heading that a line is, or `null`. */
export function headingOf(line: string): Heading | null {
  if (line.length > LONGEST + 200) return null
  const colon = line.indexOf(':')
  const words = (colon < 0 ? line : line.slice(0, colon)).trim().toLowerCase()
  const inline = colon < 0 ? '' : line.slice(colon + 1).trim()
  const exact = EXACT.find(([form]) => form.test(words))?.[1]
  if (exact && (inline === '' || PEOPLE.includes(exact) || exact === 'description')) {
    return { kind: exact, inline, own: [] }
  }
  if (line.length > LONGEST || /[.!?]\s/.test(line)) return null
  const text = line.toLowerCase()
  const kind = LOOSE.find(([form]) => form.test(text))?.[1]
  if (!kind) return null
  const own = ownWords(kind, line)
  const opens = line.endsWith(':') || own.length === 0 || (kind === 'background' && line.endsWith('?'))
  return opens ? { kind, inline: '', own } : null
}

/** The list that a sentence leads in to: "… Some suggested topics include:". The sentence itself is prose and stays. */
export function leadInOf(sentence: string): 'topics' | 'follow-ups' | null {
  if (!sentence.endsWith(':')) return null
  const text = sentence.toLowerCase()
  const kind = LOOSE.find(([form]) => form.test(text))?.[1]
  return kind === 'topics' || kind === 'follow-ups' ? kind : null
}
