/**
 * Captures as records of a WARC file (ISO 28500), as any archive's tools read them: an answer of a server as it came, without the
 * encodings of its transfer; what came from elsewhere as a resource. What WARC has no field for stands in one of our own, so that a
 * capture that is imported again is the one that was exported.
 */
import { createHash } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import { engine } from '../lib/engine.ts';
import type { Capture } from '../types/index.ts';
import { captureField, ownField } from './warc-field.ts';

const lineEnd = '\r\n';

/** The record that a file begins with; `writtenAt`: ISO 8601. */
export function warcInfo(writtenAt: string): Uint8Array {
  const fields = [`software: ${engine}`, 'format: WARC File Format 1.1', 'description: captures of an Onrecord record'];
  const block = Buffer.from(fields.map((field) => field + lineEnd).join(''));
  const head = {
    'WARC-Type': 'warcinfo',
    'WARC-Date': new Date(writtenAt).toISOString(),
    'WARC-Record-ID': recordId('warcinfo', writtenAt),
    'Content-Type': 'application/warc-fields',
  };
  return record(head, block);
}

/** The record of one capture. */
export function warcRecordOf(capture: Capture): Uint8Array {
  const { id, uri, capturedAt, status, mediaType, body, bodyDigest } = capture;
  const isAnswer = /^https?:\/\//i.test(uri);
  const own = ownField(capture);
  const head = {
    'WARC-Type': isAnswer ? 'response' : 'resource',
    'WARC-Target-URI': onOneLine(uri),
    'WARC-Date': new Date(capturedAt).toISOString(),
    'WARC-Record-ID': recordId(id),
    'Content-Type': isAnswer ? 'application/http;msgtype=response' : onOneLine(mediaType),
    'WARC-Payload-Digest': `sha256:${bodyDigest}`,
    ...(own === null ? {} : { [captureField]: own }),
  };
  if (!isAnswer) return record(head, body);
  const said = onOneLine(mediaType);
  const http = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    ...(said === '' ? [] : [`Content-Type: ${said}`]),
    `Content-Length: ${body.byteLength}`,
  ];
  return record(head, Buffer.concat([Buffer.from(http.join(lineEnd) + lineEnd + lineEnd, 'latin1'), body]));
}

function record(head: Readonly<Record<string, string>>, block: Uint8Array): Uint8Array {
  const fields = {
    ...head,
    'WARC-Block-Digest': `sha256:${createHash('sha256').update(block).digest('hex')}`,
    'Content-Length': String(block.byteLength),
  };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}${lineEnd}`);
  return Buffer.concat([
    Buffer.from(`WARC/1.1${lineEnd}${lines.join('')}${lineEnd}`),
    block,
    Buffer.from(lineEnd + lineEnd),
  ]);
}

/** Derived, so that two exports of a record can be compared: a UUID of version 8. */
function recordId(...parts: readonly string[]): string {
  const bytes = createHash('sha256')
    .update(['warc', ...parts].join('\u0000'))
    .digest()
    .subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  const at = [0, 8, 12, 16, 20, 32];
  return `<urn:uuid:${at
    .slice(1)
    .map((end, i) => hex.slice(at[i], end))
    .join('-')}>`;
}

/** A field must not become two. */
function onOneLine(value: string): string {
  return value.replace(/[\r\n]+/g, ' ');
}
