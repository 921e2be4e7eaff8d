import { expertErrors as e } from '@anlan/contracts/enforcement';
import { ProblemError } from '@anlan/platform/http';
import { inForceOn, type ExpertRow } from './expert.entity';

/** A name without its blanks and with one form of brackets, as two clerks write it. */
const plain = (name: string): string => name.normalize('NFKC').replace(/\s/g, '').toLowerCase();

/** 回避: nobody judges the enterprise he works for, whether its code says so or its name. */
export function isOwnUnit(expert: Pick<ExpertRow, 'unit' | 'unit_credit_code'>, subject: { name: string; credit_code: string | null }): boolean {
  if (expert.unit_credit_code !== null && subject.credit_code !== null) return expert.unit_credit_code === subject.credit_code;
  return plain(expert.unit) === plain(subject.name);
}

/** Throws where the expert may not be sent to the subject on the day. */
export function assertSendable(expert: ExpertRow, subject: { name: string; credit_code: string | null }, day: string): void {
  if (!inForceOn(expert, day)) throw new ProblemError(e.not_in_force, { number: expert.number });
  if (isOwnUnit(expert, subject)) throw new ProblemError(e.own_unit, { number: expert.number });
}
