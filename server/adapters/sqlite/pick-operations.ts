/** The statements behind `PickStore`. Run inside a transaction, in the worker. */

import type { DatabaseSync } from 'node:sqlite'
import type { SecretHash } from '../../ports/grant-store.ts'
import type { Picks, PicksBounds } from '../../ports/pick-store.ts'

export function pickOperations(db: DatabaseSync) {
  const prune = db.prepare('DELETE FROM picks WHERE used_at < ?')
  const count = db.prepare('SELECT count(*) AS in_all, count(*) FILTER (WHERE slug = ?) AS of_slug FROM picks')
  const insert = db.prepare('INSERT INTO picks (secret, slug, topics, used_at) VALUES (?, ?, ?, ?)')
  const find = db.prepare('SELECT topics, used_at FROM picks WHERE secret = ? AND slug = ? AND used_at >= ?')
  const replace = db.prepare('UPDATE picks SET topics = ?, used_at = max(used_at, ?) WHERE secret = ? AND slug = ?')
  const use = db.prepare('UPDATE picks SET used_at = max(used_at, ?) WHERE secret = ?')
  const remove = db.prepare('DELETE FROM picks WHERE secret = ? AND slug = ?')

  return {
    addPicks(secret: SecretHash, { slug, topics }: Picks, at: number, most: PicksBounds): 'added' | 'full' {
      prune.run(most.before)
      const there = count.get(slug)
      if (Number(there?.of_slug) >= most.ofSlug || Number(there?.in_all) >= most.inAll) return 'full'
      insert.run(secret, slug, JSON.stringify(topics), at)
      return 'added'
    },

    findPicks(slug: string, secret: SecretHash, before: number): (Picks & { usedAt: number }) | null {
      const row = find.get(secret, slug, before)
      return row ? { slug, topics: JSON.parse(String(row.topics)) as string[], usedAt: Number(row.used_at) } : null
    },

    replacePicks({ slug, topics }: Picks, secret: SecretHash, at: number): boolean {
      return replace.run(JSON.stringify(topics), at, secret, slug).changes > 0
    },

    usePicks(secret: SecretHash, at: number): void {
      use.run(at, secret)
    },

    removePicks(slug: string, secret: SecretHash): boolean {
      return remove.run(secret, slug).changes > 0
    },
  }
}
