/** What axe says of a page, and the two sizes at which each page has to be fine. */

import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from '@playwright/test'

export const SIZES = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } }

export async function expectNothingSerious(page: Page, what: string): Promise<void> {
  // Half faded in, a dialog's text has half its contrast.
  await page.evaluate(async () => {
    const moving = document.getAnimations().filter(({ effect }) => effect?.getTiming().iterations !== Infinity)
    await Promise.allSettled(moving.map(({ finished }) => finished))
  })
  const { violations } = await new AxeBuilder({ page }).analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  const found = serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join('\n   ')}`)
  expect(found, `axe on ${what}`).toEqual([])
}
