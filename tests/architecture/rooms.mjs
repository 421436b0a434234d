/** The rooms of the page and of the engine, each with those that it may use: some of those above it. */

/** @type {Readonly<Record<string, readonly string[]>>} */
export const pageRooms = {
  words: [],
  engine: [],
  parts: ['words'],
  state: ['words'],
  network: ['engine', 'state', 'words'],
  pass: ['engine', 'network', 'state', 'words'],
  model: ['engine', 'network', 'pass', 'state', 'words'],
  drawing: ['network', 'parts', 'pass', 'words'],
  learning: ['engine', 'network', 'pass', 'state', 'words'],
  charts: ['drawing', 'engine', 'learning', 'parts', 'words'],
  inspector: ['network', 'parts', 'pass', 'words'],
  doubt: ['charts', 'engine', 'network', 'parts', 'pass', 'state', 'words'],
  share: ['drawing', 'engine', 'parts', 'pass', 'state', 'words'],
  figure: [
    'doubt',
    'drawing',
    'inspector',
    'model',
    'network',
    'parts',
    'pass',
    'share',
    'state',
    'words',
  ],
  lab: ['charts', 'engine', 'learning', 'model', 'network', 'parts', 'state', 'words'],
  experiment: ['engine', 'lab', 'model', 'parts', 'share', 'state', 'words'],
  lesson: ['engine', 'experiment', 'figure', 'model', 'network', 'parts', 'state', 'words'],
  host: ['lesson', 'parts', 'state', 'words'],
  page: ['engine', 'host', 'lesson', 'parts', 'state', 'words'],
  package: ['engine', 'lesson', 'state'],
};

/** @type {Readonly<Record<string, readonly string[]>>} */
export const engineRooms = {
  checks: [],
  numbers: [],
  formulas: ['checks', 'numbers'],
  network: ['checks', 'formulas', 'numbers'],
  pass: ['checks', 'formulas', 'network', 'numbers'],
  training: ['checks', 'formulas', 'network', 'numbers'],
  data: ['checks', 'network', 'numbers'],
  documents: ['checks', 'data', 'network', 'numbers', 'pass', 'training'],
  faces: ['checks', 'documents', 'network', 'pass', 'training'],
};
