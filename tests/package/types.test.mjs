import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { publint } from 'publint';
import ts from 'typescript';
import { install } from './installed.mjs';

/** @type {import('./installed.mjs').Installation} */
let tried;
before(() => {
  tried = install();
});
after(() => tried.remove());

/** Parsed files of TypeScript’s own library, shared by all programs. @type {Map<string, ts.SourceFile | undefined>} */
const parsed = new Map();

/**
 * @param {string} file a module in TypeScript
 * @param {ts.CompilerOptions} options
 * @returns {string[]} the compiler's errors in the file and in the package's declarations
 */
function complaints(file, options) {
  const whole = {
    ...options,
    strict: true,
    noEmit: true,
    types: [],
    target: ts.ScriptTarget.ES2022,
  };
  const host = ts.createCompilerHost(whole);
  const { getSourceFile } = host;
  host.getSourceFile = (name, ...how) => {
    if (!/typescript\/lib\/lib\./.test(name)) return getSourceFile(name, ...how);
    if (!parsed.has(name)) parsed.set(name, getSourceFile(name, ...how));
    return parsed.get(name);
  };
  const program = ts.createProgram([file, resolve('web/src/bundled.d.ts')], whole, host);
  return program
    .getSourceFiles()
    .filter(({ fileName }) => fileName.startsWith(tried.folder))
    .flatMap((source) => [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    ])
    .map(({ messageText, file: from, start = 0 }) => {
      const line = (from?.getLineAndCharacterOfPosition(start).line ?? 0) + 1;
      return `${from?.fileName}:${line} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
    });
}

const bundler = {
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
};
const nodenext = {
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
};

const rightUse = `
  import { BackpropLesson, define, loadEngine, locateEngine } from 'backprop-lesson';
  import 'backprop-lesson/define';
  import 'backprop-lesson/inline';
  import widget from 'backprop-lesson/anywidget';
  define({ folder: null });
  locateEngine(() => new URL('engine.wasm', document.baseURI));
  const lesson: BackpropLesson = document.createElement('backprop-lesson');
  lesson.depth = 5;
  lesson.activation = 'relu';
  lesson.input = [1, 2];
  lesson.setState({ seed: 4, speed: 0.5 });
  lesson.addEventListener('backprop-complete', ({ detail }) => detail.score.toFixed());
  lesson.addEventListener('backprop-change', ({ detail }) => detail.state.learningRate.toFixed());
  lesson.addEventListener('click', ({ clientX }) => clientX.toFixed());
  await lesson.ready;
  lesson.resume(lesson.save(4096));
  const complete: boolean = lesson.progress.complete;
  const session = (await loadEngine()).open({
    inputs: 1, layers: [], loss: '', example: { input: [], target: [] },
  });
  const magnitudes: Float64Array = session.backward();
  export { complete, magnitudes, widget };
`;

const wrongUses = [
  "lesson.depth = 'deep';",
  "lesson.activation = 'softplus';",
  'lesson.input = [1];',
  'lesson.speed = 3;',
  'lesson.ready = Promise.resolve();',
  "lesson.setState({ view: 'page' });",
  'lesson.setState({ colour: 1 });',
  'lesson.getState().depth = 4;',
  "lesson.addEventListener('backprop-check', ({ detail }) => detail.score);",
  'session.step(1);',
];

for (const [resolution, options] of Object.entries({ bundler, nodenext })) {
  test(`TypeScript accepts correct uses and refuses each wrong one (${resolution})`, () => {
    const refused = wrongUses.map((line) => `  // @ts-expect-error\n  ${line}`).join('\n');
    const file = tried.write(`${resolution}.ts`, `${rightUse}\n${refused}\n`);
    assert.deepEqual(complaints(file, options), []);
  });
}

