/**
 * Keeps what the reader looks at where it is on the screen, whatever changes above it: by measuring before and after, the
 * same in every browser (Safari anchors nothing by itself, others not beside a changed grid).
 */

import { Component, createRef, type ReactNode } from 'react'
import styles from './Still.module.css'

interface Props {
  /** When this becomes another, the reader asked for something else to look at: then nothing is kept. */
  readonly of: string
  readonly children: ReactNode
}

interface Seen {
  readonly element: Element
  readonly top: number
}

/** What one can look at; from the smallest to the largest. */
const THINGS = 'main :is([data-topic], [data-slot], h2)'

/**
 * Stands around everything that can grow above what is looked at, a whole page best: where Preact draws, what stands before
 * it has changed already when it is asked what is in sight.
 */
export class Still extends Component<Props> {
  private readonly root = createRef<HTMLDivElement>()

  override getSnapshotBeforeUpdate(before: Props): readonly Seen[] | null {
    // Whoever is at the top of the page looks at what is there, not at what it pushes down.
    if (before.of !== this.props.of || scrollY <= 0 || !this.root.current) return null
    return inSight(this.root.current)
  }

  override componentDidUpdate(_before: Props, _state: unknown, seen: readonly Seen[] | null): void {
    if (!seen) return
    // Something that went elsewhere itself takes nobody along: most of what was seen says how far it moved.
    const moved = seen
      .filter(({ element }) => element.isConnected)
      .map(({ element, top }) => element.getBoundingClientRect().top - top)
      .sort((a, b) => a - b)
    const by = moved[Math.floor(moved.length / 2)] ?? 0
    if (Math.abs(by) >= 1) scrollBy({ top: by, behavior: 'instant' })
  }

  override render(): ReactNode {
    return (
      <div ref={this.root} className={styles.still}>
        {this.props.children}
      </div>
    )
  }
}

function inSight(root: Element): Seen[] {
  return [...root.querySelectorAll(THINGS)].flatMap((element) => {
    const { top, bottom } = element.getBoundingClientRect()
    return bottom > 0 && top < innerHeight && top > -innerHeight ? [{ element, top }] : []
  })
}
