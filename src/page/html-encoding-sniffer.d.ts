/** The package has no types of its own. */
declare module 'html-encoding-sniffer' {
  interface Options {
    /** From the Content-Type header; unknown labels are passed over. */
    readonly transportLayerEncodingLabel?: string;
    readonly defaultEncoding?: string;
    /** How many bytes of the page are searched for `<meta charset>`; 1024 unless told. */
    readonly maxPrescanBytes?: number;
  }
  /** The encoding's name as in the Encoding Standard: `UTF-8`, `windows-1252`. */
  export default function sniff(bytes: Uint8Array, options?: Options): string;
}
