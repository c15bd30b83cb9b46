/** An article as a row holds it: JSON, packed. */
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Article } from '../../../types/index.ts';

export function packArticle(article: Article): Uint8Array {
  return zstdCompressSync(JSON.stringify(article));
}

/** Throws where the bytes are not what was stored. */
export function unpackArticle(document: Uint8Array): Article {
  return JSON.parse(zstdDecompressSync(document).toString('utf8')) as Article;
}
