/**
 * XML of strangers as a tree. No document type and no entities but XML's own five are taken, so that a few lines can never
 * become a thousand million; depth and number are bounded, and a file that ends early gives what is there.
 */

import { Parser } from 'htmlparser2'
import { ImportFailure } from './reader.ts'

export interface XmlElement {
  /** Lower case. */
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly content: (string | XmlElement)[]
  /** Where it begins, in characters. */
  readonly at: number
}

export interface XmlTree {
  readonly root: XmlElement
  /** Whether all that was opened was closed. */
  readonly isWhole: boolean
}

const DEEPEST = 60
const MOST = 400_000

/** Throws `ImportFailure` for what must not be read; `null` where there is no element. */
export function xmlTree(text: string): XmlTree | null {
  const top: XmlElement = { name: '', attributes: {}, content: [], at: 0 }
  const open: XmlElement[] = [top]
  let count = 0
  const parser = new Parser(
    {
      onprocessinginstruction(name) {
        if (name.startsWith('!'))
          throw new ImportFailure(
            'This is XML with a document type of its own (DOCTYPE), which may hide anything and is not read. Take that line out of the file, and paste the text here or choose the file again.',
          )
      },
      onopentag(name, attributes) {
        if (open.length > DEEPEST)
          throw new ImportFailure(
            `This is XML whose elements lie more than ${DEEPEST} deep in each other (<${name.slice(0, 40)}>); no schedule is built like that. Export it again, and choose the file or paste its text.`,
          )
        if (++count > MOST)
          throw new ImportFailure(
            `This is XML with more than ${MOST} elements. Import the schedule in parts, for example day by day.`,
          )
        const element = { name: name.toLowerCase(), attributes, content: [], at: parser.startIndex }
        open.at(-1)?.content.push(element)
        open.push(element)
      },
      ontext(data) {
        open.at(-1)?.content.push(data)
      },
      onclosetag() {
        if (open.length > 1) open.pop()
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.write(text)
  const isWhole = open.length === 1
  parser.end()
  const root = top.content.find((one) => typeof one !== 'string')
  return root ? { root, isWhole } : null
}

export const childrenOf = ({ content }: XmlElement, ...names: readonly string[]): XmlElement[] =>
  content.filter((one): one is XmlElement => typeof one !== 'string' && names.includes(one.name))

/** All text in it; elements in it, such as HTML that nobody escaped, as they are written. */
export function textIn({ content }: XmlElement): string {
  const parts: string[] = []
  const collect = (inner: XmlElement['content']) => {
    for (const one of inner) {
      if (typeof one === 'string') parts.push(one)
      else {
        parts.push(`<${one.name}>`)
        collect(one.content)
        parts.push(`</${one.name}>`)
      }
    }
  }
  collect(content)
  return parts.join('').trim()
}

export const attributeOf = ({ attributes }: XmlElement, ...names: readonly string[]): string => {
  for (const name of names) if (Object.hasOwn(attributes, name)) return (attributes[name] ?? '').trim()
  return ''
}
