/** Has the browser keep the programme, so that it opens without a line. Over plain http, other than on one's own machine, no browser does. */
export function keepProgramme(): void {
  if (import.meta.env.PROD && 'serviceWorker' in navigator) void navigator.serviceWorker.register('/sw.js').catch(() => undefined);
}
