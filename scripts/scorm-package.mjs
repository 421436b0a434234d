/** Packs the lesson for learning management systems: SCORM 1.2, a content package of one page. */
import { strToU8, zipSync } from 'fflate';

/** A fixed time, so that the same files make the same package. Zip knows no time before 1980. */
const mtime = new Date(1980, 0, 1, 12);

/**
 * @typedef {object} Contents
 * @property {string} title
 * @property {string} description
 * @property {string} language of both, such as "en"
 * @property {string} version
 * @property {string} page HTML that refers to no other file
 * @property {string} licence
 *
 * @param {Contents} contents
 * @returns {Uint8Array} the package, as a zip archive
 */
export function scormPackage({ page, licence, ...about }) {
  const files = {
    'imsmanifest.xml': strToU8(manifest(about)),
    'index.html': strToU8(page),
    'LICENSE.txt': strToU8(licence),
  };
  return zipSync(files, { level: 9, mtime });
}

/**
 * @param {Pick<Contents, 'title' | 'description' | 'language' | 'version'>} about
 * @returns {string} imsmanifest.xml. The package has none of the schemas that it names: we may not
 *   redistribute them, and systems have their own.
 */
export function manifest({ title, description, language, version }) {
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="backprop-lesson" version="${escaped(version)}"
  xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"
  xmlns:imsmd="http://www.imsglobal.org/xsd/imsmd_rootv1p2p1"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd http://www.imsglobal.org/xsd/imsmd_rootv1p2p1 imsmd_rootv1p2p1.xsd">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
    <imsmd:lom>
      <imsmd:general>
        <imsmd:title><imsmd:langstring xml:lang="${escaped(language)}">${escaped(title)}</imsmd:langstring></imsmd:title>
        <imsmd:language>${escaped(language)}</imsmd:language>
        <imsmd:description><imsmd:langstring xml:lang="${escaped(language)}">${escaped(description)}</imsmd:langstring></imsmd:description>
      </imsmd:general>
    </imsmd:lom>
  </metadata>
  <organizations default="course">
    <organization identifier="course">
      <title>${escaped(title)}</title>
      <item identifier="lesson" identifierref="page" isvisible="true">
        <title>${escaped(title)}</title>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="page" type="webcontent" adlcp:scormtype="sco" href="index.html">
      <file href="index.html" />
      <file href="LICENSE.txt" />
    </resource>
  </resources>
</manifest>
`;
}

/**
 * @param {string} text
 * @returns {string}
 */
function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
