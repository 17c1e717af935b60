/** One of what a field offers to choose from. */

export interface Option {
  value: string
  label: string
  /** Smaller, behind the label. */
  detail?: string
  /** A CSS colour shown before the label. */
  swatch?: string
}
