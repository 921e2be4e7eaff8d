import type { Operation } from '@anlan/contracts/kit';
import { Alert, Button, Flex, Form, type FormInstance } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import type { z } from 'zod';
import type { AnswerOf, AnyOperation, BodyOf } from '../../api/client';
import { Problem, type Fault } from '../../api/problem';
import { useChange } from '../../api/queries';
import { isAway } from '../../offline/kept';
import { useFormOpen } from '../../offline/forms-open';
import { outbox } from '../../offline/outbox';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';
import { ProblemView } from '../problem-view';
import { SchemaContext } from './field';
import { fieldOf, nearestField, withoutEmpty, type FieldPath } from './fields';
import { StaleNotice, type Comparison } from './stale-notice';
import { useDraft } from './use-draft';

/** A form that is filled where there may be no line: what it sends is kept on the phone first (see offline/outbox). */
export interface KeptForm {
  /** what it is called among what waits */
  readonly title: string | ((values: Record<string, unknown>) => string);
  /** where the form is, below the tenant's address */
  readonly page: string;
  /** the record it belongs to */
  readonly about?: string;
  /** the waiting entry it mends */
  readonly mends?: string;
  /** the check begun on this phone that it finishes */
  readonly opened?: string;
  /** it waits now to be sent */
  readonly onKept: () => void;
}

interface Props<T extends AnyOperation> {
  readonly op: T;
  readonly params?: Record<string, string>;
  /** the version that was read, where the operation wants If-Match; a newer one that arrives while the form is open is somebody else's change, and the form keeps to what was read */
  readonly version?: number;
  readonly initial?: Record<string, unknown>;
  /** keeps what is entered in the browser under this name, for the person alone; absent: nothing is kept (secrets, one-line forms) */
  readonly draft?: string;
  /** values of the fields → the body; default: the values, empty ones left out */
  readonly toBody?: (values: Record<string, unknown>) => BodyOf<T> | Promise<BodyOf<T>>;
  readonly kept?: KeptForm;
  /** there is no line; a caller that can go on without one says true */
  readonly onAway?: (body: BodyOf<T>) => Promise<boolean>;
  /** other aggregates whose records change with it */
  readonly also?: readonly (readonly [string, string])[];
  readonly submit?: string;
  readonly danger?: boolean;
  readonly onDone: (answer: AnswerOf<T>, values: Record<string, unknown>) => void;
  readonly onCancel?: () => void;
  /** where a fault of the body stands in the form, where its fields are shaped otherwise than the body */
  readonly faultField?: (path: FieldPath, values: Record<string, unknown>) => FieldPath;
  /** the server found fault with the input: a part of the form that is folded away can be opened */
  readonly onFaults?: () => void;
  /** what was entered is given up: what belongs to it can be forgotten too */
  readonly onDiscard?: (values: Record<string, unknown>) => void;
  /** on a stale edit: reads the record anew and says how its fields are called; the person compares and goes on from there */
  readonly compare?: Comparison;
  /** on a stale edit without a comparison, such as an action: reads the record again */
  readonly onReadAgain?: () => void;
  readonly form?: FormInstance;
  /** off: the browser proposes to nobody what was entered here, and keeps none of it */
  readonly autoComplete?: 'off';
  /** says why not in other words than the usual ones */
  readonly refusal?: (error: Error) => ReactNode;
  readonly children: ReactNode;
}

