/** Writes small PDFs, byte by byte, for tests. */

export interface PdfParagraph {
  /** Points. */
  readonly size: number;
  readonly lines: readonly string[];
}

export interface PdfOptions {
  /** Needs a password. */
  readonly locked?: boolean;
}

/** What WinAnsi has at other places than Latin-1. */
const winAnsi: Readonly<Record<string, number>> = { '“': 0x93, '”': 0x94, '‘': 0x91, '’': 0x92, '–': 0x96, '—': 0x97 };

/** A page of no paragraphs is an empty page, as a scanned one is for who looks for text. */
export function pdfOf(pages: readonly (readonly PdfParagraph[])[], { locked = false }: PdfOptions = {}): Uint8Array {
  const kids = pages.map((_, i) => `${4 + 2 * i} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  pages.forEach((paragraphs, i) => {
    const content = contentOf(paragraphs);
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${5 + 2 * i} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    );
  });
  let file = '%PDF-1.4\n';
  const places = objects.map((object, i) => {
    const at = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const size = objects.length + 1;
  const key = `(${'k'.repeat(32)})`;
  const lock = locked ? `/Encrypt << /Filter /Standard /V 1 /R 2 /O ${key} /U ${key} /P -44 >> /ID [(a) (b)] ` : '';
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}`;
  const start = file.length;
  file += `${table}trailer << /Size ${size} /Root 1 0 R ${lock}>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

function contentOf(paragraphs: readonly PdfParagraph[]): string {
  let y = 720;
  const pieces = paragraphs.map(({ size, lines }) => {
    const shown = lines.map((text) => {
      const piece = `1 0 0 1 72 ${y} Tm (${escaped(text)}) Tj`;
      y -= Math.round(size * 1.3);
      return piece;
    });
    y -= size;
    return `/F1 ${size} Tf ${shown.join(' ')}`;
  });
  return `BT ${pieces.join(' ')} ET`;
}

function escaped(text: string): string {
  return Array.from(text, (sign) => {
    const code = winAnsi[sign] ?? sign.codePointAt(0)!;
    return code > 126 || '()\\'.includes(sign) ? `\\${code.toString(8).padStart(3, '0')}` : sign;
  }).join('');
}
