import { createElement, type ReactElement } from 'react';
import { renderToString } from 'react-dom/server';
import { codeFields } from './code-fields.js';
import { numberFields } from './number-fields.js';
import { steps } from './steps/index.js';

const elements: Record<string, Record<string, () => ReactElement>> = {
  otp: asElements(codeFields),
  phone: asElements(numberFields),
  step: {},
};

function asElements(fields: Record<string, () => ReactElement>): Record<string, () => ReactElement> {
  return Object.fromEntries(Object.entries(fields).map(([name, Field]) => [name, () => createElement(Field)]));
}

export const names = (family: string): string[] => Object.keys(elements[family]!);

/** @returns why a step is not there */
export async function loadSteps(): Promise<Record<string, string>> {
  const failed: Record<string, string> = {};
  for (const [name, load] of Object.entries(steps)) {
    try {
      const { element } = await (await load()).default();
      if (element) elements['step']![name] = element;
      else failed[name] = 'has no element of its own';
    } catch (error) {
      failed[name] = String(error).slice(0, 200);
    }
  }
  return failed;
}

export const renderOnce = (family: string, name: string): string => renderToString(elements[family]![name]!());
