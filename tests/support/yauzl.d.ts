/** The part of yauzl (https://github.com/thejoshwolfe/yauzl) that is used; it has no types of its own. */
declare module 'yauzl' {
  interface Entry {
    /** A path with forward slashes; a folder's ends with one. */
    fileName: string;
  }
  interface ZipFile {
    eachEntry(): AsyncIterable<Entry>;
    openReadStreamPromise(entry: Entry): Promise<NodeJS.ReadableStream>;
  }
  const yauzl: { openPromise(path: string): Promise<ZipFile> };
  export default yauzl;
}
