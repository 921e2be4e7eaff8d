import { theme } from 'antd';
import { useEffect, useMemo, useRef, useState, type CSSProperties } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { useRights } from '../session/rights';
import { useWords } from '../text/text';
import { closest, found, groupsOf } from './area';
import { areas } from './areas';

/** From so many lines on one looks for a line sooner than one finds it by reading. */
const LONG = 20;

/** What one may do, as links under headings: a list of places to go is no menu of commands. */
export function MainMenu({ onChosen }: { onChosen?: () => void }) {
  const rights = useRights();
  const { t, label } = useWords();
  const { pathname } = useLocation();
  const go = useNavigate();
  const [words, setWords] = useState('');
  const { token } = theme.useToken();
  const { slug } = rights.me.tenant;
  const groups = useMemo(() => groupsOf(areas, rights), [rights]);
  const shown = found(groups, words);
  const first = closest(shown, words);
  const address = (path: string): string => `/${slug}${path && `/${path}`}`;
  const here = groups.flatMap((g) => g.menu.map((e) => e.path)).filter((p) => isBelow(pathname, address(p))).sort((a, b) => b.length - a.length)[0];
  const colours = { '--menu-heading': token.colorTextDescription, '--menu-text': token.colorText, '--menu-hover': token.colorFillTertiary, '--menu-on': token.controlItemBgActive, '--menu-mark': token.colorPrimary, '--menu-line': token.colorBorder } as CSSProperties;
  const menu = useRef<HTMLElement>(null);
  // Of a long menu the place where one is has to be seen, however one came there.
  useEffect(() => {
    menu.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [here]);
  return (
    <nav ref={menu} aria-label={t('主菜单', 'Main menu')} className="main-menu" style={colours}>
      {groups.flatMap((g) => g.menu).length > LONG && (
        <form
          role="search" onSubmit={(e) => {
            e.preventDefault();
            if (!words || !first) return;
            setWords('');
            onChosen?.();
            void go(address(first.path));
          }}
        >
          <input type="search" className="main-menu-search" value={words} onChange={(e) => setWords(e.currentTarget.value)} aria-label={t('查找功能', 'Find a page')} placeholder={t('查找功能', 'Find a page')} />
        </form>
      )}
      {shown.length === 0 && <p role="status" style={{ padding: '0 12px' }}>{t('没有这样的功能', 'There is no such page')}</p>}
      {shown.map((g, i) => (
        <div key={g.menu[0]?.path}>
          {g.heading && <div className="main-menu-heading" id={`menu-${i}`}>{label(g.heading)}</div>}
          <ul aria-labelledby={g.heading && `menu-${i}`}>
            {g.menu.map((e) => (
              <li key={e.path}><Link to={address(e.path)} onClick={() => { setWords(''); onChosen?.(); }} aria-current={e.path === here ? 'page' : undefined}><span aria-hidden>{e.icon}</span>{label(e.label)}</Link></li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

const isBelow = (pathname: string, path: string): boolean => pathname === path || pathname.startsWith(`${path}/`);
