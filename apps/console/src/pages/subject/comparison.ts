import { subjectApi, subjectKindNames, subjectLifecycle, type SubjectDetail } from '@anlan/contracts/enforcement';
import { call } from '../../api/client';
import type { Comparison } from '../../patterns/form/stale-notice';
import { NONE } from '../../text/format';
import type { Words } from '../../text/text';
import { filed } from './changed-values';
import { ownerText } from './subject-columns';

const recordOf = (s: SubjectDetail): Record<string, unknown> => ({ ...filed(s), status: s.status, grade: s.grade ?? undefined, owner: ownerText(s) });

/** What may have changed while a form was open, and how it is called. */
export function subjectComparison(subject: SubjectDetail, { t, label }: Words): Comparison {
  return {
    was: recordOf(subject),
    read: async () => {
      const now = await call(subjectApi.get, { params: { id: subject.id } });
      return { values: recordOf(now), version: now.version };
    },
    labels: {
      status: t('状态', 'State'), name: t('名称', 'Name'), kind: t('类别', 'Kind'), creditCode: t('统一社会信用代码', 'Credit code'), address: t('地址', 'Address'), divisionCode: t('区划代码', 'Division'),
      industryCode: t('行业代码', 'Industry code'), staffCount: t('从业人数', 'Staff'), tags: t('风险标签', 'Risk tags'), legalRepresentative: t('法定代表人', 'Legal representative'), isKey: t('重点监管', 'Key'),
      grade: t('分级', 'Grade'), owner: t('责任人', 'Owner'),
    },
    show: (field, value) => {
      if (value === undefined || value === null || value === '') return NONE;
      if (field === 'status') return label(subjectLifecycle.states[value as SubjectDetail['status']]);
      if (field === 'kind') return label(subjectKindNames[value as SubjectDetail['kind']]);
      if (typeof value === 'boolean') return value ? t('是', 'Yes') : t('否', 'No');
      return Array.isArray(value) ? value.join('、') || NONE : String(value);
    },
  };
}
