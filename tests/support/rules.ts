/** Numbers of rules: those that a SPEC states, and those that tests wear in their names. */

/** `- **M1** Position is …` */
export const statedIn = (spec: string): string[] =>
  [...spec.matchAll(/^- \*\*([A-Z]\d+)\*\*/gm)].map(([, rule]) => rule ?? '')

const RULE = '[A-Z]\\d+'
const GROUP = new RegExp(`\\[(${RULE}(?:(?:, ?|[-–])${RULE})*)\\]`, 'g')

/** `it('[M1] …')`, `it('[M1, M4] …')`, `describe('[H7-H9] …')`: in quotes, on one line; comments do not count. */
export function wornIn(source: string): string[] {
  const lines = source.split('\n').filter((line) => !/^\s*(\/\/|\/?\*)/.test(line))
  const names = lines.flatMap((line) => (/['"`]/.test(line) ? line.slice(line.search(/['"`]/)) : []))
  return names.flatMap((name) => [...name.matchAll(GROUP)].flatMap(([, group]) => expand(group ?? '')))
}

function expand(group: string): string[] {
  return group.split(/, ?/).flatMap((part) => {
    const [first, last] = part.split(/[-–]/)
    if (!first || !last) return [part]
    const [letter, from, to] = [first.charAt(0), Number(first.slice(1)), Number(last.slice(1))]
    return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => `${letter}${from + at}`)
  })
}
