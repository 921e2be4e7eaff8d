import { z } from 'zod';
import { sharedSecrets } from './secrets';
import { type Fault, refuse, StartRefused } from './start-refused';

/** ANLAN_ENV. Whoever does not say that this is not production gets the rules of production. */
export const environmentName = z.enum(['development', 'test', 'production']).default('production');
export type EnvironmentName = z.output<typeof environmentName>;

/** What zod cannot say of one variable alone; asked only when every variable is good by itself. */
export type Rule<C> = (config: C) => readonly Fault[];

/** A process's configuration from its environment. @throws StartRefused that names every fault, never a value */
export function readEnvironment<S extends z.ZodRawShape>(service: string, shape: S, env: NodeJS.ProcessEnv, ...rules: Rule<z.output<z.ZodObject<S>>>[]): z.output<z.ZodObject<S>> {
  const schema = z.object(shape);
  const parsed = schema.safeParse(env);
  if (!parsed.success) throw new StartRefused(service, [...formFaults(schema, env), ...sharedSecrets(shape, env)]);
  refuse(service, [...sharedSecrets(shape, env), ...rules.flatMap((rule) => rule(parsed.data))]);
  return parsed.data;
}

/** zod's own sentences in both languages; ours (code `custom`) are in both already. */
function formFaults(schema: z.ZodType, env: NodeJS.ProcessEnv): Fault[] {
  const [zh = [], en = []] = [z.locales.zhCN(), z.locales.en()].map(({ localeError }) => schema.safeParse(env, { error: localeError }).error?.issues ?? []);
  return en.map((issue, i) => {
    const where = issue.path.join('.');
    const given = env[String(issue.path[0])];
    // A default can be at fault as well, and then our own sentence says why.
    if (given === '' || (given === undefined && issue.code !== 'custom')) return { where, zh: '必须设置', en: 'must be set' };
    const [chinese, english] = issue.code === 'custom' ? issue.message.split(' / ') : [zh[i]?.message, issue.message];
    return { where, zh: chinese ?? issue.message, en: english ?? issue.message };
  });
}
