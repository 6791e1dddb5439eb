import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { codeFields } from './code-fields.js';
import { numberFields } from './number-fields.js';

const families = { otp: codeFields, phone: numberFields };

export const names = (family: keyof typeof families): string[] => Object.keys(families[family]);

export const renderOnce = (family: keyof typeof families, name: string): string =>
  renderToString(createElement(families[family][name]!));
