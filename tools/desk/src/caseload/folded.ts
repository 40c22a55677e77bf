// Texts as they are searched: without accents, capitals and printers' signs, so that `Société` is found as `societe`, and
// mostly in letters of one byte.

export function folded(text: string): string {
  const small = text.toLowerCase();
  if (!/[^\x00-\x7f]/.test(small)) return small;
  return small
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[‘’]/g, "'")
    .replace(/[‐-―]/g, "-")
    .replace(/[«»“”]/g, '"')
    .replace(/…/g, "...")
    .replace(/œ/g, "oe")
    .replace(/[\u00a0\u2009\u202f]/g, " ");
}
