import { permissions, roleTable, type Permission, type RoleSpec } from '@anlan/contracts/access';
import { html, type Html } from '../html';
import { contents, heading, page, section, two } from '../layout';
import { breakable } from './errors.page';

const kinds = [
  { id: 'district', zh: '区局', en: 'District' },
  { id: 'city', zh: '市局', en: 'City' },
  { id: 'platform', zh: '平台', en: 'Platform' },
] as const;

type Named = ReturnType<typeof roleTable>[number];

const rolesOf = (kind: RoleSpec['tenant']): Named[] => roleTable().filter((r) => r.tenant === kind);

/** What holds for a role besides its permissions. */
const notes: readonly (readonly [keyof RoleSpec, string])[] = [
  ['ownOnly', '仅限本人或本单位经办 own records only'],
  ['local', '授予人员须有区划范围 a person holds it in a division'],
  ['separate', '三员分立，不得兼任、委托 one of three administrators, who are three people'],
];

/** Permission sentences hold both languages: Chinese up to the first space. */
function sentence(permission: Permission): { zh: string; en: string } {
  const [zh = '', ...en] = permissions[permission].split(' ');
  return { zh, en: en.join(' ') };
}

function matrix(held: readonly Named[]): Html {
  const used = (Object.keys(permissions) as Permission[]).filter((p) => held.some((r) => r.permissions.includes(p)));
  const head = held.map((r) => html`<th scope="col"><span class="down">${r.zh}</span></th>`);
  const rows = used.map((p) => {
    const { zh, en } = sentence(p);
    const cells = held.map((r) => (r.permissions.includes(p) ? html`<td><span class="yes">●<span class="hidden">${r.zh}可以 yes</span></span></td>` : html`<td></td>`));
    return html`<tr><th scope="row">${zh} <span lang="en">${en}</span><code>${breakable(p)}</code></th>${cells}</tr>`;
  });
  return html`<div class="scroll" tabindex="0" role="region" aria-label="权限表 Permissions"><table class="matrix"><thead><tr><th scope="col">权限 <span lang="en">Permission</span></th>${head}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

const roleList = (held: readonly Named[]): Html =>
  html`<ul class="roles">${held.map((r) => html`<li>${r.zh} <span lang="en">${r.en}</span> <code>${r.name}</code>${notes.filter(([key]) => r[key]).map(([, words]) => html` <span class="note">${words}</span>`)}</li>`)}</ul>`;

/** Roles by kind of tenant, and what each may do. */
export function rolesPage(): string {
  const title = { zh: '角色与权限', en: 'Roles and permissions' };
  return page({
    title,
    path: '/docs/roles',
    body: html`${heading(title)}
${two(
  '角色给出权限；授权把人员与角色、机构和区划范围绑定。权限不足为 403；范围之外的记录与不存在的记录一样，都是 404。',
  'A role gives permissions; an assignment binds a person to a role, a unit and a division scope. A missing permission is 403; a record outside the scope is 404, exactly like one that does not exist.',
)}
${contents(kinds)}
${kinds.map((k) => section(k.id, k, roleList(rolesOf(k.id)), matrix(rolesOf(k.id))))}`,
  });
}
