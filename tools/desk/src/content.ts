// Which file it is, whatever its name: for the history, whose entries outlive what a name stands for.
import { digestOf } from "./record/digest";

const mostWhole = 1 << 20; // bytes; of a larger file parts are digested, with its size and when it was changed last
const part = 1 << 12;
const parts = 64; // the first at the beginning, the last at the end

/// The first digits of a digest. Of what cannot be read any more there is none: it throws.
export async function contentOf(file: File): Promise<string> {
  const isWhole = file.size <= mostWhole;
  const begins = isWhole ? [0] : Array.from({ length: parts }, (_, i) => Math.floor((i * (file.size - part)) / (parts - 1)));
  const head = isWhole ? "" : `${file.size} ${file.lastModified}\n`;
  const bytes = await new Blob([head, ...begins.map((from) => file.slice(from, isWhole ? file.size : from + part))]).arrayBuffer();
  return shortDigest(digestOf(new Uint8Array(bytes)));
}

const digits = 16;
export function shortDigest(digest: string): string {
  return digest.replace("sha256:", "").slice(0, digits);
}
