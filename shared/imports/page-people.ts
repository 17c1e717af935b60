/** People as pages write them: one a line, the affiliation in brackets (which may nest), behind a dash or a comma. */

import type { DraftPerson } from './draft.ts'
import { draftPerson } from './draft.ts'

const NAME = /^\p{L}[\p{L}\p{M}\p{N}.'’\-_]*(?:\s+[\p{L}"“(][\p{L}\p{M}\p{N}.'’"”\-_)]*){0,5}$/u
const MAIL = /\s*[<([]?\b(?:mailto:)?([\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8})\b[>)\]]?\s*/

/** A name has a capital, or letters that know none; at most six words. */
const isName = (text: string): boolean => text.length <= 100 && NAME.test(text) && /[\p{Lu}\p{Lo}]/u.test(text)

/** The person that a line names, or `null` where it does not look like one. */
export function readPerson(line: string): DraftPerson | null {
  if (line.length > 300) return null
  const mail = MAIL.exec(line)
  const contact = mail?.[1] ?? ''
  const text = (mail ? line.replace(mail[0], ' ') : line).trim().replace(/[,;]$/, '').trim()
  const bracket = text.indexOf('(')
  const [name, affiliation] =
    bracket > 0 ? [text.slice(0, bracket).trim(), inBrackets(text.slice(bracket))] : behindSign(text)
  return isName(name) ? { ...draftPerson(name), affiliation, contact } : null
}

/** `(Huawei Technologies R&D (UK)) confirmed` → `Huawei Technologies R&D (UK), confirmed` */
function inBrackets(text: string): string {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') depth++
    if (text[at] === ')' && --depth === 0) {
      const rest = text.slice(at + 1).replace(/^[\s,;–—-]+/, '')
      return [text.slice(1, at).trim(), rest].filter(Boolean).join(', ')
    }
  }
  return text.slice(1).trim()
}

function behindSign(text: string): [string, string] {
  const found = /^(.*?)(?:\s+[-–—]\s+|\s*[,;]\s+)(.*)$/.exec(text)
  return found ? [found[1] ?? '', found[2] ?? ''] : [text, '']
}

/** A line with several people: parts at commas and semicolons that stand outside brackets. */
export function splitPeople(line: string): string[] {
  const parts: string[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at < line.length; at++) {
    const sign = line[at]
    if (sign === '(') depth++
    if (sign === ')') depth = Math.max(0, depth - 1)
    if ((sign === ',' || sign === ';') && depth === 0) {
      parts.push(line.slice(from, at))
      from = at + 1
    }
  }
  parts.push(line.slice(from))
  return parts.map((part) => part.replace(/^\s*(?:and|&)\s+/, '').trim()).filter(Boolean)
}