/** A form that is one operation of the contracts: the server's word on each field stands at that field. */
export function OperationForm<T extends AnyOperation>(props: Props<T>) {
  const { op, params, initial, toBody, onDone, onCancel } = props;
  const { t } = useWords();
  useFormOpen();
  const [own] = Form.useForm();
  const form = props.form ?? own;
  const draft = useDraft(props.draft);
  const change = useChange(op, props.also);
  const [read, setRead] = useState<{ version?: number; values?: Record<string, unknown> } | undefined>({ version: props.version, values: initial });
  const version = read ? read.version : props.version;
  const setVersion = (v: number): void => setRead((r) => ({ ...r, version: v }));
  const [error, setError] = useState<Error>();
  const [elsewhere, setElsewhere] = useState<readonly Fault[]>([]);
  // Sent again after a lost answer, the same words must not make two records; other words are another request.
  const sent = useRef<{ body: string; key: string }>(undefined);
  const { id, method, body: schema } = op as unknown as Operation;
  const [sending, setSending] = useState(false);

  const send = async (values: Record<string, unknown>): Promise<void> => {
    setError(undefined);
    try {
      const body = toBody ? await toBody(values) : (withoutEmpty(values) ?? {});
      if (props.kept) return await keep(props.kept, body, values);
      const text = JSON.stringify(body);
      if (sent.current?.body !== text) sent.current = { body: text, key: crypto.randomUUID() };
      const answer = await change.mutateAsync({ params, version, body: schema ? body : undefined, key: method === 'POST' ? sent.current.key : undefined } as never);
      draft.forget();
      const { version: now } = (answer ?? {}) as { version?: number };
      if (now !== undefined) setRead({ version: now, values });
      onDone(answer, values);
    } catch (failure) {
      if (isAway(failure) && props.onAway && (await props.onAway((toBody ? await toBody(values) : values) as BodyOf<T>))) return draft.forget();
      show(failure as Error);
    }
  };
  const keep = async ({ title, page, about, mends, opened, onKept }: KeptForm, body: unknown, values: Record<string, unknown>): Promise<void> => {
    setSending(true);
    try {
      const done = await outbox.submit({ op: id, params, version, body, title: typeof title === 'string' ? title : title(values), page, about, mends, opened, values, also: props.also ?? [] });
      draft.forget();
      if (done.state === 'sent') return onDone(done.answer as AnswerOf<T>, values);
      // What waits has pictures of its own.
      props.onDiscard?.(values);
      onKept();
    } finally {
      setSending(false);
    }
  };
  const show = (failure: Error): void => {
    const known = form.getFieldsError().map((f) => f.name);
    const values = form.getFieldsValue(true) as Record<string, unknown>;
    const faults = (failure instanceof Problem ? failure.faults : []).map((fault) => {
      const path = fieldOf(fault.path);
      return { fault, name: path && nearestField(props.faultField?.(path, values) ?? path, known) };
    });
    const here = faults.flatMap(({ fault, name }) => (name ? [{ name, errors: [fault.message] }] : []));
    setElsewhere(faults.flatMap(({ fault, name }) => (name ? [] : [fault])));
    if (faults.length) props.onFaults?.();
    form.setFields(here);
    if (here[0]) form.scrollToField(here[0].name, { block: 'center', focus: true });
    setError(failure);
  };
  const discard = (): void => {
    props.onDiscard?.(form.getFieldsValue(true) as Record<string, unknown>);
    draft.forget();
    form.setFieldsValue({ ...Object.fromEntries(Object.keys(form.getFieldsValue(true) as object).map((k) => [k, undefined])), ...initial });
  };
  const isStale = error instanceof Problem && error.isStale;
  // Where a step is called the same, the way back has another name.
  const cancel = t('取消', 'Cancel');
  return (
    <SchemaContext value={schema as z.ZodType | undefined}>
      <Form form={form} layout="vertical" autoComplete={props.autoComplete} initialValues={{ ...initial, ...draft.found?.values }} onValuesChange={(_, all: Record<string, unknown>) => draft.keep(all)} onFinish={(v: Record<string, unknown>) => void send(v)} requiredMark scrollToFirstError={{ focus: true }} onFinishFailed={() => props.onFaults?.()}>
        {draft.found && (
          <Alert
            type="info" showIcon style={{ marginBottom: 16 }} title={t('已恢复 {at} 未提交的内容', 'What you entered at {at} and did not send is back', { at: instantText(new Date(draft.found.at).toISOString()) })}
            action={<Button size="small" onClick={discard}>{t('丢弃', 'Discard')}</Button>}
          />
        )}
        {props.children}
        {error && !isStale && <div style={{ marginBottom: 16 }}>{props.refusal?.(error) ?? <ProblemView error={error} faults={elsewhere} />}</div>}
        {isStale && <StaleNotice problem={error} compare={props.compare} was={props.compare?.was ?? read?.values ?? {}} mine={form.getFieldsValue(true) as Record<string, unknown>} onGoOn={(v) => (setVersion(v), setError(undefined))} onReadAgain={props.onReadAgain && (() => (props.onReadAgain?.(), setRead(undefined), setError(undefined)))} onTake={(values, v) => (form.setFieldsValue(values), setVersion(v), setError(undefined))} />}
        <Flex gap={8} className="form-actions">
          <Button type="primary" htmlType="submit" danger={props.danger} loading={change.isPending || sending} disabled={isStale}>{props.submit ?? t('保存', 'Save')}</Button>
          {onCancel && <Button onClick={onCancel}>{props.submit === cancel ? t('返回', 'Back') : cancel}</Button>}
        </Flex>
      </Form>
    </SchemaContext>
  );
}
