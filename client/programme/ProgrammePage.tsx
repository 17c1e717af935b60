/** The attendees' page: the programme as it is now, and what to show when there is none. */

import { type ComponentType, type ReactNode, useEffect, useState } from 'react'
import type { Beside } from '../../shared/programme/beside.ts'
import type { Programme } from '../../shared/programme/programme.ts'
import { Notice } from '../Notice.tsx'
import '../ui/colors.css'
import { useNow } from '../ui/use-now.ts'
import { ChangesPage } from './ChangesPage.tsx'
import { MyPage, usePreload } from './MyPage.tsx'
import { PersonPage } from './PersonPage.tsx'
import styles from './ProgrammePage.module.css'
import type { PageProps, ShownProps } from './page-props.ts'
import type { ProgrammeState } from './programme-state.ts'
import type { AlonePage, PublicAddress } from './public-address.ts'
import { StarNewsBar } from './StarNewsBar.tsx'
import { TopicPage } from './TopicPage.tsx'
import { titleOf } from './titles.ts'
import { AddressProvider, useWindowAddress } from './use-address.ts'
import { BesideProvider, drawnBeside } from './use-beside.ts'
import { useProgramme } from './use-programme.ts'
import { StarsProvider } from './use-stars.tsx'
import { WholeProgramme } from './WholeProgramme.tsx'

export { drawnAt } from './drawn-programme.ts'

/** `drawnAt`: when the server drew what stands in the page, if that is this. */
export function ProgrammePage({ slug, drawnAt, alone }: { slug: string; drawnAt: number | null; alone: Alone }) {
  const [beside] = useState(() => drawnBeside(slug))
  const [address, state, now] = [useWindowAddress(slug), useProgramme(slug), useNow(drawnAt)]
  return <ProgrammeShown address={address} state={state} now={now} beside={beside} alone={alone} />
}

/** The pages that are loaded by themselves, as far as they are here. */
export type Alone = Partial<Readonly<Record<AlonePage, ComponentType<PageProps>>>>

export interface ProgrammeShownProps {
  readonly address: PublicAddress
  readonly state: ProgrammeState
  /** Milliseconds since 1970. */
  readonly now: number
  /** What the page was drawn with beside the programme. */
  readonly beside: Beside
  readonly alone: Alone
}

export function ProgrammeShown({ address, state, now, beside, alone }: ProgrammeShownProps) {
  const { programme, standing, line } = state
  const title = programme ? titleOf(address, programme) : 'Programme – Plumbline'
  useEffect(() => {
    document.title = title
  }, [title])

  if (standing === 'unknown')
    return (
      <Notice title="There is no programme at this address">
        <p>Check the link you were given: it may have been cut off when it was copied. Or ask who gave it to you.</p>
      </Notice>
    )
  if (standing === 'hidden')
    return (
      <Notice title="Not published yet">
        <p role="status">This programme is not published yet. It will appear here by itself.</p>
        {line === 'lost' && <p role="status">The connection is lost. This page tries again by itself.</p>}
      </Notice>
    )
  if (!programme)
    return (
      <main className={styles.waiting} aria-busy={line !== 'lost'}>
        <h1 className="visually-hidden">Programme</h1>
        <p role="status">
          {line === 'lost'
            ? 'The server cannot be reached, and this browser has no earlier copy of the programme. It tries again by itself.'
            : 'Loading the programme…'}
        </p>
      </main>
    )
  return (
    <AddressProvider value={address}>
      <BesideProvider value={beside}>
        <Personal address={address} programme={programme}>
          <Shown address={address} programme={programme} state={state} now={now} alone={alone} />
        </Personal>
      </BesideProvider>
    </AddressProvider>
  )
}

/** Pages that somebody reads on a device of their own: with their stars. Others are for nobody in particular. */
const PERSONAL: ReadonlySet<string> = new Set(['programme', 'mine', 'topic', 'person', 'changes'])

interface PersonalProps {
  readonly address: PublicAddress
  readonly programme: Programme
  readonly children: ReactNode
}

function Personal({ address: { slug, shown }, programme, children }: PersonalProps) {
  const isPersonal = PERSONAL.has(shown.page)
  usePreload(isPersonal)
  if (!isPersonal) return children
  return (
    <StarsProvider slug={slug} programme={programme}>
      {children}
      <StarNewsBar programme={programme} />
    </StarsProvider>
  )
}

/** Each page is a component of its own, with what it needs from the programme. */
function Shown({ address, alone, ...props }: ShownProps & Pick<ProgrammeShownProps, 'address' | 'alone'>) {
  const { slug, shown } = address
  switch (shown.page) {
    case 'programme':
      return <WholeProgramme slug={slug} {...props} />
    case 'mine':
      return <MyPage slug={slug} {...props} />
    case 'topic':
      return <TopicPage slug={slug} id={shown.id} {...props} />
    case 'person':
      return <PersonPage slug={slug} id={shown.id} {...props} />
    case 'changes':
      return <ChangesPage slug={slug} edition={shown.edition} {...props} />
    case 'embed':
    case 'screen': {
      const Page = alone[shown.page]
      return Page ? <Page slug={slug} {...props} /> : null
    }
    default:
      return shown satisfies never
  }
}
