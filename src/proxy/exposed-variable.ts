/** Prefixes of variables that Next.js, Vite, Create React App, Expo, Gatsby, Nuxt, SvelteKit and Astro put into bundles. */
const publicPrefix = /^(NEXT_PUBLIC|VITE|REACT_APP|EXPO_PUBLIC|GATSBY|NUXT_PUBLIC|PUBLIC)_/u;

/** Name of a variable that shows `secret` to every browser. */
export function exposedVariable(secret: string): string | undefined {
  const { env = {} } = (globalThis as { process?: { env?: Record<string, string | undefined> } }).process ?? {};
  return Object.keys(env).find((name) => publicPrefix.test(name) && env[name] === secret);
}
