/** @type {import('next').NextConfig} */
export default {
  // This example lies inside another package, whose lock file Next.js would take for the root.
  turbopack: { root: import.meta.dirname },
  poweredByHeader: false,
};
