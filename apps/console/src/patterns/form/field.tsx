import { Form, type FormItemProps } from 'antd';
import { createContext, useContext } from 'react';
import type { z } from 'zod';
import { useWords } from '../../text/text';
import { isRequired, type FieldPath } from './fields';

export const SchemaContext = createContext<z.ZodType | undefined>(undefined);

interface Props extends Omit<FormItemProps, 'name' | 'required'> {
  /** as the contract's body names it, `title` or `['admin', 'username']` */
  readonly name: string | FieldPath;
  readonly label: string;
  /** the form wants it though the contract does not */
  readonly required?: boolean;
}

/** One field, with a star where the contract wants it. What is wrong with its value, the server says here. */
export function Field({ name, label, required, rules = [], ...props }: Props) {
  const { t } = useWords();
  const schema = useContext(SchemaContext);
  const path = Array.isArray(name) ? name : [name];
  const wanted = required ?? isRequired(schema, path);
  const missing = { required: true, message: t('请填写{name}', '{name} is wanted', { name: label }) };
  return <Form.Item name={path} label={label} rules={wanted ? [missing, ...rules] : rules} {...props} />;
}