test('the package’s types agree with the source', () => {
  const source = (/** @type {string} */ name) => JSON.stringify(resolve(`web/src/${name}.js`));
  const file = tried.write(
    'agreement.ts',
    `
    import type * as own from 'backprop-lesson';
    import type { Engine, loadEngine } from ${source('engine/engine')};
    import type { locateEngine } from ${source('engine/engine-source')};
    import type { LessonEvents } from ${source('state/events')};
    import type { BackpropLesson } from ${source('lesson/lesson-element')};
    import type { define } from ${source('package/index')};
    import type { State } from ${source('state/state')};

    type Known<T> = 0 extends 1 & T ? false : true;
    type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
    type Details = {
      [Name in keyof LessonEvents]: own.BackpropLessonEventMap[Name]['detail'];
    };
    type Public = Exclude<keyof own.BackpropLesson, keyof HTMLElement | keyof State>;
    type Inner =
      'notify' | 'saveWithin' | 'addAnswers' | 'answers' | \`\${string}Callback\`;
    type Opened<E extends { open: any }> = keyof ReturnType<E['open']>;
    type Trained<E extends { openTraining: any }> = keyof ReturnType<E['openTraining']>;
    declare const lesson: BackpropLesson;
    declare const engine: Engine;

    export const checks: true[] = [
      true satisfies Known<State>,
      true satisfies Known<LessonEvents[keyof LessonEvents]>,
      true satisfies Known<Engine>,
      true satisfies Known<BackpropLesson>,
      true satisfies Known<typeof define>,
      true satisfies Known<typeof locateEngine>,
      true satisfies Known<typeof loadEngine>,
      true satisfies Same<State, own.LessonState>,
      true satisfies Same<LessonEvents, Details>,
      true satisfies Same<Exclude<keyof BackpropLesson, keyof HTMLElement | Inner>, Public>,
      true satisfies Same<Opened<Engine>, Opened<own.Engine>>,
      true satisfies Same<Trained<Engine>, Trained<own.Engine>>,
      true satisfies Same<keyof Engine, keyof own.Engine>,
      true satisfies Same<typeof define, typeof own.define>,
      true satisfies Same<typeof locateEngine, typeof own.locateEngine>,
    ];
    lesson satisfies Pick<own.BackpropLesson, Public>;
    engine satisfies own.Engine;
    (null as unknown as typeof loadEngine) satisfies typeof own.loadEngine;
    `,
  );
  const options = { ...bundler, allowJs: true, checkJs: false, skipLibCheck: true };
  assert.deepEqual(complaints(file, options), []);
});

test('publint finds nothing', async () => {
  const { messages } = await publint({ pkgDir: tried.installed, strict: true, pack: false });
  assert.deepEqual(messages, []);
});

test('every mode of module resolution finds the types of every entry', () => {
  // The package has ES modules only, and the WebAssembly has no types.
  const options = ['--profile', 'esm-only', '--exclude-entrypoints', './engine.wasm'];
  const attw = resolve('node_modules/.bin/attw');
  const report = tried.run(attw, tried.archive, ...options);
  for (const entry of [
    '',
    '/define',
    '/inline',
    '/render',
    '/anywidget',
    '/custom-elements.json',
  ]) {
    assert.ok(report.includes(`"backprop-lesson${entry}"`), entry);
  }
});

test('the package’s classic script equals the one beside the page', () => {
  tried.run('cmp', join(tried.installed, 'backprop-lesson.js'), resolve('dist/backprop-lesson.js'));
});

/** For each framework, the source of its JSX types and a use that should compile. */
const uses = {
  react: [
    'react',
    'const lesson = <backprop-lesson depth={5} autoplay="false" className="wide" />;',
  ],
  preact: ['preact', 'const lesson = <backprop-lesson depth={5} autoplay="false" class="wide" />;'],
  solid: [
    'solid-js',
    'const lesson = <backprop-lesson depth={5} autoplay="false" class="wide" />;',
  ],
  vue: ['vue', 'const lesson = <backprop-lesson depth={5} autoplay="false" class="wide" />;'],
};
for (const [name, [source, use]] of Object.entries(uses)) {
  test(`${name}: the element’s attributes compile without further declarations`, () => {
    for (const needed of [source, 'csstype', '@types/react']) {
      const link = join(tried.folder, 'node_modules', needed);
      mkdirSync(dirname(link), { recursive: true });
      if (!existsSync(link)) symlinkSync(resolve('node_modules', needed), link);
    }
    const wrong =
      '  // @ts-expect-error\n  const other = <backprop-lesson dpeth={5} depth={[]} />;';
    const file = tried.write(
      `${name}.tsx`,
      `import 'backprop-lesson/${name}';\n  ${use}\n${wrong}\n  export { lesson, other };\n`,
    );
    const jsx = { jsx: ts.JsxEmit.ReactJSX, jsxImportSource: source, skipLibCheck: true };
    assert.deepEqual(complaints(file, { ...bundler, ...jsx }), []);
  });
}

