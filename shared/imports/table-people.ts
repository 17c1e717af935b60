/** The people of a row: several in one cell or in several columns, with their affiliations and addresses beside them. */

import type { DraftPerson } from './draft.ts'
import { draftPerson } from './draft.ts'
import { readPerson } from './page-people.ts'

const MAIL = /[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}/

/** `Lovelace, Ada`: one comma, one side a single word, the other two at most. */
function turned(text: string): string | null {
  const parts = text.split(',').map((part) => part.trim())
  const [last = '', first = ''] = parts
  const words = (part: string) => part.split(/\s+/).length
  const isName = (part: string) =>
    /^\p{Lu}[\p{L}\p{M}'’. -]*$/u.test(part) || /^(van|von|de|der|den|du|la) /i.test(part)
  if (parts.length !== 2 || !isName(last) || !isName(first)) return null
  return Math.min(words(last), words(first)) === 1 && words(last) <= 3 && words(first) <= 2 ? `${first} ${last}` : null
}

/** Parts a cell at the strongest sign that it has; a comma in brackets parts nothing. */
export function piecesOf(cell: string): string[] {
  const strong = /\n|;|\||\s\/\s/.test(cell)
  const outside = cell.replace(/\([^()]*\)/g, (bracket) =>
    bracket.replace(/[;,&/|]/g, (sign) => HIDDEN.get(sign) ?? sign),
  )
  const pieces = strong ? outside.split(/\n|;|\||\s\/\s/) : turned(outside) ? [outside] : outside.split(COMMAS)
  return pieces.map((piece) => piece.replace(/[\uE000-\uE004]/g, (sign) => SHOWN.get(sign) ?? sign).trim())
}

const COMMAS = /,|\s&\s|\s(?:and|und|et|y)\s/
const HIDDEN = new Map([';', ',', '&', '/', '|'].map((sign, at) => [sign, String.fromCharCode(0xe000 + at)]))
const SHOWN = new Map([...HIDDEN].map(([sign, hidden]) => [hidden, sign]))

/** A name that is only an address is said as the person would: the address itself stays private. */
function personOf(piece: string): DraftPerson {
  const straight = turned(piece)
  if (straight) return draftPerson(straight)
  const read = readPerson(piece)
  if (read) return read
  const contact = MAIL.exec(piece)?.[0] ?? ''
  const rest = contact ? piece.replace(contact, ' ').replace(/[<([]\s*[>)\]]/, ' ') : piece
  const name = rest.replace(/\s+/g, ' ').trim()
  const said = contact
    .replace(/@.*/, '')
    .split(/[._-]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')
  return { ...draftPerson(name || said), contact }
}

export const peopleIn = (cell: string): DraftPerson[] =>
  piecesOf(cell).flatMap((piece) => (/\p{L}/u.test(piece) ? [personOf(piece)] : []))

/** What stands in other columns, one for each person, or one for all. Returns what belongs to nobody too. */
export function besidePeople(
  people: readonly DraftPerson[],
  affiliations: readonly string[],
  mails: readonly string[],
): { people: DraftPerson[]; over: string[] } {
  const over: string[] = []
  const each = (cells: readonly string[], isShared: boolean): string[] => {
    const full = cells.filter(Boolean)
    // A comma may belong to one institution: it parts only where that gives everybody theirs.
    for (const split of [
      cells,
      ...WAYS.map((way) => full.flatMap((cell) => cell.split(way).map((part) => part.trim()))),
    ]) {
      if (split.length === people.length) return [...split]
    }
    if (full.length === 1 && isShared && people.length > 0) return people.map(() => full[0] ?? '')
    if (people.length > 0 && full.length > 0 && full.length < people.length) return [...full]
    over.push(...full)
    return []
  }
  const [where, mail] = [each(affiliations, true), each(mails, false)]
  /** What the person's own cell says comes first; the other is kept too, unless it says the same. */
  const either = (own: string, beside: string): string => {
    if (own && beside && own !== beside) over.push(beside)
    return own || beside
  }
  return {
    people: people.map((person, at) => ({
      ...person,
      affiliation: either(person.affiliation, where[at] ?? ''),
      contact: either(person.contact, mail[at] ?? ''),
    })),
    over,
  }
}

const WAYS = [/\n/, /;/, /\||\s\/\s/, /,/]
