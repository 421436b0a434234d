/** Where what a reader shares can be had: only addresses of files that are there. */

/**
 * @typedef {object} LessonFolder
 * @property {string} folder where the lesson's files are, ending in a slash
 * @property {'page' | 'file' | 'element'} kind the lesson's page, the page that is one file, or an
 *   element on a page of others
 *
 * @typedef {object} ShareAddresses where each can be had; null: nowhere that is known
 * @property {string | null} page that a link opens
 * @property {string | null} frame
 * @property {string | null} sizer the script that makes a frame as high as what it shows
 * @property {string | null} element the element's script
 */

/** The lesson's files, by what they are for; the script of its page stands for that page. */
const files = {
  page: 'lesson.js',
  frame: 'embed.html',
  sizer: 'embed.js',
  element: 'backprop-lesson.js',
};

/**
 * @param {LessonFolder} place
 * @param {string} here the address of the page that is open
 * @returns {Promise<ShareAddresses>}
 */
export async function shareAddresses({ folder, kind }, here) {
  const own = here.replace(/[?#].*/, '');
  const nothing = { frame: null, sizer: null, element: null };
  // What is on a device is nowhere for others.
  if (folder.startsWith('file:')) return { ...nothing, page: kind === 'element' ? null : own };
  const isFrame = kind === 'file' && own === folder + files.frame;
  // One file may ask no server what lies beside it, and is all that is needed.
  if (kind === 'file' && !isFrame) return { ...nothing, page: own, frame: own };
  const [page, frame, sizer, element] = await Promise.all(
    Object.values(files).map(async (file) =>
      (await isThere(folder + file)) ? folder + file : null,
    ),
  );
  const front = page && folder;
  return {
    page: { page: own, file: front ?? own, element: front }[kind],
    frame: isFrame ? own : frame,
    sizer,
    element,
  };
}

/**
 * @param {string} address
 * @returns {Promise<boolean>} also true where another site says nothing but that it answers
 */
async function isThere(address) {
  try {
    const { ok, type } = await fetch(address, { method: 'HEAD', mode: 'no-cors' });
    return ok || type === 'opaque';
  } catch {
    return false;
  }
}
