/**
 * Back to the field that was refused, with its error in view: on a phone that lies on its side, the keyboard leaves 200 pixels.
 * jsdom, in which hosts test their pages, cannot scroll.
 */
export function focusField(field: HTMLElement | null): void {
  field?.focus();
  field?.closest('form > *')?.scrollIntoView?.({ block: 'nearest' });
}
