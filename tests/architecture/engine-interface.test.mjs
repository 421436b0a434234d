/**
 * The engine's interface for JavaScript is stated in four files: in C++ (bindings.cpp), for TypeScript
 * (bindings.d.ts), in the page's wrappers (session.js and training.js) and in the types of the package
 * (engine-types.d.ts). These tests compare the four.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import createModule from '../../build/wasm/backprop-engine.js';
import { Session } from '../../web/src/engine/session.js';
import { Training } from '../../web/src/engine/training.js';

const bytes = readFileSync('build/wasm/backprop-engine.wasm');
const module = await createModule({
  wasmBinary: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
  locateFile: (file) => file,
});
const network = {
  inputs: 1,
  layers: [{ units: 1, activation: 'linear', weights: [[1]], biases: [0] }],
  loss: 'squared_error',
};
const optimizer = { name: 'sgd', learning_rate: 1 };
const training = { inputs: [[1]], targets: [[1]], optimizer };
const natives = {
  NativeSession: opened(
    module.open(JSON.stringify({ ...network, example: { input: [1], target: [1] } })),
  ),
  NativeTraining: opened(module.openTraining(JSON.stringify({ ...network, training }))),
};
/** Parsed files that no test changes. @type {Map<string, ts.SourceFile | undefined>} */
const parsed = new Map();
const declared = declarations(readFileSync('engine/faces/bindings.d.ts', 'utf8'));

for (const name of /** @type {(keyof typeof natives)[]} */ (Object.keys(natives))) {
  test(`bindings.cpp binds the members of ${name} that bindings.d.ts declares, with as many arguments`, () => {
    assert.deepEqual(bound(natives[name]), declared[name]);
  });
}

