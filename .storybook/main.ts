import type { StorybookConfig } from '@storybook/react-vite';
import remarkGfm from 'remark-gfm';

const config: StorybookConfig = {
  framework: '@storybook/react-vite',
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.tsx'],
  addons: [
    // MDX knows no tables of its own: without it they are drawn as lines of bars.
    {
      name: '@storybook/addon-docs',
      options: { mdxPluginOptions: { mdxCompileOptions: { remarkPlugins: [remarkGfm] } } },
    },
    '@storybook/addon-a11y',
    '@storybook/addon-vitest',
  ],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  // Stories import the kit's public doors from source, through the aliases of vite.config.ts; `storybook build` runs in
  // production mode, where that file leaves them out for the package's own build.
  viteFinal: async (vite) => {
    const { doors } = await import('../vite.config.js');
    return { ...vite, resolve: { ...vite.resolve, alias: doors } };
  },
};

export default config;
