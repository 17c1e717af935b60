/** A short text for any plain value: equal values have the same, whoever made them. Not for secrets. */

const byKey = ([a]: [unknown, unknown], [b]: [unknown, unknown]): number => (String(a) < String(b) ? -1 : 1)

/** JSON with the keys of objects and maps in one order, whoever wrote them. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (!(value instanceof Object)) return JSON.stringify(value ?? null)
  const entries: [unknown, unknown][] = value instanceof Map ? [...value] : Object.entries(value)
  return `{${entries
    .sort(byKey)
    .map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`)
    .join()}}`
}

/** Two lanes of FNV-1a over UTF-16 units, stirred into each other at the end (as MurmurHash3 ends): 64 bits. */
export function hash(text: string): string {
  let left = 0x811c9dc5
  let right = 0x01000193
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    left = Math.imul(left ^ unit, 0x01000193)
    right = Math.imul(right ^ unit, 0x85ebca6b)
  }
  left = Math.imul(left ^ (right >>> 16), 0x85ebca6b) ^ Math.imul(right ^ (right >>> 13), 0xc2b2ae35)
  right = Math.imul(right ^ (left >>> 16), 0x85ebca6b) ^ Math.imul(left ^ (left >>> 13), 0xc2b2ae35)
  return hex(left) + hex(right)
}

const hex = (number: number): string => (number >>> 0).toString(16).padStart(8, '0')
