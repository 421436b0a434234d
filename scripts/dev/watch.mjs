/** Tells of files that were written, in folders and in those inside them. */
import { readdirSync, statSync, watch } from 'node:fs';
import { join } from 'node:path';

/** Editors write a file in several steps: so many milliseconds after the last, it is whole. */
const settling = 30;

/** Files that editors keep beside what is edited. */
const besides = /(^\.|~$|\.sw.$|^4913$)/;

/**
 * Watches each folder by itself, since not every system can watch a tree.
 *
 * @param {readonly string[]} folders
 * @param {(files: string[]) => void} changed
 * @returns {() => void} stops it
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
      // A folder that was taken away is noticed by the next look.
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
 * @returns {{folder: string, inode: number}[]} the folder, if it is there, and all that are in it
 */
function withInner(folder) {
  const inode = statSync(folder, { throwIfNoEntry: false })?.ino;
  if (inode === undefined) return [];
  const inner = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return [{ folder, inode }, ...inner.flatMap(({ name }) => withInner(join(folder, name)))];
}
