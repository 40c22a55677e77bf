// SHA-256 (FIPS 180-4), worked out here: browsers lend theirs only to pages that come over TLS or from this machine.

const first = new Uint32Array(8); // fractional parts of the square roots of the first 8 primes
const constants = new Uint32Array(64); // and of the cube roots of the first 64

/// The first 32 bits behind the point.
function fraction(root: number): number {
  return ((root - Math.floor(root)) * 2 ** 32) | 0;
}
for (let prime = 2, count = 0; count < 64; ++prime) {
  let divisor = 2;
  while (prime % divisor !== 0) ++divisor;
  if (divisor !== prime) continue;
  if (count < 8) first[count] = fraction(Math.sqrt(prime));
  constants[count++] = fraction(Math.cbrt(prime));
}

function padded(bytes: Uint8Array): DataView {
  const size = ((bytes.length + 8) >> 6 << 6) + 64;
  const all = new Uint8Array(size);
  all.set(bytes);
  all[bytes.length] = 0x80;
  const view = new DataView(all.buffer);
  view.setUint32(size - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(size - 4, bytes.length << 3);
  return view;
}

const turned = (word: number, by: number) => (word >>> by) | (word << (32 - by));

function mix(state: Uint32Array, w: Uint32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let i = 0; i < 64; ++i) {
    const s1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + (constants[i] ?? 0) + (w[i] ?? 0)) | 0;
    const s0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => (state[i] = (state[i] ?? 0) + word));
}

/// `sha256:` and 64 hexadecimal digits, as the server writes digests.
export function digestOf(bytes: Uint8Array): string {
  const view = padded(bytes);
  const state = first.slice();
  const w = new Uint32Array(64);
  for (let at = 0; at < view.byteLength; at += 64) {
    for (let i = 0; i < 16; ++i) w[i] = view.getUint32(at + 4 * i);
    for (let i = 16; i < 64; ++i) {
      const x = w[i - 15] ?? 0;
      const y = w[i - 2] ?? 0;
      w[i] = (w[i - 16] ?? 0) + (turned(x, 7) ^ turned(x, 18) ^ (x >>> 3)) + (w[i - 7] ?? 0) + (turned(y, 17) ^ turned(y, 19) ^ (y >>> 10));
    }
    mix(state, w);
  }
  return `sha256:${[...state].map((word) => word.toString(16).padStart(8, "0")).join("")}`;
}
