/**
 * The root of the attendees' pages, everything under `/p/`: built apart, on a small stand-in for React (see react-in-small.ts),
 * for phones on bad lines.
 */

import { keepPageOffline } from './offline/register.ts'
import { type Loaded, nothingHere, showPage } from './page-root.tsx'
import { drawnAt, ProgrammePage } from './programme/ProgrammePage.tsx'
import { publicAddress, themeOf } from './programme/public-address.ts'
import { startTheme } from './ui/theme-choice.ts'

async function aloneAt(page: string | undefined) {
  if (page === 'embed') return { embed: (await import('./programme/EmbedPage.tsx')).EmbedPage }
  if (page === 'screen') return { screen: (await import('./programme/ScreenPage.tsx')).ScreenPage }
  return {}
}

async function start(): Promise<void> {
  const address = publicAddress(location.pathname, location.search)
  const isFramed = address?.shown.page === 'embed'
  startTheme((address && themeOf(address)) ?? (isFramed ? 'system' : null))
  await showPage(async (): Promise<Loaded> => {
    if (!address) return { page: nothingHere }
    const alone = await aloneAt(address.shown.page)
    const at = drawnAt(address.slug)
    return { page: <ProgrammePage slug={address.slug} drawnAt={at} alone={alone} />, isDrawn: at !== null }
  })
  // In a frame of another site there is no store to keep it in.
  if (!isFramed) await keepPageOffline()
}

void start()
