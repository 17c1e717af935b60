/** Lines of a page, gathered under the headings that they stand under. Every line is in exactly one place. */

import { wordsOf } from './keys.ts'
import type { Heading, SectionKind } from './page-headings.ts'
import { headingOf, leadInOf } from './page-headings.ts'
import type { PageLine } from './page-lines.ts'

export interface Section {
  readonly kind: SectionKind
  /** `null` for the head, and for what goes on after a list or a sentence that led in to one. */
  readonly heading: (Heading & { readonly line: PageLine }) | null
  /** Blank lines too: they end paragraphs and lists. */
  readonly lines: PageLine[]
}

const PROSE: readonly SectionKind[] = ['description', 'background', 'other', 'head']

export function sectionsOf(lines: readonly PageLine[]): Section[] {
  let section: Section = { kind: 'head', heading: null, lines: [] }
  const sections = [section]
  const open = (kind: SectionKind, heading: Section['heading']) => {
    section = { kind, heading, lines: [] }
    sections.push(section)
  }
  for (const line of lines) {
    const heading = line.text === '' || line.bullet ? null : headingOf(line.text)
    const paragraph = paragraphBefore(section)
    // In the middle of a paragraph only a page's own fields count: "background" may be any sentence's last word.
    if (heading && (paragraph === '' || !PROSE.includes(section.kind) || heading.own.length === 0)) {
      open(heading.kind, { line, ...heading })
      continue
    }
    if (section.kind === 'head' && line.bullet) open('topics', null)
    section.lines.push(line)
    const kind = PROSE.includes(section.kind) ? leadInOf(lastSentence(`${paragraph} ${line.text.slice(-400)}`)) : null
    if (kind) open(kind, null)
  }
  return sections
}

/** A sentence that matters here is short; a page of one endless paragraph must not cost its square. */
const LOOKS_BACK = 8

/** The lines since the last blank one or the last point of a list, as one text. */
function paragraphBefore(section: Section): string {
  const recent = section.lines.slice(-LOOKS_BACK)
  const from = recent.findLastIndex(({ text, bullet }) => text === '' || bullet)
  return recent
    .slice(from + 1)
    .map(({ text }) => text.slice(-400))
    .join(' ')
}

const lastSentence = (text: string): string =>
  text.slice(Math.max(...['. ', '! ', '? '].map((end) => text.lastIndexOf(end) + 1))).trim()

/** The heading's line if it says something that is said nowhere under it. */
export function saidIn({ heading, lines }: Section): PageLine | null {
  if (!heading) return null
  const under = new Set(wordsOf(lines.map(({ text }) => text).join(' ')))
  return heading.own.every((word) => under.has(word)) ? null : heading.line
}
