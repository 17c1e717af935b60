/** Faults that the proofs have to notice: each a place in the product and what stands there instead while it is planted. */

export interface Plant {
  readonly name: string
  /** From the root: `server/live/journal.ts`. */
  readonly file: string
  /** Stands there exactly once. */
  readonly find: string
  readonly replace: string
  /** The proof that has to notice. */
  readonly noticedBy: string
}

export const PLANTS: readonly Plant[] = [
  {
    name: 'ranks without chance',
    file: 'shared/board/ranks.ts',
    find: 'for (const byte of random(JITTER)) prefix += DIGITS[byte % BASE]',
    replace: 'random(JITTER)',
    noticedBy: 'convergence',
  },
  {
    name: 'a topic whose slot is gone is nowhere',
    file: 'shared/board/read.ts',
    find: '.filter((topic) => !topic.placement || !slots.has(topic.placement.slotId))',
    replace: '.filter((topic) => !topic.placement)',
    noticedBy: 'convergence',
  },
  {
    name: 'the slot that a card left still shows it',
    file: 'shared/board/read.ts',
    find: 'for (const topic of [old.topics.get(id), topics.get(id)])',
    replace: 'for (const topic of [topics.get(id)])',
    noticedBy: 'convergence',
  },
  {
    name: 'times in the order of their writing',
    file: 'shared/board/read.ts',
    find: 'lineupOf(slot, (members.get(id) ?? []).sort(byRank), meta.timeZone)',
    replace: 'lineupOf(slot, members.get(id) ?? [], meta.timeZone)',
    noticedBy: 'convergence',
  },
  {
    name: 'removing deletes',
    file: 'shared/board/verbs.ts',
    find: 'write(entryOf(doc, kind, id), { removed: { at: board.now(), by: board.actor() } }),',
    replace: 'void doc.getMap("topics").delete(id),',
    noticedBy: 'convergence',
  },
  {
    name: 'relayed to its sender alone',
    file: 'server/live/live-board.ts',
    find: 'if (peer.id !== except) peer.send(frame)',
    replace: 'if (peer.id === except) peer.send(frame)',
    noticedBy: 'network',
  },
  {
    name: 'relayed before it is applied',
    file: 'server/live/live-board.ts',
    find: 'const came = this.#apply(frame.update, peer)',
    replace: 'this.#relay(updateFrame(frame.update), peer.id)\n    const came = this.#apply(frame.update, peer)',
    noticedBy: 'network',
  },
  {
    name: 'what cannot be applied yet is left waiting',
    file: 'server/live/replica.ts',
    find: 'store.pendingStructs = null\n    store.pendingDs = null',
    replace: '',
    noticedBy: 'network',
  },
  {
    name: 'who sent a part is not asked for the whole',
    file: 'server/live/live-board.ts',
    find: 'if (!isStep2) this.#ask(member)',
    replace: '',
    noticedBy: 'network',
  },
  {
    name: 'who comes is not asked for what it has',
    file: 'server/live/live-board.ts',
    find: 'if (mayEdit(peer.grant.role)) this.#ask(member)',
    replace: '',
    noticedBy: 'network',
  },
  {
    name: 'any epoch is let in',
    file: 'server/socket/upgrade.ts',
    find: "else if (wish.epoch !== String(held.board.epoch)) connection.close('other-epoch')",
    replace: '',
    noticedBy: 'network',
  },
  {
    name: 'who leaves is still shown',
    file: 'server/live/presence.ts',
    find: 'if (present.state !== null) this.#announce(peer, client, null)',
    replace: '',
    noticedBy: 'network',
  },
  {
    name: 'relayed twice',
    file: 'server/live/live-board.ts',
    find: 'if (peer.id !== except) peer.send(frame)',
    replace: 'if (peer.id !== except) for (const _ of [1, 2]) peer.send(frame)',
    noticedBy: 'latency',
  },
  {
    name: 'who is in when its link is revoked stays in',
    file: 'server/http/link-routes.ts',
    find: 'live.revoke(revoked.id)',
    replace: '',
    noticedBy: 'revocation',
  },
  {
    name: 'who is in when its link expires stays in',
    file: 'server/socket/connection.ts',
    find: "if (expiresAt !== null && expiresAt <= now) this.close('no-access')",
    replace: '',
    noticedBy: 'revocation',
  },
  {
    name: 'an expired link opens its board',
    file: 'server/access/links.ts',
    find: '(grant.expiresAt === null || grant.expiresAt > now)',
    replace: 'now > 0',
    noticedBy: 'revocation',
  },
  {
    name: 'everything is kept for who does not read',
    file: 'server/socket/connection.ts',
    find: 'if (this.#ws.bufferedAmount > MOST_UNREAD_BYTES + this.#largest) {',
    replace: 'if (this.#ws.bufferedAmount > MOST_UNREAD_BYTES * 1000) {',
    noticedBy: 'slow-reader',
  },
  {
    name: 'who is refused may keep the line',
    file: 'server/socket/refuse-upgrade.ts',
    find: "socket.once('finish', () => socket.destroy())",
    replace: '',
    noticedBy: 'floods',
  },
  {
    name: 'who has gone is still counted',
    file: 'server/socket/upgrade.ts',
    find: 'this.#connections.delete(connection)',
    replace: '',
    noticedBy: 'floods',
  },
]
