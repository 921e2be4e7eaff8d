// How a test says that something is not as it should be: an expectation, a poll past its deadline, or an Error of its own.
// Anything else that is thrown is a crash, which proves nothing.
const SAYINGS = [/\bexpect\([^)]*\)/, /^Error: not within \d+ ms: /m];

const plain = (text) => (text ?? '').replace(/\u001b\[[0-9;]*m/g, '');
const firstFrame = (text) => text.split('\n').find((line) => /^\s+at /.test(line)) ?? '';
const says = (text) => SAYINGS.some((saying) => saying.test(text)) || (text.startsWith('Error: ') && /\bspec\.ts:/.test(firstFrame(text)));
const isAssertion = (test) => test.failureMessages.some((message) => says(plain(message)));
const resultsOf = (report) => (report?.testResults ?? []).flatMap((file) => file.assertionResults);
const excerpt = (text) => plain(text).split('\n').map((line) => line.trim()).filter(Boolean).slice(0, 3).join(' ');

/** Why a suite did not even run, as far as Jest says. */
function reason({ report, log, why }) {
  if (why) return why;
  const message = (report?.testResults ?? []).map((file) => file.message).find(Boolean);
  return excerpt(message ?? log) || '没有运行 nothing ran';
}

/**
 * What a run without any mutation must be: something has passed, and nothing has failed.
 * @param {{ report?: object, log: string, why?: string }} run
 * @returns {string | undefined} what is wrong
 */
export function controlFault(run) {
  const results = resultsOf(run.report);
  const failed = results.filter((test) => test.status === 'failed');
  if (failed.length) return `未变异时已失败 red without any mutation: ${failed[0].fullName}: ${excerpt(failed[0].failureMessages[0])}`;
  const passed = results.some((test) => test.status === 'passed');
  return run.why || !passed || !run.report.success ? `未变异时不能运行 does not run without any mutation: ${reason(run)}` : undefined;
}

/**
 * What a run under a mutation says. Caught is a mutation only where a test came to its assertion and that failed: a suite that
 * cannot start any more would be red for any nonsense.
 * @param {{ report?: object, log: string, why?: string }} run
 * @returns {{ caught: boolean, red: string[], why?: string }}
 */
export function verdict(run) {
  const results = resultsOf(run.report);
  const failed = results.filter((test) => test.status === 'failed');
  const red = failed.filter(isAssertion).map((test) => test.fullName);
  if (red.length) return { caught: true, red };
  if (failed.length) return { caught: false, red, why: `失败但并非断言，什么也没有证明 it broke without an assertion, which proves nothing: ${failed[0].fullName}: ${excerpt(failed[0].failureMessages[0])}` };
  if (run.why || !results.some((test) => test.status === 'passed')) return { caught: false, red, why: `测试不能运行，什么也没有证明 the suite did not run, which proves nothing: ${reason(run)}` };
  return { caught: false, red, why: '测试仍全部通过，须补测试 survived: every test still passes; one is missing' };
}
