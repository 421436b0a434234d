/** Watches folders, and the folders inside them, for written files. */
import { readdirSync, statSync, watch } from 'node:fs';
import { join } from 'node:path';

/** Milliseconds to wait after the last event, since editors write a file in several steps. */
const settling = 30;

/** Temporary files of editors. */
const besides = /(^\.|~$|\.sw.$|^4913$)/;

/**
 * Watches each folder by itself, since not every system can watch a tree.
 *
 * @param {readonly string[]} folders
 * @param {(files: string[]) => void} changed
 * @returns {() => void} a function that stops watching
 */
export function watchFiles(folders, changed) {
  /** @type {Map<string, {watcher: import('node:fs').FSWatcher, inode: number}>} */
  const watched = new Map();
  /** @type {Set<string>} */
  const seen = new Set();
  /** @type {NodeJS.Timeout | undefined} */
  let timer;

  const tell = () => {
    const files = [...seen];
    seen.clear();
    look();
    changed(files);
  };
  const look = () => {
    const found = folders.flatMap(withInner);
    for (const [folder, { watcher, inode }] of watched) {
      if (found.some((each) => each.folder === folder && each.inode === inode)) continue;
      watcher.close();
      watched.delete(folder);
    }
    for (const { folder, inode } of found) {
      if (watched.has(folder)) continue;
      const watcher = watch(folder, (_, name) => {
        if (name === null || besides.test(name)) return;
        seen.add(join(folder, name));
        clearTimeout(timer);
        timer = setTimeout(tell, settling);
      });
      // The next look() notices a folder that was removed.
      watcher.on('error', () => {});
      watched.set(folder, { watcher, inode });
    }
  };
  look();
  return () => {
    clearTimeout(timer);
    for (const { watcher } of watched.values()) watcher.close();
  };
}

/**
 * @param {string} folder
 * @returns {{folder: string, inode: number}[]} the folder and all folders inside it; none if it is missing
 */
function withInner(folder) {
  const inode = statSync(folder, { throwIfNoEntry: false })?.ino;
  if (inode === undefined) return [];
  const inner = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return [{ folder, inode }, ...inner.flatMap(({ name }) => withInner(join(folder, name)))];
}
