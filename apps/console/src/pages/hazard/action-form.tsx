import { hazardApi, hazardLifecycle, type Hazard, type HazardAction } from '@anlan/contracts/enforcement';
import { Input } from 'antd';
import { call } from '../../api/client';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import type { Comparison } from '../../patterns/form/stale-notice';
import { forgetPictures } from '../../patterns/pictures/picture-store';
import { evidenceOf, picturesOf } from '../../patterns/pictures/pictures';
import { instantText } from '../../text/format';
import { useWords, type Words } from '../../text/text';
import { EnterListFields, RetagFields, StrikeOffFields } from './list-fields';
import { AssignFields, DecideFields, ExtendFields, OpinionFields, ReasonField, ReopenFields, RequirementFields, SubmitFields, UnitFields, VerifyFields } from './action-fields';

interface Props {
  readonly action: HazardAction;
  readonly hazard: Hazard;
  readonly submit: string;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

const operations = {
  assign: hazardApi.assign, start: hazardApi.start, submit: hazardApi.submit, verify: hazardApi.verify, 'request-extension': hazardApi.requestExtension, 'decide-extension': hazardApi.decideExtension,
  extend: hazardApi.extend, 'assign-department': hazardApi.assignDepartment, 'submit-department': hazardApi.submitDepartment, 'verify-department': hazardApi.verifyDepartment,
  'list-supervision': hazardApi.listSupervision, 'give-opinion': hazardApi.giveOpinion, unlist: hazardApi.unlist, urge: hazardApi.urge, reopen: hazardApi.reopen, retag: hazardApi.retag, 'enter-list': hazardApi.enterList, 'strike-off': hazardApi.strikeOff, transfer: hazardApi.transfer,
} as const satisfies Record<HazardAction, unknown>;

/** Steps that take a note, and those that take evidence. */
const noted: ReadonlySet<HazardAction> = new Set(['assign', 'start', 'submit', 'verify', 'assign-department', 'submit-department', 'verify-department', 'list-supervision', 'urge', 'enter-list']);
const evident: ReadonlySet<HazardAction> = new Set(['submit', 'verify', 'submit-department', 'verify-department', 'give-opinion', 'reopen']);

function initialOf(action: HazardAction, hazard: Hazard): Record<string, unknown> {
  switch (action) {
    case 'assign': return { dueAt: hazard.dueAt ?? undefined };
    case 'verify':
    case 'verify-department': return { result: 'accepted' };
    case 'decide-extension': return { result: 'approved' };
    case 'list-supervision': return { requirements: hazard.supervision?.requirements };
    case 'reopen': return { cause: 'sampling' };
    case 'enter-list': return { level: 'district' };
    case 'strike-off': return { kind: hazard.lists.find((l) => l.struckOffAt === null)?.kind };
    default: return {};
  }
}

const recordOf = (h: Hazard): Record<string, unknown> => ({ status: h.status, assignee: h.assignee?.name, dueAt: h.dueAt, rejections: h.rejections });

/** What may have changed while a form was open, and how it is called. */
function comparisonOf(hazard: Hazard, { t, label }: Words): Comparison {
  return {
    was: recordOf(hazard),
    read: async () => {
      const now = await call(hazardApi.get, { params: { id: hazard.id } });
      return { values: recordOf(now), version: now.version };
    },
    labels: { status: t('状态', 'Status'), assignee: t('整改责任', 'Assigned to'), dueAt: t('整改期限', 'Due'), rejections: t('复查不合格次数', 'Rejections') },
    show: (field, value) => (field === 'status' ? label(hazardLifecycle.states[value as Hazard['status']]) : field === 'dueAt' ? instantText(value as string) : String(value ?? '—')),
  };
}

/** The form of one step of the life-cycle; what it asks for is the operation's body. */
export function ActionForm({ action, hazard, submit, onDone, onCancel }: Props) {
  const words = useWords();
  return (
    <OperationForm
      op={operations[action] as typeof hazardApi.submit} params={{ id: hazard.id }} version={hazard.version} submit={submit} draft={`hazard.${action}.${hazard.id}`}
      initial={initialOf(action, hazard)} compare={comparisonOf(hazard, words)}
      onDiscard={(v) => void forgetPictures(picturesOf(v).map((p) => p.id))}
      toBody={(values) => {
        const { pictures, said, ...rest } = values;
        const given = Object.fromEntries(Object.entries(rest).filter(([, v]) => v !== undefined && v !== ''));
        if (!evident.has(action)) return given as never;
        return { ...given, ...evidenceOf(pictures, said) } as never;
      }}
      onDone={(_, values) => {
        void forgetPictures(picturesOf(values).map((p) => p.id));
        onDone();
      }}
      onCancel={onCancel}
    >
      <StepFields action={action} hazard={hazard} />
      {noted.has(action) && <Field name="note" label={words.t('办理意见', 'Note')}><Input.TextArea rows={3} maxLength={2000} showCount /></Field>}
    </OperationForm>
  );
}

function StepFields({ action, hazard }: Pick<Props, 'action' | 'hazard'>) {
  const { t } = useWords();
  switch (action) {
    case 'assign': return <AssignFields />;
    case 'submit': return <SubmitFields pictures={t('整改后照片', 'Pictures after rectification')} said={t('整改情况', 'What was done')} />;
    case 'verify': return <VerifyFields accepted={t('合格，销号', 'Accepted: close it')} rejected={t('不合格，退回整改', 'Rejected: back to rectification')} />;
    case 'request-extension': return <ExtendFields hazard={hazard} label={t('申请延至', 'Until when')} />;
    case 'decide-extension': return <DecideFields hazard={hazard} />;
    case 'extend': return <ExtendFields hazard={hazard} label={t('新的期限', 'New deadline')} />;
    case 'assign-department': return <UnitFields label={t('主管部门', 'Department')} member />;
    case 'submit-department': return <SubmitFields pictures={t('督促记录照片', 'Pictures')} said={t('督促情况', 'What was done')} />;
    case 'verify-department': return <VerifyFields accepted={t('通过', 'Accepted')} rejected={t('不通过，退回部门', 'Rejected: back to the department')} />;
    case 'list-supervision': return <RequirementFields />;
    case 'give-opinion': return <OpinionFields />;
    case 'unlist': return <ReasonField label={t('摘牌理由', 'Reason')} />;
    case 'reopen': return <ReopenFields />;
    case 'retag': return <RetagFields hazard={hazard} />;
    case 'enter-list': return <EnterListFields />;
    case 'strike-off': return <StrikeOffFields hazard={hazard} />;
    case 'transfer': return <><UnitFields label={t('接收单位', 'To which unit')} /><ReasonField label={t('移送理由', 'Reason')} /></>;
    default: return null;
  }
}