/** Lines of the package's README: the settings as text attributes, and an event. */
const readme = readFileSync('web/src/package/README.md', 'utf8');
const settingsLine = /^<backprop-lesson view="figure" depth="5" autoplay.*$/m.exec(readme)?.[0];
const eventLines = readme.match(/(?<=an event is\s+`)<backprop-lesson [^`]*/gi) ?? [];
const script = (/** @type {string} */ name) => `
  import 'backprop-lesson/${name}';
  import type { BackpropLessonEventMap } from 'backprop-lesson';
  function done(event: BackpropLessonEventMap['backprop-complete']) { event.detail.score.toFixed(); }
  function wrong(event: CustomEvent<{ score: string }>) { event.detail.score.trim(); }
`;
/** For each framework with its own templates: its checker, a file with these lines, and uses that must be refused. */
const templates = {
  vue: {
    check: ['vue-tsc', '--noEmit', '-p'],
    file: 'App.vue',
    page: (/** @type {string} */ uses) =>
      `<script setup lang="ts">${script('vue')}</script>\n<template>\n${uses}\n</template>\n`,
    wrong: [
      '<backprop-lesson dpeth="5"></backprop-lesson>',
      '<backprop-lesson :depth="[]"></backprop-lesson>',
      '<backprop-lesson @backprop-complete="wrong"></backprop-lesson>',
    ],
  },
  svelte: {
    check: ['svelte-check', '--output', 'machine', '--tsconfig'],
    file: 'App.svelte',
    page: (/** @type {string} */ uses) =>
      `<script lang="ts">${script('svelte')}</script>\n${uses}\n`,
    wrong: [
      '<backprop-lesson dpeth="5"></backprop-lesson>',
      '<backprop-lesson depth={[]}></backprop-lesson>',
      '<backprop-lesson onbackprop-complete={wrong}></backprop-lesson>',
    ],
  },
};

for (const [k, [name, { check, file, page, wrong }]] of Object.entries(templates).entries()) {
  test(`${name}: strict templates accept the README’s lines, and refuse each wrong use`, () => {
    const link = join(tried.folder, 'node_modules', name);
    if (!existsSync(link)) symlinkSync(resolve('node_modules', name), link);
    assert.ok(settingsLine && eventLines.length === 2, 'no lines in the README');
    const compilerOptions = {
      ...{ strict: true, noEmit: true, skipLibCheck: true, types: [], verbatimModuleSyntax: true },
      ...{
        target: 'es2022',
        module: 'esnext',
        moduleResolution: 'bundler',
        lib: ['es2022', 'dom'],
      },
    };
    const folder = join(tried.folder, name);
    mkdirSync(folder, { recursive: true });
    const errors = (/** @type {string[]} */ uses) => {
      tried.write(`${name}/${file}`, page(uses.join('\n')));
      const config = {
        compilerOptions,
        vueCompilerOptions: { strictTemplates: true },
        include: [file],
      };
      const place = tried.write(`${name}/tsconfig.json`, JSON.stringify(config));
      const [command, ...options] = check;
      const { status, stdout } = spawnSync(
        resolve('node_modules/.bin', command),
        [...options, place],
        {
          cwd: folder,
          encoding: 'utf8',
        },
      );
      return status === 0 ? '' : stdout;
    };
    assert.equal(errors([settingsLine, eventLines[k]]), '');
    for (const use of wrong) assert.match(errors([use]), /error/i, use);
  });
}
