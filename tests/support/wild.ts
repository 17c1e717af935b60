/** Values and texts that nobody would write, put into good ones: for readers that must end in a draft or a sentence. */

import fc from 'fast-check'

const deep = (levels: number): unknown => JSON.parse(`${'['.repeat(levels)}1${']'.repeat(levels)}`)

const WILD: readonly string[] = [
  null,
  '',
  ' ',
  0,
  -1,
  1e308,
  12.5,
  true,
  [],
  {},
  [[]],
  'x'.repeat(25_000),
  '<img src=x onerror=alert(1)><script>alert(2)</script>',
  '=HYPERLINK("x")',
  '\uD800 half a sign',
  '2026-02-30',
  '9999-12-31T23:59',
  '0000-00-00T00:00:00Z',
  '25:61',
  { date: '2026-03-29', time: '02:30:00', tz: 'Europe/Prague' },
  { date: '9999-12-31', time: '23:59:00', tz: 'Asia/Tokyo' },
  { date: '1800-01-01', time: '00:00:00', tz: 'Europe/Amsterdam' },
  { date: ['2026'], time: {}, tz: 'Mars/Olympus' },
  JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": 1}, "hasOwnProperty": 1}'),
  deep(200),
  Array.from({ length: 600 }, (_, n) => ({
    room: `Room ${n}`,
    title: `T${n}`,
    startDate: '2026-10-05T10:00',
    duration: n,
  })),
].map((value) => JSON.stringify(value))

interface Spot {
  readonly holder: Record<string, unknown>
  readonly key: string
}

function spotsOf(value: unknown, found: Spot[] = []): Spot[] {
  if (!(value instanceof Object) || found.length > 5_000) return found
  const holder = value as Record<string, unknown>
  for (const key of Object.keys(holder)) {
    found.push({ holder, key })
    spotsOf(holder[key], found)
  }
  return found
}

const edit = fc.record({
  at: fc.nat(),
  how: fc.constantFrom('drop', 'wild', 'rename', 'move', 'twice'),
  wild: fc.nat(),
  key: fc.constantFrom(
    'id',
    'title',
    '__proto__',
    'constructor',
    'startDate',
    'entries',
    'session',
    'constructor ',
    '',
  ),
})

/** As JSON would have it: no prototype is touched. */
const put = (holder: object, key: string, value: unknown): void =>
  void Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true })

/** A JSON text with some of its values dropped, replaced, moved, doubled or under other keys. */
export const mutatedJson = (text: string): fc.Arbitrary<string> =>
  fc.array(edit, { minLength: 1, maxLength: 6 }).map((edits) => {
    const whole = { json: JSON.parse(text) as unknown }
    for (const { at, how, wild, key } of edits) {
      const spots = spotsOf(whole)
      const spot = spots[at % spots.length]
      const other = spots[wild % spots.length]
      if (!spot || !other) continue
      const value = spot.holder[spot.key]
      if (how === 'drop') delete spot.holder[spot.key]
      else if (how === 'wild') put(spot.holder, spot.key, JSON.parse(WILD[wild % WILD.length] ?? ''))
      else if (how === 'rename') put(spot.holder, key, value)
      else if (how === 'twice') put(other.holder, other.key, structuredClone(value))
      else put(spot.holder, spot.key, structuredClone(other.holder[other.key]))
    }
    return JSON.stringify(whole.json) ?? 'null'
  })

/** A text cut, with its lines shuffled, some of them others or wild. */
export function mutatedText(text: string, wild: readonly string[]): fc.Arbitrary<string> {
  const lines = text.split('\n')
  const line = fc.oneof(fc.constantFrom(...lines, ...wild), fc.string({ maxLength: 60 }))
  return fc.oneof(
    fc.shuffledSubarray(lines, { minLength: 1 }).map((some) => some.join('\n')),
    fc.nat(text.length).map((end) => text.slice(0, end)),
    fc.nat(text.length).map((start) => text.slice(start)),
    fc
      .array(fc.tuple(fc.nat(lines.length), line), { minLength: 1, maxLength: 12 })
      .map((edits) => edits.reduce((all, [at, one]) => all.toSpliced(at, 1, one), lines).join('\n')),
    fc.array(line, { maxLength: 40 }).map((some) => some.join('\n')),
  )
}
