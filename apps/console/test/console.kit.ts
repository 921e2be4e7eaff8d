/**
 * The console in a real Chromium. A spec, `<what>.browser-spec.ts` beside this file or in a folder below:
 *
 *     const c = theConsole();                       // hooks: one browser for the file, all pages closed after each test
 *     it('given a grid member with a phone, then …', async () => {
 *       const { page, open } = await c.signInAs('440310', 'grid1', { view: 'phone', locale: 'en', dark: true });
 *       await open('/hazards');                     // below the tenant: /440310/hazards
 *       await page.getByRole('heading', { name: 'Hazards' }).waitFor();
 *       await expectAccessible(page);               // axe, WCAG 2.2 AA; `expectFits(page)`: no sideways scrolling
 *       await shot(page, 'hazards-phone');          // tmp/screenshots/hazards-phone.png
 *     });
 *
 * - People: the demo's (admin, leader, section, officer, street1, street2, grid1, grid2, owner, security, auditor of 440310
 *   and of 330108; admin of 440300 and 330100; operator of platform). A test that changes a person, a role or a tenant makes
 *   its own: `c.newPerson('440310', 'street-officer', { divisionCode })`, and signs in as that: `c.signInAs('440310', person)`.
 * - Records: make your own over the API, `c.as('440310', 'grid1').post('/api/enforcement/v1/hazards', {…})`.
 * - The platform is started once for all specs. With ANLAN_CONSOLE_DATA_DIR set to the data directory of a running
 *   `npm start`, that one is used: `npx jest --selectProjects browser --testPathPatterns <yours>` then takes seconds.
 * - After each test the watch must have found nothing (see watch.kit.ts); what a test provokes it allows:
 *   `visit.watch.allow(/answered 503/)`. A failing test leaves `tmp/screenshots/failed-….png` of its pages.
 * - No sleeps: locators wait; for the rest `until(what, ask)` of `@anlan/platform/testing`.
 */
import { asUser, Caller } from '@anlan/tool-demo';
import { demoPlace, enter, launchChromium, VIEWS, type DemoPlace, type View } from '@anlan/tool-demo/browser';
import type { Browser, BrowserContextOptions, LaunchOptions, Page } from 'playwright-core';
import { failedShots } from './page.kit';
import { Watch } from './watch.kit';

export { accessibilityFaults, expectAccessible, expectFits, shot, widthFaults } from './page.kit';

export interface Person {
  readonly username: string;
  readonly password: string;
}

export interface Look {
  /** default desktop */
  readonly view?: View;
  /** default zh-CN */
  readonly locale?: 'zh-CN' | 'en';
  readonly dark?: boolean;
  /** the programme is kept for where there is no line; requests of its parts pass by `page.route` then */
  readonly serviceWorker?: boolean;
}

/** How each page is looked at. */
export const LOOKS: readonly [how: string, look: Look][] = [
  ['on a desk', {}],
  ['on a phone', { view: 'phone' }],
  ['in the dark', { dark: true }],
  ['in English, on a phone in the dark', { view: 'phone', locale: 'en', dark: true }],
];

/** One person's page, apart from everybody else's. */
export interface Visit {
  readonly page: Page;
  readonly watch: Watch;
  /** Goes to a page: `/hazards` of the tenant one signed in to, or the whole address of a guest's. Reloads, as the address bar does. */
  readonly open: (path: string) => Promise<void>;
}

type Cookies = Exclude<BrowserContextOptions['storageState'], string | undefined>;

const TIMEOUT_MS = 15_000;
let count = 0;

export class ConsoleKit {
  readonly place: DemoPlace = demoPlace(process.env['ANLAN_CONSOLE_DATA_DIR'] ?? '');
  private browser: Browser | undefined;
  private readonly visits: Visit[] = [];
  private readonly signedIn = new Map<string, Cookies>();

  get origin(): string {
    return this.place.origin;
  }

  /** Somebody who calls the API, to make what a test needs. */
  as(slug: string, username: string): Caller {
    return asUser(this.place.demo, slug, username);
  }

