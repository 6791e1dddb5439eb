'use client';

import { type RefObject, useLayoutEffect } from 'react';

const gapPx = 4;
const edgePx = 8;
/** Where less is free below, the list opens upwards if there is more room. */
const wantedHeightPx = 320;
/** As wide as the field, within reason. */
const narrowestPx = 288;
const widestPx = 416;

/** Radix and what stands on it close a dialog of the page on Escape from a listener on the document; the browser closes ours all the same. */
function keepEscape(event: KeyboardEvent): void {
  if (event.key === 'Escape') event.stopPropagation();
}

/**
 * Opens the dialog as a modal one and keeps it at its anchor: being in the top layer, no `overflow` of the page cuts it off and no
 * other dialog covers it. Styles read the place from custom properties, and leave them aside where it fills the screen.
 */
export function useDialogPlace(dialogRef: RefObject<HTMLDialogElement | null>): void {
  useLayoutEffect(() => {
    const dialog = dialogRef.current!;
    const anchor = dialog.parentElement!.parentElement!;
    const follow = (): void => place(dialog, anchor.getBoundingClientRect());
    follow();
    dialog.showModal();
    window.addEventListener('keydown', keepEscape, true);
    window.addEventListener('resize', follow);
    window.addEventListener('scroll', follow, true);
    window.visualViewport?.addEventListener('resize', follow);
    return () => {
      window.removeEventListener('keydown', keepEscape, true);
      window.removeEventListener('resize', follow);
      window.removeEventListener('scroll', follow, true);
      window.visualViewport?.removeEventListener('resize', follow);
      // Unmounting alone would leave the focus on the page's body.
      dialog.close();
    };
  }, [dialogRef]);
}

function place(dialog: HTMLDialogElement, anchor: DOMRect): void {
  const { clientWidth: pageWidth, clientHeight: pageHeight } = document.documentElement;
  const below = pageHeight - anchor.bottom - gapPx - edgePx;
  const above = anchor.top - gapPx - edgePx;
  const opensUp = below < wantedHeightPx && above > below;
  const width = Math.min(Math.max(anchor.width, narrowestPx), widestPx, pageWidth - 2 * edgePx);
  const left = Math.max(edgePx, Math.min(anchor.left, pageWidth - width - edgePx));
  const places = {
    left,
    width,
    top: opensUp ? 'auto' : anchor.bottom + gapPx,
    bottom: opensUp ? pageHeight - anchor.top + gapPx : 'auto',
    room: Math.max(opensUp ? above : below, 0),
    // The part of the screen that a keyboard leaves free.
    screen: window.visualViewport?.height ?? pageHeight,
  };
  for (const [name, value] of Object.entries(places))
    dialog.style.setProperty(`--sms-otp-picker-${name}`, typeof value === 'number' ? `${value}px` : value);
}
