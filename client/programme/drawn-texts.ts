/**
 * The programme's texts as HTML that the server has drawn, so that no attendee loads a Markdown renderer: found in the page
 * that came, in what this browser kept, or asked for, all at once.
 */

import { hash } from '../../shared/hash.ts'
import type { Programme } from '../../shared/programme/programme.ts'
import { keep, kept } from '../browser-store.ts'
import { request } from '../http.ts'
import { setTextSource, type TextSource } from '../ui/text-source.ts'

/** HTML by the key of its text. */
export type Texts = Readonly<Record<string, string>>

export interface DrawnTexts extends TextSource {
  /** Has all texts of a programme for the time without a network, and forgets those that are no more; `null` forgets all. */
  keep(programme: Programme | null): Promise<void>
}

const isTexts = (value: unknown): value is Texts =>
  value instanceof Object && Object.values(value).every((html) => typeof html === 'string')

/** What a text is known by. */
export const textKey = (text: string): string => hash(text.trim())

/** Everything in a programme that is Markdown, each once. */
export const textsOf = ({ topics, tracks }: Programme): string[] =>
  [...new Set([...topics.map(({ abstract }) => abstract), ...tracks.map(({ description }) => description)])].filter(
    (text) => text.trim() !== '',
  )

/** To be begun before the first drawing here takes the place of what the server drew; used for every text from then on. */
export function drawnTexts(slug: string): DrawnTexts {
  const store = `texts.${slug}`
  const known = new Map(Object.entries(kept(store, (value) => (isTexts(value) ? value : null)) ?? {}))
  for (const element of document.querySelectorAll<HTMLElement>('[data-text]'))
    known.set(element.dataset.text ?? '', element.innerHTML)
  const keys = new Map<string, string>()
  let asking: Promise<void> | null = null

  /** Drawn again and again, hashed once. */
  function keyOf(text: string): string {
    const key = keys.get(text) ?? textKey(text)
    keys.set(text, key)
    return key
  }

  function load(): Promise<void> {
    asking ??= request<Texts>('GET', `/p/${encodeURIComponent(slug)}/texts.json`)
      .then((texts) => {
        for (const [key, html] of Object.entries(isTexts(texts) ? texts : {})) known.set(key, html)
      })
      .finally(() => {
        asking = null
      })
    return asking
  }

  const texts: DrawnTexts = {
    html: (text) => known.get(keyOf(text)) ?? null,
    load,
    keyOf,
    async keep(programme) {
      if (!programme) return keep(store, null)
      const wanted = textsOf(programme).map(keyOf)
      if (wanted.some((key) => !known.has(key))) await load()
      for (const key of [...known.keys()]) if (!wanted.includes(key)) known.delete(key)
      keep(store, Object.fromEntries(known))
    },
  }
  setTextSource(texts)
  return texts
}
