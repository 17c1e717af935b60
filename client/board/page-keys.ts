/** Whether a key that was pressed is meant for the board, or for what lies over it or is being typed. */

const TYPED = 'input, textarea, select, [contenteditable], [role=combobox]'
const OVER = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox]'

export const isForBoard = (event: KeyboardEvent): boolean =>
  !event.defaultPrevented &&
  !(event.target instanceof Element && event.target.closest(TYPED)) &&
  document.querySelector(OVER) === null
