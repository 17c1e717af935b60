/** Attendees' picks in plain memory. */

import type { SecretHash } from '../../ports/grant-store.ts'
import type { PickStore, Picks } from '../../ports/pick-store.ts'

export function picksInMemory(): PickStore {
  const all = new Map<SecretHash, Picks & { readonly usedAt: number }>()
  const at = (slug: string, secret: SecretHash) => {
    const found = all.get(secret)
    return found?.slug === slug ? found : null
  }
  return {
    async add(secret, { slug, topics }, now, most) {
      for (const [old, { usedAt }] of all) if (usedAt < most.before) all.delete(old)
      const ofSlug = all.values().filter((one) => one.slug === slug)
      if (all.size >= most.inAll || [...ofSlug].length >= most.ofSlug) return 'full'
      if (all.has(secret)) throw new Error('there are picks of that secret already')
      all.set(secret, { slug, topics: [...topics], usedAt: now })
      return 'added'
    },
    async find(slug, secret, before) {
      const found = at(slug, secret)
      return found && found.usedAt >= before ? found : null
    },
    async replace({ slug, topics }, secret, now) {
      const found = at(slug, secret)
      if (found) all.set(secret, { slug, topics: [...topics], usedAt: Math.max(found.usedAt, now) })
      return found !== null
    },
    async use(secret, now) {
      const found = all.get(secret)
      if (found) all.set(secret, { ...found, usedAt: Math.max(found.usedAt, now) })
    },
    remove: async (slug, secret) => at(slug, secret) !== null && all.delete(secret),
  }
}
