import { SignInError } from '@anlan/platform/testing';
import type { World } from '../api/api.kit';
import { codeOf, person, refresh, signedIn, statuses } from './identity.kit';

/** One-time codes by role; the development issuer does not ask for any. */
export function secondFactorCases(world: () => World): void {
  describe('the second factor', () => {
    it('given an admin role, then a code is set up at the first sign-in and asked for at each', async () => {
      const w = world();
      const auditor = await person(w, w.pingshan, 'auditor');
      expect(auditor.totpSecret).toMatch(/^[A-Z2-7]{32}$/);
      await expect(signedIn(w, auditor, { totpSecret: undefined })).rejects.toThrow('asks for a one-time code');
      const { accessToken } = await signedIn(w, auditor);
      expect((await statuses(w, accessToken))[0]).toBe(200);
      // The same way ends at a code only with the second factor.
      expect((await codeOf(w, auditor)).code).toBeDefined();
    });

    it('given a lost phone, then a reset alone leaves the code, and one that names it has it set up anew; sessions end', async () => {
      const w = world();
      const who = await person(w, w.pingshan, 'security-admin');
      const reset = async (body: object) => (await w.pingshan.admin.post(`/api/tenancy/v1/members/${who.memberId}/actions/reset-password`, body)).body as { oneTimePassword: string };
      const plain = await reset({});
      expect(await refresh(w.pingshan.issuer, who.first.refreshToken)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
      await expect(signedIn(w, who, { password: plain.oneTimePassword, totpSecret: undefined })).rejects.toThrow('asks for a one-time code');
      const { oneTimePassword } = await reset({ oneTimeCode: true });
      const anew = await signedIn(w, who, { password: oneTimePassword, newPassword: 'Neu-anfangen-2026', totpSecret: undefined });
      expect(anew.totpSecret).toMatch(/^[A-Z2-7]{32}$/);
      expect(anew.totpSecret).not.toBe(who.totpSecret);
    });

    it('given a leader, then nobody asks for a code', async () => {
      const w = world();
      const leader = await person(w, w.pingshan, 'leader');
      expect(leader.totpSecret).toBeUndefined();
      expect((await signedIn(w, leader)).totpSecret).toBeUndefined();
    });

    it('given a leader who becomes security admin, then the session of the mere password ends and the next sign-in sets up a code', async () => {
      const w = world();
      const leader = await person(w, w.pingshan, 'leader');
      await w.pingshan.admin.made('/api/tenancy/v1/assignments', { memberId: leader.memberId, role: 'security-admin' });
      expect(await refresh(w.pingshan.issuer, leader.first.refreshToken)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
      const { totpSecret } = await signedIn(w, leader);
      expect(totpSecret).toBeDefined();
      await expect(signedIn(w, leader, { totpSecret: undefined })).rejects.toThrow(SignInError);
    });
  });
}
