import { listItemApi, listItemLifecycle, promotionLevels, itemLevelNames, itemLevels, responsibilityFileApi, type ListItem } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import { Input, Radio, Select } from 'antd';
import { StepActions, type StepForm } from '../../patterns/detail/step-actions';
import { givenFiles } from '../../patterns/files/files';
import { FilesField, filesSent } from '../../patterns/files/files-field';
import { Field } from '../../patterns/form/field';
import { UnitPicker } from '../../patterns/pickers/unit-picker';
import { useRights } from '../../session/rights';
import { useWords } from '../../text/text';
import { useKinds } from '../list-kind/use-kinds';
import { ownerOf } from './item-form';
import { useRecordForm } from './item-acts';
import { OwnerFields } from './owner-fields';

/** What the server allows with an item now. */
export function ItemSteps({ item: i, onReadAgain }: { item: ListItem; onReadAgain: () => void }) {
  const { t, label } = useWords();
  const kind = useKinds().data?.find((k) => k.key === i.kindKey);
  const today = shanghaiDay(new Date());
  const record = useRecordForm(i);
  const ofDistrict = useRights().mayEverywhere('responsibility-list.manage');
  const text = (name: string, said: string, most = 500) => <Field name={name} label={said}><Input.TextArea rows={3} maxLength={most} /></Field>;
  const levels = (of: readonly (typeof promotionLevels)[number][]) => <Field name="level" label={t('层级', 'Level')}><Radio.Group options={of.map((value) => ({ value, label: label(itemLevelNames[value]) }))} /></Field>;
  const waiting = promotionLevels.filter((l) => i.promotions.findLast((p) => p.level === l)?.status === 'asked');
  const free = promotionLevels.filter((l) => !['asked', 'accepted'].includes(i.promotions.findLast((p) => p.level === l)?.status ?? ''));
  const forms: Record<ListItem['allowedActions'][number], StepForm> = {
    enter: { op: listItemApi.enter, intro: { zh: '列入后事项生效，由责任主体办理。', en: 'The item is in force then, and its owner works on it.' } },
    submit: {
      op: listItemApi.submit, intro: i.evidenceWanted ? { zh: `佐证要求：${i.evidenceWanted}`, en: `Evidence wanted: ${i.evidenceWanted}` } : undefined,
      toBody: ({ report, files, said }) => ({ report, evidence: [...givenFiles(files).map(({ fileId, name }) => ({ fileId, description: name })), ...(typeof said === 'string' && said.trim() ? [{ description: said.trim() }] : [])] }),
      fields: (
        <>
          {text('report', t('办结情况', 'What was done'), 2000)}
          <Field name="files" label={t('佐证附件（照片、PDF、视频）', 'Evidence: pictures, PDF, video')} required={false} rules={[filesSent(t)]}><FilesField op={responsibilityFileApi.upload} most={19} /></Field>
          <Field name="said" label={t('佐证说明', 'Evidence in words')} required={false}><Input.TextArea rows={2} maxLength={500} /></Field>
        </>
      ),
    },
    record,
    instruct: {
      op: listItemApi.instruct, intro: { zh: '先研判，再下达指令；责任主体按指令办理并反馈。可以再次下达。', en: 'It is judged first, then instructed; its owner works by the instruction and reports. There may be another instruction later.' },
      fields: <>{text('assessment', t('研判意见', 'Assessment'), 1000)}{text('instruction', t('指令内容', 'Instruction'), 1000)}</>,
    },
    close: { op: listItemApi.close, intro: { zh: '核验佐证后销号；报送人和责任人不得自己核验。', en: 'It is closed once the evidence is verified, by neither its owner nor who reported it.' }, fields: text('note', t('核验意见', 'Opinion'), 1000) },
    return: { op: listItemApi.return, danger: true, fields: text('reason', t('退回理由', 'Reason')) },
    reassign: {
      op: listItemApi.reassign, initial: ownerOf(i), intro: { zh: '原责任主体留痕。', en: 'Whose it was before stays on record.' }, toBody: (v) => ({ ...v, ownerUnitId: v['ownerUnitId'] ?? null, ownerPostId: v['ownerPostId'] ?? null, ownerMemberId: v['ownerMemberId'] ?? null }),
      fields: <><OwnerFields />{text('reason', t('调整理由', 'Reason'))}</>,
    },
    dispute: {
      op: listItemApi.dispute, minor: true, intro: { zh: '由维护清单的人裁定；提出人不得自己裁定。裁定之前不能改派、销号。', en: 'Whoever keeps the list settles it, and never who raised it. Until then the item is neither re-assigned nor closed.' },
      toBody: (v) => ({ ...v, withUnitId: v['withUnitId'] ?? null, withLevel: v['withLevel'] ?? null }),
      fields: (
        <>
          {text('ground', t('争议理由', 'Ground'), 1000)}
          <Field name="withUnitId" label={t('与哪个单位有争议', 'With which unit')} required={false}><UnitPicker allowClear /></Field>
          <Field name="withLevel" label={t('与哪一层级有争议', 'With which level')} required={false}><Select allowClear style={{ width: 140 }} options={itemLevels.map((value) => ({ value, label: label(itemLevelNames[value]) }))} /></Field>
        </>
      ),
    },
    settle: {
      op: listItemApi.settle, initial: ownerOf(i), intro: { zh: '写明由谁负责；与现在不同的，责任主体随之调整并留痕。', en: 'Say who holds it; where that is another than now, the item is given to him, and whose it was stays on record.' }, toBody: (v) => ({ ...v, ownerUnitId: v['ownerUnitId'] ?? null, ownerPostId: v['ownerPostId'] ?? null, ownerMemberId: v['ownerMemberId'] ?? null }),
      fields: <><OwnerFields />{text('note', t('裁定意见', 'Decision'), 1000)}</>,
    },
    promote: { op: listItemApi.promote, initial: { level: free.find((l) => l !== 'district' || !ofDistrict) ?? free[0] }, intro: kind?.promotionName ? { zh: `街道、专委会上报区，由区里他人答复；区上报市、省，列入“${kind.promotionName}”。`, en: `Streets and committees promote to the district, where another person answers; the district promotes to city and province, for the list ${kind.promotionName}.` } : undefined, fields: <>{levels(free)}{text('note', t('上报理由', 'Why'), 1000)}</> },
    'answer-promotion': {
      op: listItemApi['answer-promotion'], initial: { level: waiting[0], accepted: true, answeredOn: today },
      fields: (
        <>
          {levels(waiting)}
          <Field name="accepted" label={t('答复', 'Answer')}><Radio.Group options={[{ value: true, label: t('录入', 'Accepted') }, { value: false, label: t('退回', 'Refused') }]} /></Field>
          <Field name="answeredOn" label={t('答复日期', 'Day')}><Input type="date" max={today} style={{ width: 170 }} /></Field>
          {text('note', t('答复内容', 'What was said'), 1000)}
        </>
      ),
    },
    remove: { op: listItemApi.remove, danger: true },
  };
  // What cannot be promoted is offered no promotion: the server refuses it.
  const shown = i.allowedActions.filter((a) => a !== 'promote' || (free.length > 0 && kind?.promotionName != null));
  return <StepActions record={{ ...i, allowedActions: shown }} actions={listItemLifecycle.actions} forms={forms} also={[['responsibility', 'responsibility-list'], ['responsibility', 'duty-act']]} onReadAgain={onReadAgain} />;
}
