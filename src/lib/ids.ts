/** Ids are derived, not drawn: 128 bits of SHA-256 over the parts that matter, in base32 (26 characters, a–z 2–7). */
import { sha256 } from '@noble/hashes/sha2.js';

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
const encoder = new TextEncoder();

/** SHA-256 in lower-case hexadecimal. Text is hashed as UTF-8. */
export function digest(content: string | Uint8Array): string {
  const bytes = sha256(typeof content === 'string' ? encoder.encode(content) : content);
  let hex = '';
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0');
  return hex;
}

/** `deriveId('statement', articleId, words, '0')`: the kind keeps ids of different things apart. */
export function deriveId(kind: string, ...parts: readonly string[]): string {
  const bytes = sha256(encoder.encode([kind, ...parts].join('\u0000')));
  let id = '';
  let bits = 0;
  let held = 0;
  for (let i = 0; i < 16; i++) {
    held = (held << 8) | bytes[i]!;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      id += alphabet[(held >> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  return id + alphabet[(held << (5 - bits)) & 31];
}
