import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { INITIAL_LIMITS } from '../../../server/ports/limits.ts'
import { admit } from '../../../server/socket/gate.ts'
import type { Role } from '../../../shared/access.ts'
import { ROLES } from '../../../shared/access.ts'
import {
  awarenessFrame,
  checkFrame,
  keepingFrame,
  MESSAGE,
  SYNC,
  savedFrame,
  syncStep1Frame,
  syncStep2Frame,
  updateFrame,
} from '../../../shared/protocol/frames.ts'

const { frameBytes, catchUpBytes } = INITIAL_LIMITS
const update = Y.encodeStateAsUpdate(new Y.Doc())
const step1 = syncStep1Frame(new Uint8Array([0]))

const outcome = (bytes: Uint8Array, role: Role): string => {
  const admission = admit(bytes, role, INITIAL_LIMITS)
  return admission.is === 'admitted' ? admission.frame.kind : admission.is === 'refused' ? admission.word : 'dropped'
}

describe('gate', () => {
  it.each([
    ['sync step 1', step1, 'sync-step-1', 'sync-step-1'],
    ['sync step 2', syncStep2Frame(update), 'sync-step-2', 'not-allowed'],
    ['update', updateFrame(update), 'update', 'not-allowed'],
    ['awareness', awarenessFrame([{ client: 1, clock: 1, state: '{}' }]), 'awareness', 'dropped'],
    ['query awareness', new Uint8Array([MESSAGE.queryAwareness]), 'query-awareness', 'query-awareness'],
    ['saved', savedFrame(new Uint8Array([0]), 1), 'not-allowed', 'not-allowed'],
    ['check', checkFrame(new Uint8Array([0]), ''), 'check', 'check'],
    ['keeping', keepingFrame(true), 'not-allowed', 'not-allowed'],
    ['auth', new Uint8Array([MESSAGE.auth, 0, 0]), 'malformed', 'malformed'],
    ['an unknown message', new Uint8Array([9]), 'malformed', 'malformed'],
    ['an unknown sync', new Uint8Array([MESSAGE.sync, 3, 0]), 'malformed', 'malformed'],
    ['nothing', new Uint8Array(), 'malformed', 'malformed'],
    ['half a frame', updateFrame(update).subarray(0, -1), 'malformed', 'malformed'],
    ['a byte too many', new Uint8Array([...step1, 0]), 'malformed', 'malformed'],
    ['two frames', new Uint8Array([...step1, ...updateFrame(update)]), 'malformed', 'malformed'],
    ['a long zero', new Uint8Array([0x80, 0, SYNC.update, 0]), 'malformed', 'malformed'],
  ])('[G1, G2, G3] %s', (_, bytes, editor, observer) => {
    expect(ROLES.map((role) => outcome(bytes, role))).toEqual([editor, editor, observer])
  })

  it('[G1] what was done offline may have 4 MB and not a byte more', () => {
    expect(outcome(syncStep2Frame(new Uint8Array(frameBytes)), 'owner')).toBe('sync-step-2')
    const most = syncStep2Frame(new Uint8Array(catchUpBytes - 6))
    expect(most.length).toBe(catchUpBytes)
    expect(outcome(most, 'organizer')).toBe('sync-step-2')
    expect(outcome(syncStep2Frame(new Uint8Array(catchUpBytes - 5)), 'organizer')).toBe('too-large')
  })

  it('[G1] any other frame may have 256 kB and not a byte more', () => {
    const head = updateFrame(new Uint8Array(frameBytes - 5))
    expect(head.length).toBe(frameBytes)
    expect(outcome(head, 'owner')).toBe('update')
    expect(outcome(updateFrame(new Uint8Array(frameBytes - 4)), 'owner')).toBe('too-large')
    expect(outcome(new Uint8Array(frameBytes + 1), 'observer')).toBe('too-large')
  })
})
