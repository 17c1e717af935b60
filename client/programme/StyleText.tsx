/** A style sheet that belongs to what is shown: allowed by the page's nonce, which stands in its head. */

/** Stands in the server's drawing where the nonce of each answer goes. */
const PLACEHOLDER = '__NONCE__'

const nonce = (): string =>
  typeof document === 'undefined'
    ? PLACEHOLDER
    : (document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '')

/** Nothing in it ends the element; in a style sheet this escape is the same letter. */
const unended = (css: string): string => css.replace(/<(?=\/style)/gi, String.raw`\3c `)

// As raw text, which it is to a browser: as children it would be escaped like the text of a page.
export const StyleText = ({ css }: { css: string }) => (
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a style sheet of our own making
  <style nonce={nonce()} dangerouslySetInnerHTML={{ __html: unended(css) }} />
)
