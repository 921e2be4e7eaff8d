import type { Permission } from '@anlan/contracts/access';
import { divisionPrefix, parseDivisionCode } from '@anlan/domain';
import { useRights } from '../../session/rights';
import { useWords } from '../../text/text';
import { Field } from '../form/field';
import { CommitteePicker } from './committee-picker';

/** 以哪个委员会的名义: those of the divisions in which he may do it. Who may for his unit alone chooses among all: the server knows whose office it is. */
export function InNameField({ permission, extra }: { permission: Permission; extra?: string }) {
  const { t } = useWords();
  const rights = useRights();
  const places = rights.divisionsOf(permission)?.map((code) => divisionPrefix(parseDivisionCode(code).code));
  if (!rights.may('committee.read')) return null;
  const fits = ({ divisionCode }: { divisionCode: string }): boolean => !places?.length || places.some((prefix) => divisionCode.startsWith(prefix));
  return <Field name="committeeId" label={t('以哪个委员会的名义', 'In the name of a committee')} required={false} extra={extra} style={{ minWidth: 0 }}><CommitteePicker fits={fits} /></Field>;
}
