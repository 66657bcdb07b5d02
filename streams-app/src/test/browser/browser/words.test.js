// Every word that the service can answer is explained by the page.
import assert from 'node:assert/strict';
import * as words from '../../../main/resources/page/words/words.js';
import { scene } from '../lib/scene.js';

const EXPLAINED = {
  Status: words.STATUS,
  Stance: words.STANCE,
  Assertion: words.ASSERTION,
  Certainty: words.CERTAINTY,
  Extent: words.EXTENT,
  Precision: words.PRECISION,
  EvidenceKind: words.EVIDENCE,
  Reliability: words.RELIABILITY,
  Interest: words.INTEREST,
  Role: words.ROLE,
  Rule: words.RULE,
  SetAside: words.SET_ASIDE,
  Absence: words.ENDED,
  DisputeKind: words.DISPUTE_KIND,
  DisputeClosing: words.CLOSING,
  AlertKind: words.ALERT,
  PlaceKind: words.KIND,
};

/** The values of an enumeration, as the service's own description lists them. */
function valuesOf(document, name) {
  const found = new RegExp(`^    ${name}:\\n(?:      .*\\n)*?      enum:\\n((?:      - .*\\n)+)`, 'm').exec(
    document,
  );
  assert.ok(found, `${name} is described`);
  return found[1].match(/[A-Z_]+/g);
}

scene('every word of the method that the service answers has its explanation', {}, async ({ desk, page }) => {
  await desk.open();
  const document = await page.evaluate(async () => (await fetch('/openapi.yaml')).text());
  for (const [name, explained] of Object.entries(EXPLAINED)) {
    const values = valuesOf(document, name);
    assert.ok(values.length > 1, name);
    assert.deepEqual(
      values.filter(value => !Object.hasOwn(explained, value)),
      [],
      name,
    );
  }
});
