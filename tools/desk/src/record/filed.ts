// A record as it came: the file's own bytes. They are what is evaluated, digested and saved as long as nothing is changed,
// so that what a reader of JSON passes over in silence, a name that is there twice, a letter that is no UTF-8, is refused
// here as everywhere.
import { digestOf } from "./digest";
import { isFields, parse, same, type Value } from "./json";

export class Filed {
  readonly digest: string;
  /// The exact text; what is no UTF-8 has replacement characters.
  readonly text: string;
  readonly isUtf8: boolean;
  /// What is in it; an empty record where that is no object.
  readonly value: Value;
  readonly isObject: boolean;

  constructor(
    readonly bytes: Uint8Array<ArrayBuffer>,
    readonly name: string, // of the file; empty where there was none
  ) {
    this.digest = digestOf(bytes);
    const exact = textOf(bytes, true);
    this.isUtf8 = exact !== undefined;
    this.text = exact ?? textOf(bytes, false) ?? "";
    const value = parsed(this.text.replace(/^\ufeff/, ""));
    this.isObject = isFields(value);
    this.value = this.isObject ? value : {};
  }

  static of(text: string, name = ""): Filed {
    return new Filed(bytesOf(text), name);
  }
}

/// The bytes of what the record has become: those of the file where it says the same.
export function bytesWith(filed: Filed, record: Value): Uint8Array<ArrayBuffer> {
  return same(record, filed.value) ? filed.bytes : bytesOf(`${JSON.stringify(record, null, 2)}\n`);
}

export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function textOf(bytes: Uint8Array, exactly: boolean): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: exactly, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function parsed(text: string): Value {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}
