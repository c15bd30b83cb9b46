/** Hashes of texts and of feature values: 32 bits, the same on every machine. Not for security. */

/** FNV-1a over UTF-16 code units, mixed once more. */
export function hashOfText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return hash ^ (hash >>> 13);
}

/** Two hashes, or a hash and a small number, made one; the order matters. */
export function mixed(first: number, second: number): number {
  let hash = Math.imul(first ^ second, 0x9e3779b1);
  hash ^= hash >>> 15;
  return Math.imul(hash ^ second, 0x85ebca77) ^ (hash >>> 13);
}
