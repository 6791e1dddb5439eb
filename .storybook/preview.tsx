import type { Preview } from '@storybook/react-vite';
import 'sms-otp-kit/styles.css';
import { withKit } from './kit.js';
import { watchNetwork } from './network-guard.js';
import './preview.css';

let stopWatching: () => string[] = () => [];

const preview: Preview = {
  decorators: [withKit],
  beforeEach: () => {
    stopWatching = watchNetwork();
    return () => void stopWatching();
  },
  // Here and not in the clean-up of `beforeEach`, which runs when the next story begins: that one would be blamed.
  afterEach: () => {
    const foreign = stopWatching();
    if (foreign.length > 0) throw new Error(`This story asked another host: ${foreign.join(', ')}`);
  },
  globalTypes: {
    locale: {
      description: 'Language of the screen and of the SMS',
      toolbar: {
        title: 'Locale',
        icon: 'globe',
        items: [
          { value: 'en', title: 'English' },
          { value: 'es', title: 'Español' },
          { value: 'pt-BR', title: 'Português (Brasil)' },
          { value: 'en-XA', title: 'Pseudo (long)' },
          { value: 'ar', title: 'العربية (sample)' },
        ],
      },
    },
    scheme: { description: 'Colour scheme', toolbar: { title: 'Scheme', icon: 'contrast', items: ['light', 'dark'] } },
    theme: {
      description: 'Tokens of a brand',
      toolbar: { title: 'Theme', icon: 'paintbrush', items: ['default', 'shadcn', 'plum', 'mono'] },
    },
    dir: { description: 'Direction', toolbar: { title: 'Direction', icon: 'transfer', items: ['ltr', 'rtl'] } },
    density: {
      description: 'Density',
      toolbar: { title: 'Density', icon: 'component', items: ['compact', 'comfortable', 'touch'] },
    },
    motion: {
      description: 'Motion, as the system would ask for it',
      toolbar: { title: 'Motion', icon: 'play', items: ['full', 'reduced'] },
    },
    strict: {
      description: 'StrictMode of React',
      toolbar: { title: 'StrictMode', icon: 'lock', items: ['off', 'on'] },
    },
    scenario: {
      description: 'What sends and verifications meet, where a story says nothing itself',
      toolbar: {
        title: 'Server',
        icon: 'lightning',
        items: [
          { value: 'fast', title: 'Answers at once' },
          { value: 'slow', title: 'Slow' },
          { value: 'offline', title: 'Offline' },
          { value: 'limited', title: 'Limited' },
          { value: 'locked', title: 'Locked' },
          { value: 'lost_answer', title: 'Answer lost' },
        ],
      },
    },
    clock: {
      description: 'How fast time passes in the story',
      toolbar: { title: 'Clock', icon: 'timer', items: ['stopped', '1x', '10x', '60x'] },
    },
  },
  initialGlobals: {
    locale: 'en',
    scheme: 'light',
    dir: 'ltr',
    density: 'comfortable',
    theme: 'default',
    motion: 'full',
    strict: 'off',
    scenario: 'fast',
    clock: '1x',
  },
  parameters: {
    a11y: { test: 'error' },
    layout: 'centered',
    controls: { expanded: true },
    options: {
      storySort: {
        order: [
          'Start',
          ['Quick start', 'Anatomy', 'Tokens', 'Words', 'Errors', 'Backends', 'Accessibility'],
          'Step',
          'Pages',
          'Widgets',
        ],
      },
    },
  },
  tags: ['autodocs'],
};

export default preview;
