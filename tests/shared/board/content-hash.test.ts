import { expect, it } from 'vitest'
import { contentHash } from '../../../shared/board/content-hash.ts'
import { readBoard } from '../../../shared/board/read.ts'
import { newBoard, replicaOf } from '../../support/boards.ts'
import { dice } from '../../support/dice.ts'
import { furnish, randomVerb } from '../../support/random-verbs.ts'

it('[M1] a hash of content tells different boards apart, and does not see in which order people worked', () => {
  const board = newBoard()
  furnish(board, dice(5))
  const hash = contentHash(readBoard(board.doc))
  const copy = replicaOf(board, 2)
  expect(contentHash(readBoard(copy.doc))).toBe(hash)
  const hashes = new Set([hash])
  for (let step = 0; step < 50; step++) {
    const before = JSON.stringify(copy.doc.toJSON())
    randomVerb(copy, dice(step + 1))
    if (JSON.stringify(copy.doc.toJSON()) !== before) hashes.add(contentHash(readBoard(copy.doc)))
  }
  expect(hashes.size).toBeGreaterThan(25)
  expect([...hashes].every((text) => /^[0-9a-f]{16}$/.test(text))).toBe(true)
})
