/** A track's colour as the name that `ui/colors.css` knows: written as an attribute, since our pages allow no style in HTML. */

/** A colour that this page does not know yet (a newer server) is shown as slate. */
const KNOWN = /^(blue|teal|green|olive|amber|orange|red|pink|purple|slate)$/

export const trackName = (color: string | undefined): string =>
  color !== undefined && KNOWN.test(color) ? color : 'slate'
