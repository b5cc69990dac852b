/**
 * The part of yauzl (https://github.com/thejoshwolfe/yauzl) that is used; the package has no types.
 */
declare module 'yauzl' {
  interface Entry {
    /** A path with forward slashes; a folder's path ends with one. */
    fileName: string;
  }
  interface ZipFile {
    eachEntry(): AsyncIterable<Entry>;
    openReadStreamPromise(entry: Entry): Promise<NodeJS.ReadableStream>;
  }
  const yauzl: { openPromise(path: string): Promise<ZipFile> };
  export default yauzl;
}
