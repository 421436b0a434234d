import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lowerStyles, oldest } from '../../scripts/lower-styles.mjs';
import { readFileSync } from 'node:fs';

test('a colour has its light value first, and light-dark() only if the browser supports it', () => {
  const styles = lowerStyles(':host { --page: var(--own, light-dark(#fff, #123456)); top: 0 }');
  assert.equal(
    styles,
    ':host{--page:var(--own,#fff);top:0}' +
      '@supports (color:light-dark(#000,#fff)){:host{--page:var(--own,light-dark(#fff,#123456))}}',
  );
});

test('a container query gets a media query for browsers without container queries', () => {
  const styles = lowerStyles('@container (max-width: 25em) { .a { top: 0 } } .b { top: 1px }');
  const [newer, older] = styles.split('@supports not (container-type:inline-size)');
  assert.match(newer, /^@container \(width<=25em\)\{\.a\{top:0\}\}$/);
  assert.equal(older, '{@media (max-width:25em){.a{top:0}}}.b{top:1px}');
});

test('a container query for a least width gets one too', () => {
  assert.match(
    lowerStyles('@container (min-width: 25em) { .a { top: 0 } }'),
    /\{@media \(min-width:25em\)\{\.a\{top:0\}\}\}$/,
  );
});

test('what only browsers with container queries read is left as it is', () => {
  const styles = '@supports (width:1cqi){@container (width<=25em){.a{top:0}}}';
  assert.equal(lowerStyles(`${styles} .b { top: 1px }`), `${styles}.b{top:1px}`);
});

test('a container query for anything but a width in em is refused', () => {
  assert.throws(() => lowerStyles('@container (min-height: 25em) { .a { top: 0 } }'), {
    message: /^@container: expected a largest or a least width in em/,
  });
});

test('nested rules are flattened', () => {
  assert.equal(lowerStyles('.a { .b { top: 0 } }'), '.a .b{top:0}');
});

test('the README names the oldest browsers', () => {
  const readme = readFileSync('web/README.md', 'utf8');
  for (const version of Object.values(oldest)) {
    assert.match(readme, new RegExp(`(Chromium|Firefox|Safari) ${version.replace('.', '\\.')}\\b`));
  }
});
