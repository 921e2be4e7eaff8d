import type { Rule } from 'antd/es/form';
import { useState } from 'react';
import type { AnyOperation } from '../../api/client';
import { useWords, type Words } from '../../text/text';
import type { ChosenFile } from './files';
import { FilesField } from './files-field';

interface Props {
  /** takes one file and answers with its id */
  readonly op: AnyOperation;
  /** the file's id */
  readonly value?: string | null;
  readonly onChange?: (fileId?: string) => void;
  readonly id?: string;
}

/** The value while the file is on its way, or did not arrive. */
const SENDING = 'sending';

/** A form whose file is on its way, or did not arrive, cannot be sent yet. */
export const fileSent = (t: Words['t']): Rule => ({
  validator: async (_, value?: string) => {
    if (value === SENDING) throw new Error(t('附件还没有传上，请稍候，或删除没有传上的', 'The file has not been sent yet: wait, or remove it'));
  },
});

/** One file of a form, whose value is its id. */
export function FileField({ op, value, onChange, id }: Props) {
  const { t } = useWords();
  const [chosen, setChosen] = useState<readonly ChosenFile[]>([]);
  const kept = value && value !== SENDING && !chosen.some((f) => f.fileId === value) ? [{ id: value, name: t('已有附件', 'There is a file'), fileId: value }] : chosen;
  const change = (files: readonly ChosenFile[]): void => {
    setChosen(files);
    onChange?.(files[0] && (files[0].fileId ?? SENDING));
  };
  return <FilesField op={op} id={id} most={1} value={kept} onChange={change} />;
}
