import { theme } from 'antd';
import { Link } from 'react-router';
import { useTenantPath } from '../../session/rights';
import { NONE, numberText } from '../../text/format';
import type { Tone } from '../../patterns/tone-tag';

interface Props {
  /** below the tenant's address, or `#place` of this page */
  readonly to: string;
  readonly label: string;
  readonly value: number | undefined;
  /** of a figure that is not zero */
  readonly tone?: Tone;
}

/** A number that leads to its rows. */
export function Figure({ to, label, value, tone = 'plain' }: Props) {
  const { token } = theme.useToken();
  const path = useTenantPath();
  const edge = { bad: token.colorError, warn: token.colorWarning, info: token.colorInfo, good: token.colorSuccess, plain: token.colorBorder }[value ? tone : 'plain'];
  const style = { background: token.colorBgContainer, borderColor: token.colorBorderSecondary, borderInlineStartColor: edge, color: token.colorText };
  const content = <><strong>{value === undefined ? NONE : numberText(value)}</strong><span>{label}</span></>;
  return to.startsWith('#') ? <a className="figure" href={to} style={style}>{content}</a> : <Link className="figure" to={path(to)} style={style}>{content}</Link>;
}
