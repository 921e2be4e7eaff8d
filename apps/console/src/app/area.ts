import type { ReactNode } from 'react';
import type { RouteObject } from 'react-router';
import type { Permission } from '@anlan/contracts/access';
import type { Text } from '../text/text';
import type { Rights } from '../session/rights';

/** One line of the menu: shown only to who may do what it leads to. */
export interface MenuEntry {
  /** below the tenant's address: `hazards` → /440310/hazards */
  readonly path: string;
  readonly label: Text;
  readonly icon?: ReactNode;
  /** any one of them is enough; absent: everybody */
  readonly needs?: readonly Permission[];
  /** kinds of tenant it makes sense in; absent: all */
  readonly tenants?: readonly ('platform' | 'city' | 'district')[];
}

/** A part of the console: its pages, each loaded when it is opened, and its lines of the menu under one heading. */
export interface Area {
  readonly heading?: Text;
  readonly menu: readonly MenuEntry[];
  /** below the tenant's address */
  readonly routes: readonly RouteObject[];
}

export function isShown(entry: MenuEntry, rights: Rights): boolean {
  if (entry.tenants && !entry.tenants.includes(rights.me.tenant.kind)) return false;
  return !entry.needs || entry.needs.some((p) => rights.may(p));
}

/** The menu as the caller sees it: areas of the same heading stand under it together. */
export function groupsOf(areas: readonly Area[], rights: Rights): { heading?: Text; menu: MenuEntry[] }[] {
  const groups: { heading?: Text; menu: MenuEntry[] }[] = [];
  for (const { heading, menu } of areas) {
    const shown = menu.filter((e) => isShown(e, rights));
    const same = heading && groups.find((g) => g.heading?.zh === heading.zh);
    if (same) same.menu.push(...shown);
    else if (shown.length) groups.push({ heading, menu: shown });
  }
  return groups;
}

/** The groups with only those lines in whose name the words are, in either language; a heading that has them keeps all of its lines. */
export function found<G extends { heading?: Text; menu: readonly MenuEntry[] }>(groups: readonly G[], words: string): G[] {
  if (!words.trim()) return [...groups];
  return groups.map((g) => (closeness(g.heading, words) ? g : { ...g, menu: g.menu.filter((e) => closeness(e.label, words)) })).filter((g) => g.menu.length > 0);
}

/** The line that the words mean most likely: the one of that very name, then one with them in its name, then the first that is shown. */
export function closest(groups: readonly { menu: readonly MenuEntry[] }[], words: string): MenuEntry | undefined {
  return groups.flatMap((g) => g.menu).sort((a, b) => closeness(b.label, words) - closeness(a.label, words))[0];
}

/** 2: the words are the name in one language, 1: they are in it, 0: they are not. */
function closeness(text: Text | undefined, words: string): 0 | 1 | 2 {
  const wanted = words.trim().toLowerCase();
  const names = text ? [text.zh.toLowerCase(), text.en.toLowerCase()] : [];
  if (names.includes(wanted)) return 2;
  return names.some((name) => name.includes(wanted)) ? 1 : 0;
}
