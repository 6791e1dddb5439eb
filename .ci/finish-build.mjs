import { chmod, writeFile } from 'node:fs/promises';

// `import 'sms-otp-kit/styles.css'` is error TS2882 for consumers unless the export has types.
await writeFile('dist/styles.css.d.ts', 'export {};\n');
await writeFile('dist/country-picker-styles.css.d.ts', 'export {};\n');
await writeFile('dist/themes/shadcn.css.d.ts', 'export {};\n');
await chmod('dist/sandbox/cli.js', 0o755);
