'use client';

import { type RefObject, useEffect, useRef } from 'react';
import type { StepScreen } from './step-view.js';

interface ScreenFocus {
  titleRef: RefObject<HTMLElement | null>;
  /** The field of the screen, where it has one. */
  fieldRef: RefObject<HTMLElement | null>;
  autoFocus: boolean;
}

/**
 * Once per screen: to its field, else to its title. Without it, the focus of a removed button falls to the page's top, and a
 * screen reader never learns that the screen changed. The first screen takes it only where nothing else has it.
 */
export function useScreenFocus(screen: StepScreen, { titleRef, fieldRef, autoFocus }: ScreenFocus): void {
  const last = useRef<StepScreen | null>(null);
  useEffect(() => {
    const isFirst = last.current === null || last.current === 'checking';
    if (last.current === screen) return;
    last.current = screen;
    if (screen === 'checking') return;
    const isFree = document.activeElement === null || document.activeElement === document.body;
    if (isFirst && !(autoFocus && isFree)) return;
    (fieldRef.current ?? titleRef.current)?.focus();
  }, [screen, titleRef, fieldRef, autoFocus]);
}
