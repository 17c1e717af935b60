/** Whom a comment calls by name: `@Ann Lee`, as far as there is somebody of that name. */

const CODE = /(```[\s\S]*?(?:```|$)|`[^`\n]*`)/

/** The longest name wins: with Ann and Ann Lee on the board, `@Ann Lee` calls the second. */
const longestFirst = (names: Iterable<string>): string[] =>
  [...new Set(names)].filter((name) => name.trim() !== '').sort((a, b) => b.length - a.length)

interface Piece {
  readonly text: string
  /** The name that it calls, or `null` for what is between. */
  readonly calls: string | null
}

/** The text in pieces; together they are the text. What is code calls nobody. */
export function piecesOf(body: string, names: Iterable<string>): Piece[] {
  const known = longestFirst(names)
  return body.split(CODE).flatMap((part, at) => (at % 2 === 1 ? { text: part, calls: null } : spoken(part, known)))
}

function spoken(text: string, known: readonly string[]): Piece[] {
  const pieces: Piece[] = []
  let done = 0
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (at < done || isWord(text[at - 1])) continue
    const rest = text.slice(at + 1)
    const calls = known.find((name) => startsWith(rest, name) && !isWord(rest[name.length]))
    if (calls === undefined) continue
    pieces.push({ text: text.slice(done, at), calls: null })
    done = at + 1 + calls.length
    pieces.push({ text: text.slice(at, done), calls })
  }
  pieces.push({ text: text.slice(done), calls: null })
  return pieces
}

const startsWith = (text: string, name: string): boolean =>
  text.slice(0, name.length).toLocaleLowerCase('en') === name.toLocaleLowerCase('en')

const isWord = (sign: string | undefined): boolean => sign !== undefined && /[\p{L}\p{N}_]/u.test(sign)

export const mentionsIn = (body: string, names: Iterable<string>): readonly string[] => [
  ...new Set(piecesOf(body, names).flatMap(({ calls }) => calls ?? [])),
]

/** The same text with the calls in bold: names stand in it as they are written. */
export const withCallsBold = (body: string, names: Iterable<string>): string =>
  piecesOf(body, names)
    .map(({ text, calls }) => (calls === null ? text : `**${text.replace(/[\\*_`[\]<>~]/g, '\\$&')}**`))
    .join('')

/** What is being typed after `@`, up to the caret; `null` where that is no call. */
export function callAt(text: string, caret: number): { readonly from: number; readonly typed: string } | null {
  const found = /(?:^|[^\p{L}\p{N}_])@([\p{L}\p{N}_'’. -]{0,40})$/u.exec(text.slice(0, caret))
  const typed = found?.[1]
  return typed === undefined || /\s{2}|^\s/.test(typed) ? null : { from: caret - typed.length - 1, typed }
}

/** The names that go on from what was typed, at most `most`; those whose later words do come after. */
export function namesFor(typed: string, names: Iterable<string>, most = 6): string[] {
  const wanted = typed.toLocaleLowerCase('en')
  const lower = (name: string) => name.toLocaleLowerCase('en')
  const all = [...new Set(names)].filter((name) => name.trim() !== '').sort((a, b) => a.localeCompare(b, 'en'))
  const first = all.filter((name) => lower(name).startsWith(wanted))
  const later = all.filter((name) => !first.includes(name) && lower(name).includes(` ${wanted}`))
  return [...first, ...later].slice(0, most)
}
