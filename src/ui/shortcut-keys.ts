const OFF = 'goc-shortcuts-off';

/** Whether this reader lets single keys act: WCAG 2.1.4 wants a way to turn them off, for those who dictate. */
export const shortcutsOn = (): boolean => localStorage.getItem(OFF) === null;

export function setShortcuts(on: boolean): void {
  if (on) localStorage.removeItem(OFF);
  else localStorage.setItem(OFF, '1');
}

const TYPING = 'input, textarea, select, [contenteditable]:not([contenteditable="false"])';

/** Whether single keys may act now: not while something is typed, composed or asked in a dialog. */
export function mayAct(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey)
    return false;
  if (event.target instanceof Element && event.target.closest(TYPING)) return false;
  return document.querySelector('dialog[open]') === null && shortcutsOn();
}
