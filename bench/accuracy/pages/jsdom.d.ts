/** As much of jsdom as the bench uses: it brings no types. */
declare module 'jsdom' {
  export class VirtualConsole {}
  export class JSDOM {
    constructor(html: string, options?: { readonly url?: string; readonly virtualConsole?: VirtualConsole });
    readonly window: { readonly document: Document; close(): void };
  }
}