  /** The name and password of somebody of the demo. */
  person(slug: string, username: string): Person {
    const found = this.place.demo.state.realm(slug).users.find((u) => u.username === username);
    if (!found) throw new Error(`${slug} has nobody called ${username}`);
    return found;
  }

  /** A member of a test's own, with one role, who has chosen a password already. */
  async newPerson(slug: string, role: string, { divisionCode, displayName }: { divisionCode?: string; displayName?: string } = {}): Promise<Person & { memberId: string; displayName: string }> {
    const admin = this.as(slug, 'admin');
    const username = `browser.${Date.now().toString(36)}.${(count += 1)}`;
    const [first, password] = [`Anfang-${count}-2026`, `Bleibt-${count}-2026`];
    const name = displayName ?? `测试人员${count}`;
    const member = await admin.post<{ id: string }>('/api/tenancy/v1/members', { username, displayName: name, initialPassword: first });
    await admin.post('/api/tenancy/v1/assignments', { memberId: member.id, role, divisionCode });
    await Caller.person(this.origin, this.place.demo.state.realm(slug).issuer, username, first, password).bearer();
    return { username, password, memberId: member.id, displayName: name };
  }

  /** A page in which nobody is signed in. `open` takes whole paths. */
  async guest(look: Look = {}, storageState?: Cookies): Promise<Visit> {
    if (!this.browser) throw new Error('theConsole() belongs at the top of the spec or of a describe');
    const { view = 'desktop', locale = 'zh-CN', dark = false, serviceWorker = false } = look;
    const context = await this.browser.newContext({
      ...VIEWS[view], storageState, baseURL: this.origin, locale, colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce', serviceWorkers: serviceWorker ? 'allow' : 'block',
      // Not the zone of the bureaus: times are theirs wherever the browser is.
      timezoneId: 'America/New_York',
    });
    context.setDefaultTimeout(TIMEOUT_MS);
    if (locale === 'en') await context.addInitScript(() => location.protocol.startsWith('http') && localStorage.setItem('anlan.locale', 'en'));
    const watch = new Watch(context, this.origin);
    const page = await context.newPage();
    const visit = { page, watch, open: async (path: string) => void (await page.goto(path)) };
    this.visits.push(visit);
    return visit;
  }

  /** A page of the tenant's with somebody signed in, through the form the first time and by the issuer's cookie after that. */
  async signInAs(slug: string, who: string | Person, look: Look = {}): Promise<Visit> {
    const person = typeof who === 'string' ? this.person(slug, who) : who;
    const key = `${slug} ${person.username}`;
    const { page, watch } = await this.guest(look, this.signedIn.get(key));
    await enter(page, `/${slug}`, person);
    if (!this.signedIn.has(key)) {
      const { cookies } = await page.context().storageState();
      this.signedIn.set(key, { cookies, origins: [] });
    }
    return { page, watch, open: (path) => enter(page, `/${slug}${path}`, person) };
  }

  async start(options?: LaunchOptions): Promise<void> {
    this.browser = await launchChromium(options);
  }

  /** Closes every page. @returns what the watch found */
  async closeVisits(testFailed: boolean): Promise<string[]> {
    const visits = this.visits.splice(0);
    if (testFailed) await failedShots(visits.map((v) => v.page));
    const found = visits.flatMap((v) => v.watch.found);
    await Promise.all(visits.map((v) => v.page.context().close()));
    return found;
  }

  async stop(): Promise<void> {
    await this.browser?.close();
  }
}

/** The console for the tests of this file or describe, with a Chromium of its own. */
export function theConsole(options?: LaunchOptions): ConsoleKit {
  const kit = new ConsoleKit();
  jest.setTimeout(120_000);
  // Two browsers, a platform each, share the machine with everything else it does: a page that takes a second alone takes four. What needed a second try is told at the end of the run.
  jest.retryTimes(1, { logErrorsBeforeRetry: true, retryImmediately: true });
  beforeAll(() => kit.start(options));
  afterEach(async () => {
    const found = await kit.closeVisits((globalThis as { testFailed?: boolean }).testFailed ?? false);
    // Not an assertion of one test, but of all of them.
    if (found.length) throw new Error(`the console did what it must not:\n${found.join('\n')}`);
  });
  afterAll(() => kit.stop());
  return kit;
}
