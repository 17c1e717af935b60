import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { mapOf } from '../../../shared/board/doc.ts'
import { LAYOUT } from '../../../shared/board/model.ts'
import { isTooNew, layoutOf, upgradeBoard } from '../../../shared/board/upgrade.ts'
import { newBoard } from '../../support/boards.ts'

describe('layouts', () => {
  it('[M11] an older board is upgraded step by step, in one transaction, once', () => {
    const { doc } = newBoard()
    const steps = {
      [LAYOUT]: (board: Y.Doc) => mapOf(board, 'meta').set('first', 1),
      [LAYOUT + 1]: (board: Y.Doc) => mapOf(board, 'meta').set('second', mapOf(board, 'meta').get('first')),
    }
    let transactions = 0
    doc.on('afterTransaction', ({ changed }) => {
      if (changed.size > 0) transactions++
    })
    expect(upgradeBoard(doc, 'the server', steps, LAYOUT + 2)).toBe(true)
    expect([layoutOf(doc), mapOf(doc, 'meta').get('second'), transactions]).toEqual([LAYOUT + 2, 1, 1])
    expect(upgradeBoard(doc, 'the server', steps, LAYOUT + 2)).toBe(false)
  })

  it('[M11] a board of this layout, or one that nobody made yet, is left alone', () => {
    const { doc } = newBoard()
    const before = Y.encodeStateVector(doc)
    expect(upgradeBoard(doc, 'the server')).toBe(false)
    expect(upgradeBoard(new Y.Doc(), 'the server')).toBe(false)
    expect(Y.encodeStateVector(doc)).toEqual(before)
  })

  it('[M11] a board without a known way up is refused, not guessed at', () => {
    const { doc } = newBoard()
    expect(() => upgradeBoard(doc, 'the server', {}, LAYOUT + 1)).toThrow(`no upgrade from layout ${LAYOUT}`)
    expect(layoutOf(doc)).toBe(LAYOUT)
  })

  it('[M11] code that is older than the board sees it', () => {
    const { doc } = newBoard()
    expect(isTooNew(doc)).toBe(false)
    mapOf(doc, 'meta').set('layout', LAYOUT + 1)
    expect(isTooNew(doc)).toBe(true)
    expect(layoutOf(new Y.Doc())).toBe(0)
  })
})
