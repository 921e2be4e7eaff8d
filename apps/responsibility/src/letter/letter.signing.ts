import { letterErrors as e, letterPartyNames, type Letter, type LetterAction, type LetterEvent, type LetterParty, type RecordScanBody, type SignLetterBody } from '@anlan/contracts/responsibility';
import { shanghaiDay, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Tx } from '@anlan/platform/db';
import { invalidField, ProblemError } from '@anlan/platform/http';
import type { LedgerOutcome } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { ownFile, type OwnFile } from './drawn-signature';
import { letterLedger as ledger, toLetter, type LetterRow } from './letter.entity';
import { assertRecords, assertSigns, assertUnsigned } from './letter.rules';
import { SignatureAuthority, type SignatureEvidence } from './signature-authority';

type Outcome = LedgerOutcome<LetterRow, LetterEvent>;
const scans = /^(application\/pdf|image\/(png|jpeg|webp))$/;

/** 签署: by the parties with what the authority vouches for, or recorded from paper by the office; and 催签. */
@Injectable()
export class LetterSigning {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
    private readonly authority: SignatureAuthority,
  ) {}

  async sign(ctx: TenantContext, id: string, version: number, b: SignLetterBody): Promise<Letter> {
    const [seen] = await this.tx.read<LetterRow>(ctx, ledger.byId(ctx.tenantId, id));
    ledger.visible(ctx, seen);
    const evidence = await this.authority.vouch(ctx, { fileId: b.fileId, wordingHash: b.wordingHash });
    return this.step(ctx, id, version, 'sign', (r, now, tx) => {
      assertSigns(ctx, r, b.party, b.wordingHash);
      return this.signed(tx, ctx, r, b.party, evidence, ctx.actor.name, shanghaiDay(now), now);
    });
  }

  recordScan(ctx: TenantContext, id: string, version: number, b: RecordScanBody): Promise<Letter> {
    return this.step(ctx, id, version, 'record-scan', async (r, now, tx) => {
      assertRecords(ctx, r, b.party);
      if (b.signedOn > shanghaiDay(now)) throw invalidField('body.signedOn', e.signed_in_future);
      const [found] = await tx.run<OwnFile>(ownFile(ctx, b.fileId));
      const file = found?.rows[0];
      if (!file) throw invalidField('body.fileId', e.unknown_file, { id: b.fileId });
      const { media_type: type, sha256 } = file;
      if (!scans.test(type)) throw invalidField('body.fileId', e.not_a_scan);
      return this.signed(tx, ctx, r, b.party, { method: 'scan', fileId: b.fileId, sha256 }, b.signerName, b.signedOn, now);
    });
  }

  remind(ctx: TenantContext, id: string, version: number, party: LetterParty): Promise<Letter> {
    return this.step(ctx, id, version, 'remind', (r, now) => {
      assertUnsigned(r, party);
      const day = shanghaiDay(now);
      if (r[`${party}_reminded_on`] === day) throw new ProblemError(e.reminded_today, { party: letterPartyNames[party].zh });
      return { event: 'reminded', next: { [`${party}_reminded_on`]: day }, facts: { party, day } };
    });
  }

  /** Keeps the signature beside the letter, whose hash it holds on to. */
  private signed(tx: Tx, ctx: TenantContext, r: LetterRow, party: LetterParty, { method, fileId, sha256 }: SignatureEvidence, signerName: string, signedOn: string, now: Date): Outcome {
    const id = newId();
    tx.queue({
      name: 'letter-signature',
      sql: 'insert into responsibility.letter_signature (tenant_id, id, letter_id, party, method, wording_hash, file_id, file_sha256, signer_name, signed_on, signed_by, signed_by_name, at) values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13)',
      params: [ctx.tenantId, id, r.id, party, method, r.wording_hash, fileId, sha256, signerName, signedOn, ctx.actor.id, ctx.actor.name, now],
    });
    const complete = r[party === 'a' ? 'b_signature_id' : 'a_signature_id'] !== null;
    const kept = { method, signerName, byName: ctx.actor.name, fileId, signedOn, at: toShanghaiIso(now) };
    return {
      event: complete ? 'signed' : 'party_signed', next: { status: complete ? 'signed' : 'to_sign', [`${party}_signature_id`]: id, [`${party}_signed_by`]: ctx.actor.id, [`${party}_signature`]: kept },
      facts: { party, method, signedOn, fileSha256: sha256 },
    };
  }

  private async step(ctx: TenantContext, id: string, version: number, action: LetterAction, work: (row: LetterRow, now: Date, tx: Tx) => Outcome | Promise<Outcome>): Promise<Letter> {
    const reference = await this.references.get(ctx.tenantId);
    return this.tx.write(ctx, async (tx) => toLetter(ctx, await ledger.step(tx, ctx, id, version, action, (row, now) => work(row, now, tx)), reference));
  }
}
