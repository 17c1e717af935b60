/** What became of the page's document and of unsent changes, in words. */

import type { News } from '../link/held-board.ts'

/** One sentence for what happened, and one more for each thing that is not where it was left. */
export function sayNews(news: News): string {
  switch (news.what) {
    case 'moved':
      return WHY[news.why]
    case 'kept':
      return `${sayChanges(news.count)} made here could not be sent: this link now allows reading only. They are kept in this browser.`
    case 'carried': {
      const { broughtBack, onTray, appended, left } = news.carried
      const were = news.count === 1 ? 'was' : 'were'
      return [
        WHY[news.why],
        `${sayChanges(news.count)} that ${were} not sent yet ${were} carried over.`,
        broughtBack.length > 0 && `Came back with them: ${sayNames(broughtBack)}.`,
        onTray.length > 0 && `On the tray, since their slots are gone: ${sayNames(onTray)}.`,
        appended.length > 0 && `Your words stand at the end of the text: ${sayNames(appended)}.`,
        left.length > 0 && `Not taken out, since others changed the text: ${sayNames(left)}.`,
      ]
        .filter(Boolean)
        .join(' ')
    }
    default:
      return news satisfies never
  }
}

const WHY = {
  'other-epoch': 'The board was restored to another state.',
  damaged: 'This page’s copy of the board was damaged, and has been replaced by the server’s.',
} as const

const sayChanges = (count: number): string => (count === 1 ? 'One change' : `${count} changes`)

const MOST_NAMES = 3

function sayNames(names: readonly string[]): string {
  const more = names.length - MOST_NAMES
  const said = names.slice(0, MOST_NAMES).map((name) => `“${name}”`)
  return more > 0 ? `${said.join(', ')} and ${more} more` : said.join(', ')
}
