/**
 * Every file that browsers load from the collector, as text by its path (`/waymark.js`): for
 * runtimes without a file system. Written by the build.
 */
export const servedFiles: Readonly<Record<string, string>>
