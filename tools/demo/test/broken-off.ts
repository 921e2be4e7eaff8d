/** Answers of the API that are heard before a load breaks off, one load after another; the last load comes to its end. */
const heard = [40, 250, 600, 1_100];

/**
 * Loads, and breaks off: the API has done what it was asked, and nobody hears it, as where a process is killed. Then loads
 * again, as the next start does, until a load comes to its end. @returns how many loads broke off
 */
export async function loadBrokenOff(load: () => Promise<unknown>, breaks: readonly number[] = heard): Promise<number> {
  const real = globalThis.fetch;
  let brokenOff = 0;
  for (const most of breaks) {
    let answers = 0;
    globalThis.fetch = async (input, init) => {
      if (answers > most) throw new Error('broken off');
      const answer = await real(input, init);
      if (init?.method === 'POST' && String(input).includes('/api/') && (answers += 1) > most) throw new Error('broken off');
      return answer;
    };
    await load().catch((e: Error) => {
      if (!/broken off/.test(`${e.message} ${String(e.cause)}`)) throw e;
      brokenOff += 1;
    }).finally(() => (globalThis.fetch = real));
  }
  await load();
  return brokenOff;
}
