import { Button, type ButtonProps } from 'antd';
import { useHref, useLinkClickHandler } from 'react-router';
import { useTenantPath } from '../session/rights';

interface Props extends Omit<ButtonProps, 'href' | 'onClick'> {
  /** below the tenant's address */
  readonly to: string;
}

/** A link that looks like a button: it can be opened in another tab, and goes without fetching the page anew. */
export function LinkButton({ to, ...props }: Props) {
  const path = useTenantPath()(to);
  const href = useHref(path);
  const go = useLinkClickHandler<HTMLElement>(path);
  return <Button {...props} href={href} onClick={(e) => go(e as never)} />;
}
