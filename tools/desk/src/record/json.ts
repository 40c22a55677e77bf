// Records as JSON whose numbers keep every digit. A browser that can say how a number was written keeps those that a
// binary number would change; others read them as they read any JSON.

interface Raw {
  readonly rawJSON: string;
}
interface Sourced {
  parse(text: string, reviver: (key: string, value: unknown, context?: { source?: string }) => unknown): unknown;
  rawJSON?: (text: string) => Raw;
  isRawJSON?: (value: unknown) => value is Raw;
}
const json = JSON as unknown as Sourced;

export type Value = unknown;
export type Fields = { [name: string]: Value };

export function parse(text: string): Value {
  return json.parse(text, (_key, value, context) => {
    const source = context?.source;
    const kept = typeof value !== "number" || source === undefined || String(value) === source;
    return kept || json.rawJSON === undefined ? value : json.rawJSON(source);
  });
}

export function numberFrom(text: string): Value {
  return parse(text);
}

export function isFields(value: Value): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value) && json.isRawJSON?.(value) !== true;
}

/// A number as it was written, a text as it is, of a quotient that does not end about what it is; nothing for what is not
/// there.
export function written(value: Value): string {
  if (value === undefined || value === null) return "";
  if (isFields(value) && "about" in value) return `≈ ${written(value.about)} (${String(value.fraction)})`;
  return typeof value === "string" ? value : JSON.stringify(value);
}

export function same(a: Value, b: Value): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

// ---------------------------------------------------------------- paths

export type Step = string | number;

/// `applicant.licences[2].occupation`
export function steps(path: string): Step[] {
  return [...path.matchAll(/[^.[\]]+/g)].map(([step]) => (/^\d+$/.test(step) ? Number(step) : step));
}

export function at(record: Value, path: string): Value {
  return along(record, steps(path));
}
/// Where the steps of a path lead that many records are asked for.
export function along(record: Value, path: readonly Step[]): Value {
  let value = record;
  for (const step of path) {
    if (Array.isArray(value) && typeof step === "number") value = value[step] as Value;
    else if (isFields(value) && typeof step === "string" && Object.hasOwn(value, step)) value = value[step];
    else return undefined;
  }
  return value === null ? undefined : value;
}

/// A copy in which the value stands at the path; without it where the value is undefined.
export function withValue(record: Value, path: string, value: Value): Value {
  return changed(record, steps(path), value);
}

function changed(of: Value, [step, ...rest]: Step[], value: Value): Value {
  if (step === undefined) return value;
  if (typeof step === "number") {
    const members = Array.isArray(of) ? [...(of as Value[])] : [];
    members[step] = changed(members[step], rest, value);
    return members;
  }
  const fields: Fields = isFields(of) ? { ...of } : {};
  const inner = changed(fields[step], rest, value);
  if (inner === undefined) delete fields[step];
  else fields[step] = inner;
  return fields;
}
