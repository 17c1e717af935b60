/** A style sheet that belongs to what is shown: allowed by the page's nonce, which stands in its head. */

/** Stands in the server's drawing where the nonce of each answer goes. */
const PLACEHOLDER = '__NONCE__'

const nonce = (): string =>
  typeof document === 'undefined'
    ? PLACEHOLDER
    : (document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '')

export const StyleText = ({ css }: { css: string }) => (
  <style nonce={nonce()} suppressHydrationWarning>
    {css}
  </style>
)