test('bindings.cpp binds the functions that bindings.d.ts declares, with as many arguments', () => {
  const source = readFileSync('engine/faces/bindings.cpp', 'utf8');
  const names = [...source.matchAll(/emscripten::function\("(\w+)"/g)].map(([, name]) => name);
  const functions = /** @type {Record<string, Function>} */ (/** @type {unknown} */ (module));
  assert.deepEqual(
    Object.fromEntries(names.map((name) => [name, arityOf(functions[name])])),
    declared.NativeModule,
  );
});

test('the page’s wrappers have every bound name, and no other', () => {
  for (const [own, native] of /** @type {const} */ ([
    [Session, 'NativeSession'],
    [Training, 'NativeTraining'],
  ])) {
    const names = Object.getOwnPropertyNames(own.prototype).filter(
      (name) => name !== 'constructor',
    );
    const expected = Object.keys(declared[native]).map((name) =>
      name === 'delete' ? 'close' : name,
    );
    assert.deepEqual(names.sort(), expected.sort());
  }
});

test('the published types equal the page’s types, member by member', () => {
  assert.deepEqual(differences(readFileSync('web/src/package/engine-types.d.ts', 'utf8')), []);
});

/** Mistakes: a line of engine-types.d.ts, and a wrong line in its place. */
const planted = {
  'a member is missing': ['  weights(layer: number): Float64Array;\n', ''],
  'a member is not in the page': ['  close(): void;', '  close(): void;\n  open(): void;'],
  'a method takes something else': ['seek(iteration: number)', 'seek(iteration: string)'],
  'a method takes less': ['ways(start: WayStart, most: number)', 'ways(start: WayStart)'],
  'a method gives something else': ['document(): NetworkDocument', 'document(): string'],
  'a property has another type': ['divergence: string | null', 'divergence: string'],
  'a document lacks a key': ['  gamma?: number[];\n', ''],
};
for (const [fault, [line, mistake]] of Object.entries(planted)) {
  test(`a difference is found if ${fault}`, () => {
    const types = readFileSync('web/src/package/engine-types.d.ts', 'utf8');
    assert.ok(types.includes(line));
    assert.notDeepEqual(differences(types.replace(line, mistake)), []);
  });
}

/**
 * @template T
 * @param {import('../../build/wasm/backprop-engine.js').Answer<T>} answer
 * @returns {T}
 */
function opened(answer) {
  if ('message' in answer) throw new Error(answer.message);
  return answer.value;
}

/**
 * @typedef {Record<string, number | 'property'>} Members by name; for a method, its number of arguments
 */

/**
 * @param {object} native an object of a bound class
 * @returns {Members}
 */
function bound(native) {
  const members = Object.getOwnPropertyDescriptors(Object.getPrototypeOf(native));
  return Object.fromEntries([
    // Every bound class inherits it.
    ['delete', 0],
    ...Object.entries(members)
      .filter(([name]) => name !== 'constructor')
      .map(([name, { get, value }]) => [name, get ? 'property' : arityOf(value.bind(native))]),
  ]);
}

/**
 * Calls a bound function with too many arguments: its error says how many it takes.
 *
 * @param {Function} call
 * @returns {number}
 */
function arityOf(call) {
  try {
    call(...Array(9).fill(0));
  } catch (problem) {
    const { message } = /** @type {Error} */ (problem);
    const [, expected] = /called with 9 arguments, expected (\d+) args/.exec(message) ?? [];
    if (expected) return Number(expected);
    throw problem;
  }
  throw new Error('the function took nine arguments');
}

/**
 * @param {string} text
 * @returns {Record<string, Members>} the members of each interface
 */
function declarations(text) {
  const source = ts.createSourceFile('bindings.d.ts', text, ts.ScriptTarget.ES2022);
  return Object.fromEntries(
    source.statements
      .filter(ts.isInterfaceDeclaration)
      .map(({ name, members }) => [
        name.text,
        Object.fromEntries(
          members
            .map((member) => [
              /** @type {ts.Identifier} */ (member.name).text,
              ts.isMethodSignature(member) ? member.parameters.length : 'property',
            ])
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        ),
      ]),
  );
}

/**
 * @param {string} types the text of engine-types.d.ts
 * @returns {string[]} the compiler's errors if they differ from the page's types
 */
function differences(types) {
  const published = resolve('web/src/package/engine-types.d.ts');
  const comparison = resolve('web/src/package/comparison.ts');
  const virtual = new Map([
    [published, types],
    [
      comparison,
      `import type * as page from '../engine/engine.js';
      import type * as own from './engine-types.js';

      type Known<T> = 0 extends 1 & T ? false : true;
      type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
      /** Makes all properties required: otherwise a missing optional property is no difference. */
      type Whole<T> = T extends Float64Array | ArrayBuffer | URL | Function
        ? T
        : T extends object
          ? { [Name in keyof T]-?: Whole<T[Name]> }
          : T;
      /** Splits methods into parameters and results: TypeScript compares methods less strictly. */
      type Members<T> = {
        [Name in keyof T]: T[Name] extends (...taken: infer Taken) => infer Given
          ? { taken: Whole<Taken>; count: Taken['length']; given: Whole<Given> }
          : T[Name];
      };
      type Opening = 'open' | 'openText' | 'openTraining';
      type Opened<Open extends (...taken: any) => unknown> = Members<ReturnType<Open>>;
      type Taken<Open extends (...taken: any) => unknown> = Whole<Parameters<Open>>;
      export const checks: true[] = [
        true satisfies Known<page.Engine>,
        true satisfies Same<Members<Omit<page.Engine, Opening>>, Members<Omit<own.Engine, Opening>>>,
        true satisfies Same<Taken<page.Engine['open']>, Taken<own.Engine['open']>>,
        true satisfies Same<Taken<page.Engine['openText']>, Taken<own.Engine['openText']>>,
        true satisfies Same<Taken<page.Engine['openTraining']>, Taken<own.Engine['openTraining']>>,
        true satisfies Same<Opened<page.Engine['open']>, Opened<own.Engine['open']>>,
        true satisfies Same<Opened<page.Engine['openText']>, Opened<own.Engine['openText']>>,
        true satisfies Same<Opened<page.Engine['openTraining']>, Opened<own.Engine['openTraining']>>,
        true satisfies Same<Parameters<typeof page.loadEngine>, Parameters<typeof own.loadEngine>>,
      ];
      (null as unknown as page.Engine) satisfies own.Engine;
      `,
    ],
  ]);
  const options = {
    strict: true,
    noEmit: true,
    allowJs: true,
    skipLibCheck: true,
    types: [],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, readFile, fileExists } = host;
  host.fileExists = (name) => virtual.has(name) || fileExists(name);
  host.readFile = (name) => virtual.get(name) ?? readFile(name);
  host.getSourceFile = (name, language, ...rest) => {
    const text = virtual.get(name);
    if (text !== undefined) return ts.createSourceFile(name, text, language);
    if (!parsed.has(name)) parsed.set(name, getSourceFile(name, language, ...rest));
    return parsed.get(name);
  };
  const program = ts.createProgram([comparison], options, host);
  return [comparison, published].flatMap((file) =>
    program
      .getSemanticDiagnostics(program.getSourceFile(file))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')),
  );
}
