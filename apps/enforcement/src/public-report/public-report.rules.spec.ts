import { followCode, followedStates, hazardStates, publicReportActions, publicReportLifecycle, publicReportStates } from '@anlan/contracts/enforcement';
import { allowedActions, lifecycleFaults } from '@anlan/contracts/kit';
import { assertAllowed } from '@anlan/platform/ledger';
import { codeHash, isCode, newFollowCode } from './public-report.code';
import { assertEntry, assertOtherWords, assertTakesPicture, ENTERED_WITHIN_DAYS, followedState, picturesUntil, repeats } from './public-report.rules';

const now = new Date('2026-03-02T01:30:00Z');
const later = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);
const report = (more: object = {}) => ({ state: 'received' as const, received_at: now, pictures: [], ...more });
const picture = { fileId: 'x', mediaType: 'image/png', bytes: 1 };

describe('the life-cycle of a public report', () => {
  it('given the table, then it has no dead end, and each action is allowed exactly where it says so', () => {
    expect(lifecycleFaults(publicReportLifecycle)).toEqual([]);
    for (const state of publicReportStates) {
      for (const action of publicReportActions) {
        const refused = allowedActions(publicReportLifecycle, state).includes(action) ? undefined : expect.objectContaining({ code: 'public-report.action_not_allowed', extra: { state, allowed: allowedActions(publicReportLifecycle, state) } });
        let thrown: unknown;
        try {
          assertAllowed(publicReportLifecycle, state, action, 'public-report.action_not_allowed');
        } catch (error) {
          thrown = error;
        }
        expect([state, action, thrown]).toEqual([state, action, refused]);
      }
    }
  });

  it.each([
    ['received', null, 'received'], ['declined', null, 'declined'], ['accepted', 'reported', 'accepted'], ['accepted', 'assigned', 'accepted'],
    ['accepted', 'rectifying', 'rectifying'], ['accepted', 'rectified', 'rectifying'], ['accepted', 'closed', 'closed'],
  ] as const)('given a report that is %s and its hazard %s, then the reporter is told %s; who repeated it too', (state, hazard, told) => {
    expect(followedState({ state, hazard_status: hazard, original_state: null, original_hazard_status: null })).toBe(told);
    expect(followedState({ state: 'duplicate', hazard_status: null, original_state: state, original_hazard_status: hazard })).toBe(told);
  });

  it('given any state of report and hazard, then there is a word for it', () => {
    for (const state of publicReportStates) for (const hazard of [null, ...hazardStates]) expect(followedStates).toContain(followedState({ state, hazard_status: hazard, original_state: 'received', original_hazard_status: null }));
  });
});

describe('the words of an employee', () => {
  const said = '三号车间喷漆房的防爆灯坏了两个月，班长不让报修，晚上还在开工';
  it.each([
    ['班长不让报修，晚上还在开工', true], ['举报：三号车间喷漆房的 防爆灯坏了、两个月', true], [said, true], ['喷漆房的防爆灯坏了两个月班长', true],
    ['喷漆房防爆灯损坏', false], ['三号车间喷漆房防爆灯失效，未及时更换', false], ['', false],
  ] as const)('given "%s", then it repeats them: %s', (text, expected) => {
    expect(repeats(said, text)).toBe(expected);
  });

  it('given a short report, then the whole of it is its words; marks, width and case hide none; words of other letters are whole words', () => {
    expect(repeats('无证动火', '二楼：无证　动火')).toBe(true);
    expect(repeats('无证动火', '动火作业无审批')).toBe(false);
    expect(repeats('ＮＯ fire exit', 'There is no Fire-Exit')).toBe(true);
    expect(repeats('fire', 'firewall')).toBe(false);
    expect(repeats('！！', '！！')).toBe(false);
  });

  it('given a title or a description of them, or no description, then it is refused at its field', () => {
    const refused = (body: { title: string; description?: string }) => {
      try {
        assertOtherWords({ what: said }, body);
        return null;
      } catch (error) {
        return (error as { errors: { path: string }[] }).errors.map((x) => x.path);
      }
    };
    expect(refused({ title: '防爆灯损坏' })).toEqual(['body.description']);
    expect(refused({ title: said, description: '损坏' })).toEqual(['body.title']);
    expect(refused({ title: '防爆灯损坏', description: said })).toEqual(['body.description']);
    expect(refused({ title: '防爆灯损坏', description: '喷漆房照明不防爆' })).toBeNull();
  });
});

describe('a report that staff enter', () => {
  const fault = (entry: Parameters<typeof assertEntry>[0]): string | null => {
    try {
      assertEntry(entry, now);
      return null;
    } catch (error) {
      return (error as { errors: { path: string }[] }).errors[0]?.path ?? '';
    }
  };
  const reporter = { name: '甲', phone: '13800000000' };
  const at = (minutes: number): string => later(minutes).toISOString();
  const oldest = -ENTERED_WITHIN_DAYS * 24 * 60;

  it.each([
    [{ channel: 'hotline', reporter, employee: true }, null], [{ channel: 'opinion' }, null], [{ channel: 'opinion', employee: false }, null],
    [{ channel: 'opinion', reporter }, 'body.reporter'], [{ channel: 'opinion', employee: true }, 'body.employee'],
    [{ channel: 'letter', receivedAt: at(0) }, null], [{ channel: 'letter', receivedAt: at(oldest) }, null],
    [{ channel: 'letter', receivedAt: at(1) }, 'body.receivedAt'], [{ channel: 'letter', receivedAt: at(oldest - 1) }, 'body.receivedAt'],
  ] as const)('given %j, then what is wrong is %s', (entry, path) => {
    expect(fault(entry)).toBe(path);
  });
});

describe('pictures of a report', () => {
  it('given the hour after it, then up to three are taken; none after it, and none once it is handled', () => {
    expect(picturesUntil(report(), later(59))).toEqual(later(60));
    for (const [r, at, code] of [
      [report(), later(60), 'pictures_closed'], [report({ state: 'declined' }), later(1), 'pictures_closed'], [report({ pictures: [picture, picture, picture] }), later(1), 'pictures_full'],
    ] as const) {
      expect(picturesUntil(r, at)).toBeNull();
      expect(() => assertTakesPicture(r, at)).toThrow(expect.objectContaining({ code: `public-report.${code}`, status: 409 }));
    }
    expect(() => assertTakesPicture(report({ pictures: [picture, picture] }), later(1))).not.toThrow();
  });
});

describe('a follow code', () => {
  it('given one as it was shown, or as people type it, then it is that code; another is not, and its hash does not hold it', () => {
    const code = newFollowCode();
    expect(code).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    const hash = codeHash(code);
    expect(hash).not.toContain(code.slice(0, 4));
    for (const typed of [code, code.toLowerCase(), code.replaceAll('-', ''), code.replaceAll('-', ' '), ` ${code} `, code.replaceAll('0', 'o').replaceAll('1', 'l')]) {
      expect([typed, followCode.safeParse(typed).success, isCode(typed, hash)]).toEqual([typed, true, true]);
    }
    expect(isCode(newFollowCode(), hash)).toBe(false);
    // Of an opinion there is none.
    expect(isCode(code, null)).toBe(false);
  });

  it('given many, then none comes twice', () => {
    expect(new Set(Array.from({ length: 2000 }, newFollowCode)).size).toBe(2000);
  });

  it.each(['', 'short', 'x'.repeat(17), '0123-4567-89AB-CDE', '0123-4567-89AB-CDEF-0', '0123456789ABCDE!'])('given %j, then it is none', (typed) => {
    expect(followCode.safeParse(typed).success).toBe(false);
  });
});
