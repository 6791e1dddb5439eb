import type { StorybookConfig } from '@storybook/react-vite';

const config: StorybookConfig = {
  framework: '@storybook/react-vite',
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.tsx'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  // Stories import the kit's public doors from source, through the aliases of vite.config.ts; `storybook build` runs in
  // production mode, where that file leaves them out for the package's own build.
  viteFinal: async (vite) => {
    const { doors } = await import('../vite.config.js');
    return { ...vite, resolve: { ...vite.resolve, alias: doors } };
  },
};

export default config;
