import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { Mend } from '../../../server/live/mend.ts'
import { entryOf, mapOf } from '../../../shared/board/doc.ts'
import { LIMITS } from '../../../shared/board/values.ts'
import { addMaterial, addPerson, addTopic, editMeta, writeText } from '../../../shared/board/verbs.ts'
import { must } from '../../../shared/must.ts'
import { copyOf, doorOf, newBoard, replicaOf } from '../../support/boards.ts'
import { cases } from '../../support/cases.ts'
import { dice } from '../../support/dice.ts'
import { furnish, randomVerb } from '../../support/random-verbs.ts'

/** A board as the server has it: what is applied to it is mended after. */
function scene() {
  const board = newBoard()
  const id = addTopic(board, { title: 'one', abstract: 'text' })
  const server = doorOf(copyOf(board.doc), 99)
  const mend = new Mend(server.doc)
  const mended: Uint8Array[] = []
  server.doc.on('update', (update: Uint8Array, origin: unknown) => origin !== 'peer' && mended.push(update))
  const take = (from: Y.Doc) => {
    Y.applyUpdate(server.doc, Y.encodeStateAsUpdate(from, Y.encodeStateVector(server.doc)), 'peer')
    mend.run(server)
    return mended.splice(0)
  }
  const topic = (doc = server.doc) => must(entryOf(doc, 'topic', id), 'the topic')
  return { board, id, server, mend, take, topic, far: replicaOf(board, 5) }
}

describe('mending', () => {
  it.each<
    [string, (topic: Y.Map<unknown>, doc: Y.Doc) => void, (topic: Y.Map<unknown>, doc: Y.Doc) => unknown, unknown]
  >([
    [
      'a title',
      (topic) => topic.set('title', 'x'.repeat(301)),
      (topic) => topic.get('title'),
      'x'.repeat(LIMITS.title),
    ],
    [
      'a board’s title',
      (_, doc) => mapOf(doc, 'meta').set('title', 'x'.repeat(301)),
      (_, doc) => mapOf(doc, 'meta').get('title'),
      'x'.repeat(LIMITS.title),
    ],
    [
      'the title of a link',
      (topic) => topic.set('material:m', { title: 'x'.repeat(301), url: 'https://example.org' }),
      (topic) => topic.get('material:m'),
      { title: 'x'.repeat(LIMITS.title), url: 'https://example.org' },
    ],
    [
      'a name in a whole new entry',
      (_, doc) => mapOf(doc, 'people').set('p', new Y.Map([['name', 'x'.repeat(301)]])),
      (_, doc) => (mapOf(doc, 'people').get('p') as Y.Map<unknown>).get('name'),
      'x'.repeat(LIMITS.title),
    ],
    [
      'a text that is plain',
      (topic) => topic.set('description', 'x'.repeat(20_001)),
      (topic) => topic.get('description'),
      'x'.repeat(LIMITS.text),
    ],
    [
      'a text, at its end, no sign halved',
      (topic) => (topic.get('abstract') as Y.Text).insert(4, `${'x'.repeat(LIMITS.text - 5)}🐧 and more`),
      (topic) => String(topic.get('abstract')),
      `text${'x'.repeat(LIMITS.text - 5)}`,
    ],
  ])('[L26] cuts %s that is too long', (_, spoil, look, expected) => {
    const { take, topic, server, far } = scene()
    spoil(topic(far.doc), far.doc)
    expect(take(far.doc)).toHaveLength(1)
    expect(look(topic(), server.doc)).toEqual(expected)
    expect(take(far.doc)).toEqual([]) // once
  })

  it('[L26] cuts a text with things in it, and a long word that is typed sign by sign', () => {
    const { take, topic, far } = scene()
    const text = topic(far.doc).get('abstract') as Y.Text
    text.insertEmbed(0, { image: 1 })
    text.insert(1, 'x'.repeat(LIMITS.text - 6))
    expect(take(far.doc)).toEqual([])
    text.insert(1, 'yz')
    expect(take(far.doc)).toHaveLength(1)
    expect((topic().get('abstract') as Y.Text).length).toBe(LIMITS.text)
  })

  it('[L26] looks only at what was touched', () => {
    const { topic, far, server } = scene()
    topic().set('title', 'x'.repeat(400)) // an old damage
    const mend = new Mend(server.doc)
    topic(far.doc).set('minutes', 5)
    Y.applyUpdate(server.doc, Y.encodeStateAsUpdate(far.doc))
    mend.run(server)
    expect([topic().get('minutes'), String(topic().get('title')).length]).toEqual([5, 400])
    mend.release()
    topic().set('title', 'x'.repeat(500))
    mend.run(server)
    expect(String(topic().get('title'))).toHaveLength(500)
  })

  it('[L26] two who fill one text at once meet in the end, and nobody goes on', () => {
    const { take, id, far, board, server } = scene()
    writeText(board, id, 'abstract', 'a'.repeat(LIMITS.text))
    writeText(far, id, 'abstract', 'b'.repeat(LIMITS.text))
    take(board.doc)
    expect(take(far.doc)).toHaveLength(1)
    for (const door of [board, far]) Y.applyUpdate(door.doc, Y.encodeStateAsUpdate(server.doc), 'wire')
    const texts = [board, far, server].map((door) => String(must(entryOf(door.doc, 'topic', id), 'it').get('abstract')))
    expect(new Set(texts).size).toBe(1)
    expect(texts[0]).toHaveLength(LIMITS.text)
    writeText(far, id, 'abstract', texts[0] ?? '')
    expect(take(far.doc)).toEqual([])
  })

  it('[L26] what verbs write is never changed, however long it was meant to be', () => {
    const property = fc.property(fc.integer({ min: 1, max: 1e9 }), (seed) => {
      const luck = dice(seed)
      const board = newBoard({}, 1 + (seed % 1000))
      const mend = new Mend(board.doc)
      furnish(board, luck)
      const long = () => luck.pick(['x', '🐧', 'é', '\ud83d', '漢']).repeat(luck.pick([299, 300, 301, 2_001, 20_001]))
      for (let n = 0; n < 10; n++) {
        randomVerb(board, luck)
        const id = addTopic(board, {
          title: long(),
          abstract: long(),
          source: { system: 's', id: long(), url: long() },
        })
        writeText(board, id, 'notes', long())
        addMaterial(board, id, { title: long(), url: long() })
        addPerson(board, { name: long(), affiliation: long(), contact: long() })
        editMeta(board, { title: long(), description: long(), url: long() })
      }
      let changes = 0
      board.doc.on('update', () => changes++)
      mend.run(board)
      expect(changes).toBe(0)
    })
    fc.assert(property, cases(10))
  })
})
