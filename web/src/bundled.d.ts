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
