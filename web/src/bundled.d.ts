declare module '*.css' {
  const minified: string;
  export default minified;
}

declare module '*.wasm' {
  const gzippedInBase64: string;
  export default gzippedInBase64;
}

declare module '*.html' {
  const typeset: string;
  export default typeset;
}

declare module '*.woff2' {
  const base64: string;
  export default base64;
}

declare module '*.examples' {
  const json: string;
  export default json;
}

/** A file of the page, at an address that carries its version. */
interface VersionedFile {
  address: string;
  integrity: string;
}

/** The WebAssembly that belongs to the page's script. */
declare const pageEngine: VersionedFile;

/** The page's request for it, until the script takes it; its response is missing if the request failed. */
declare var askedEngine: Promise<Response | void> | undefined;

/** The address of the math font beside the page's script. */
declare const pageFont: string;

/** Everything that the page needs to work without network. */
declare const pageVersion: { name: string; files: VersionedFile[] };

/** The version of SCORM if the page is that of a package for learning management systems; else ''. */
declare const scormVersion: '' | 'scorm12' | 'scorm2004';
