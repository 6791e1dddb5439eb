import type { ArgTypes } from '@storybook/react-vite';
import reference from '../../docs/api/index.md?raw';

/** One property as its docstring tells it; texts are Markdown. */
export interface Documented {
  name: string;
  type: string;
  text: string;
  fallback: string | undefined;
}

/** The properties of an exported interface, from the reference that is written out of the types: stories say nothing of their own. */
export function documented(name: string): Documented[] {
  const [, section = ''] = reference.split(new RegExp(`^### ${name}$`, 'mu'));
  const [table = ''] = section.split(/^### /mu);
  return [...table.matchAll(/^\| <a id="property-[^>]*><\/a> `([^`?]+)\??` \| (.*) \| (.*) \|$/gmu)].map((row) => {
    const [text = '', fallback] = row[3]!.split(/\s*\*\*Default\*\* /u);
    return { name: row[1]!, type: row[2]!, text: text === '-' ? '' : plainLinks(text), fallback };
  });
}

const plainLinks = (markdown: string): string => markdown.replaceAll(/\[(`[^`]+`)\]\([^)]*\)/gu, '$1');

/** A type as code: the reference escapes it for Markdown. */
const plainType = (markdown: string): string => plainLinks(markdown).replaceAll(/[`\\]/gu, '');

/** Rows of the controls table; fails where a documented property has no control and no word on why. */
export function documentedArgTypes(name: string, controls: ArgTypes): ArgTypes {
  const properties = documented(name);
  const missing = properties.filter((property) => !(property.name in controls));
  if (properties.length === 0 || missing.length > 0) {
    throw new Error(`No control in ${name} for: ${missing.map((property) => property.name).join(', ') || 'anything'}`);
  }
  const rows = properties.map(({ name: key, type, text, fallback }) => {
    const { description, ...control } = controls[key]!;
    const table = {
      type: { summary: plainType(type) },
      ...(fallback && { defaultValue: { summary: plainType(fallback) } }),
    };
    return [key, { description: [text, description].filter(Boolean).join(' '), table, ...control }] as const;
  });
  return { ...controls, ...Object.fromEntries(rows) };
}
