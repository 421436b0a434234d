/** Finds the addresses to share: only those of files that exist. */

/**
 * @typedef {import('../state/state.js').State} State
 *
 * @typedef {object} LessonFolder
 * @property {string} folder the address of the lesson's files, ending in a slash
 * @property {'page' | 'file' | 'element'} kind the lesson's page, the single-file page, or an element on
 *   another site's page
 * @property {() => string} [source] writes the text of the single-file page
 * @property {Partial<State>} [stated] the settings in the single-file page itself
 *
 * @typedef {object} ShareAddresses null: no known address
 * @property {string | null} page the page that a link opens
 * @property {string | null} frame
 * @property {string | null} sizer the script that makes a frame as high as its content
 * @property {string | null} element the element's script
 * @property {string | (() => string) | null} file the single-file page: its address, or what writes its text
 * @property {string | null} plan the plan for the lecturer
 * @property {Partial<State>} stated the settings that the page of a link, and of a
 *   frame, has by itself
 */

/** The lesson's files by purpose; the presence of the page's script shows that the page is there. */
const files = {
  page: 'lesson.js',
  frame: 'embed.html',
  sizer: 'embed.js',
  element: 'backprop-lesson.js',
};
/** The single-file page, which is read, and the plan for the lecturer. */
const [singleFile, planFile] = ['backprop.html', 'plan.html'];

/**
 * @param {LessonFolder} place
 * @param {string} here the address of the page that is open
 * @returns {Promise<ShareAddresses>}
 */
export async function shareAddresses({ folder, kind, source, stated = {} }, here) {
  const own = here.replace(/[?#].*/, '');
  const nothing = {
    frame: null,
    sizer: null,
    element: null,
    plan: null,
    stated,
    file: source ?? null,
  };
  // A local file has no address that others can open.
  if (folder.startsWith('file:')) return { ...nothing, page: kind === 'element' ? null : own };
  const isFrame = kind === 'file' && own === folder + files.frame;
  // The single-file page sends no requests, and is all that a link or a frame needs.
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
    file: source ?? ((await isThere(folder + singleFile, 'cors')) ? folder + singleFile : null),
    plan: (await isThere(folder + planFile)) ? folder + planFile : null,
    stated: {},
  };
}

/**
 * @param {string} address
 * @param {'no-cors' | 'cors'} [mode] cors: the file must be readable from here
 * @returns {Promise<boolean>} true if the file exists, or if another site gives an opaque answer
 */
async function isThere(address, mode = 'no-cors') {
  try {
    const { ok, type } = await fetch(address, { method: 'HEAD', mode });
    return ok || type === 'opaque';
  } catch {
    return false;
  }
}
