import { theme } from 'antd';
import { useEffect, useMemo, useRef, type CSSProperties } from 'react';
import { Link, useLocation } from 'react-router';
import { useRights } from '../session/rights';
import { useWords } from '../text/text';
import { groupsOf } from './area';
import { areas } from './areas';

/** What one may do, as links under headings: a list of places to go is no menu of commands. */
export function MainMenu({ onChosen }: { onChosen?: () => void }) {
  const rights = useRights();
  const { t, label } = useWords();
  const { pathname } = useLocation();
  const { token } = theme.useToken();
  const { slug } = rights.me.tenant;
  const groups = useMemo(() => groupsOf(areas, rights), [rights]);
  const address = (path: string): string => `/${slug}${path && `/${path}`}`;
  const here = groups.flatMap((g) => g.menu.map((e) => e.path)).filter((p) => isBelow(pathname, address(p))).sort((a, b) => b.length - a.length)[0];
  const colours = { '--menu-heading': token.colorTextDescription, '--menu-text': token.colorText, '--menu-hover': token.colorFillTertiary, '--menu-on': token.controlItemBgActive, '--menu-mark': token.colorPrimary } as CSSProperties;
  const menu = useRef<HTMLElement>(null);
  // Of a long menu the place where one is has to be seen, however one came there.
  useEffect(() => {
    menu.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [here]);
  return (
    <nav ref={menu} aria-label={t('主菜单', 'Main menu')} className="main-menu" style={colours}>
      {groups.map((g, i) => (
        <div key={g.menu[0]?.path}>
          {g.heading && <div className="main-menu-heading" id={`menu-${i}`}>{label(g.heading)}</div>}
          <ul aria-labelledby={g.heading && `menu-${i}`}>
            {g.menu.map((e) => (
              <li key={e.path}><Link to={address(e.path)} onClick={onChosen} aria-current={e.path === here ? 'page' : undefined}><span aria-hidden>{e.icon}</span>{label(e.label)}</Link></li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

const isBelow = (pathname: string, path: string): boolean => pathname === path || pathname.startsWith(`${path}/`);
