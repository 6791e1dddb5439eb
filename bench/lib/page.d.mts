export const suites: readonly string[];
export function sections(results: Record<string, unknown>): Record<string, string>;
export function fill(page: string, tables: Record<string, string>): string;
