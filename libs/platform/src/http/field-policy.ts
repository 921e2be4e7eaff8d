import { fieldPolicy, type Operation, type PersonalKind } from '@anlan/contracts/kit';
import { maskIdentityNumber, maskName, maskPhone } from '@anlan/domain';
import { z } from 'zod';

/** What stands in the place of a field that has a policy. */
type Leaf = (policy: ReturnType<typeof fieldPolicy>, value: unknown) => unknown;
/** Walks to the fields with a policy, and to no others; gives a copy where something changed. */
type Walk = (value: unknown, leaf: Leaf) => unknown;

const masks: Record<PersonalKind, (text: string) => string> = { phone: maskPhone, identityNumber: maskIdentityNumber, name: (text) => maskName(text) };

export interface Shown<T> {
  readonly answer: T;
  /** whether a field that is shown once is in it */
  readonly secret: boolean;
}

export interface FieldPolicy {
  /** The answer as it may leave: personal numbers masked but for the kinds of `revealed`. */
  show<T>(answer: T, revealed?: ReadonlySet<PersonalKind>): Shown<T>;
}

const policies = new WeakMap<Operation, FieldPolicy | null>();
const nothing: ReadonlySet<PersonalKind> = new Set();

/** The policy of an operation's response, from its schema; null for the many that have no such field. Made once. */
export function policyOf(operation: Operation): FieldPolicy | null {
  const known = policies.get(operation);
  if (known !== undefined) return known;
  const walk = operation.response && walkOf(operation.response, new Map());
  const policy = walk ? { show: show(walk, operation.reveals === true) } : null;
  policies.set(operation, policy);
  return policy;
}

function show(walk: Walk, reveals: boolean): FieldPolicy['show'] {
  return <T>(answer: T, revealed = nothing) => {
    let secret = false;
    const shown = walk(answer, ({ kind, once }, value) => {
      if (once && value !== undefined && value !== null) secret = true;
      return kind && !reveals && !revealed.has(kind) && typeof value === 'string' ? masks[kind](value) : value;
    });
    return { answer: shown as T, secret };
  };
}

interface Def {
  readonly type: string;
  readonly shape?: Record<string, z.core.$ZodType>;
  readonly element?: z.core.$ZodType;
  readonly innerType?: z.core.$ZodType;
  readonly out?: z.core.$ZodType;
  readonly valueType?: z.core.$ZodType;
  readonly options?: z.core.$ZodType[];
  readonly left?: z.core.$ZodType;
  readonly right?: z.core.$ZodType;
  readonly items?: z.core.$ZodType[];
  readonly getter?: () => z.core.$ZodType;
}

/** undefined where nothing below has a policy. Schemas may contain themselves: a walk is looked up when it is taken. */
function walkOf(schema: z.core.$ZodType, known: Map<z.core.$ZodType, Walk>): Walk | undefined {
  if (!hasPolicy(schema, new Set())) return undefined;
  const policy = fieldPolicy(schema);
  if (policy.kind || policy.once) return (value, leaf) => leaf(policy, value);
  if (!known.has(schema)) {
    known.set(schema, (value, leaf) => walk(value, leaf));
    const walk = below(defOf(schema), (s) => s && walkOf(s, known)) ?? ((value) => value);
  }
  return known.get(schema);
}

const defOf = (schema: z.core.$ZodType): Def => schema._zod.def as unknown as Def;

function hasPolicy(schema: z.core.$ZodType, seen: Set<z.core.$ZodType>): boolean {
  if (seen.has(schema)) return false;
  seen.add(schema);
  const policy = fieldPolicy(schema);
  return Boolean(policy.kind || policy.once) || partsOf(defOf(schema)).some((s) => s && hasPolicy(s, seen));
}

function partsOf(def: Def): (z.core.$ZodType | undefined)[] {
  const { shape, element, innerType, out, valueType, options = [], left, right, items = [], getter } = def;
  return [...Object.values(shape ?? {}), element, innerType, out, valueType, ...options, left, right, ...items, def.type === 'lazy' ? getter?.() : undefined];
}

function below(def: Def, of: (schema: z.core.$ZodType | undefined) => Walk | undefined): Walk | undefined {
  switch (def.type) {
    case 'object': return objectWalk(Object.entries(def.shape ?? {}).map(([key, s]) => [key, of(s)] as const));
    case 'array': return arrayWalk(of(def.element));
    case 'record': return recordWalk(of(def.valueType));
    case 'tuple': return all((def.items ?? []).map((s, i) => at(i, of(s))));
    case 'union': return all((def.options ?? []).map(of));
    case 'intersection': return all([of(def.left), of(def.right)]);
    case 'pipe': return of(def.out);
    case 'lazy': return of(def.getter?.());
    default: return of(def.innerType);
  }
}

const isRecord = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null && !Array.isArray(v);

function objectWalk(parts: (readonly [string, Walk | undefined])[]): Walk | undefined {
  const fields = parts.filter((f): f is readonly [string, Walk] => f[1] !== undefined);
  return (value, leaf) => {
    if (!isRecord(value)) return value;
    const copy = { ...value };
    for (const [key, walk] of fields) if (key in copy) copy[key] = walk(copy[key], leaf);
    return copy;
  };
}

const arrayWalk = (walk: Walk | undefined): Walk | undefined =>
  walk && ((value, leaf) => (Array.isArray(value) ? value.map((v) => walk(v, leaf)) : value));

const recordWalk = (walk: Walk | undefined): Walk | undefined =>
  walk && ((value, leaf) => (isRecord(value) ? Object.fromEntries(Object.entries(value).map(([k, v]) => [k, walk(v, leaf)])) : value));

const at = (index: number, walk: Walk | undefined): Walk | undefined =>
  walk && ((value, leaf) => (Array.isArray(value) ? value.map((v, i) => (i === index ? walk(v, leaf) : v)) : value));

/** One after another: what is personal in one form of a union is masked in every form. */
function all(walks: (Walk | undefined)[]): Walk | undefined {
  const some = walks.filter((w) => w !== undefined);
  return some.length ? (value, leaf) => some.reduce((v, walk) => walk(v, leaf), value) : undefined;
}
