/** Packs the lesson for learning management systems: a SCORM package of one page. */
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
 * @param {keyof typeof manifests} standard
 * @param {Contents} contents
 * @returns {Uint8Array} the package, as a zip archive
 */
export function scormPackage(standard, { page, licence, ...about }) {
  const files = {
    'imsmanifest.xml': strToU8(manifests[standard](about)),
    'index.html': strToU8(page),
    'LICENSE.txt': strToU8(licence),
  };
  return zipSync(files, { level: 9, mtime });
}

/**
 * @typedef {Pick<Contents, 'title' | 'description' | 'language' | 'version'>} About
 *
 * imsmanifest.xml for each standard. The packages have none of the schemas that these name: we may not
 * redistribute them, and systems have their own.
 */
export const manifests = { scorm12: manifest12, scorm2004: manifest2004 };

/**
 * @param {About} about
 * @returns {string} for SCORM 1.2
 */
function manifest12({ title, description, language, version }) {
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
${course(title, 'scormtype')}
</manifest>
`;
}

/** The lesson itself says when it is complete and satisfied, or systems would decide it when the page is left. */
const sequencing = `
        <imsss:sequencing>
          <imsss:objectives>
            <imsss:primaryObjective objectiveID="questions" />
          </imsss:objectives>
          <imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true" />
        </imsss:sequencing>`;

/**
 * @param {Pick<About, 'title' | 'version'>} about
 * @returns {string} for SCORM 2004, 4th edition
 */
function manifest2004({ title, version }) {
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="backprop-lesson" version="${escaped(version)}"
  xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3"
  xmlns:imsss="http://www.imsglobal.org/xsd/imsss"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="http://www.imsglobal.org/xsd/imscp_v1p1 imscp_v1p1.xsd http://www.adlnet.org/xsd/adlcp_v1p3 adlcp_v1p3.xsd http://www.imsglobal.org/xsd/imsss imsss_v1p0.xsd">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>2004 4th Edition</schemaversion>
  </metadata>
${course(title, 'scormType', sequencing)}
</manifest>
`;
}

/**
 * @param {string} title
 * @param {'scormtype' | 'scormType'} type the name of this attribute in the standard
 * @param {string} [rules] of the course's only item
 * @returns {string} the course of one page, and its files
 */
function course(title, type, rules = '') {
  return `  <organizations default="course">
    <organization identifier="course">
      <title>${escaped(title)}</title>
      <item identifier="lesson" identifierref="page" isvisible="true">
        <title>${escaped(title)}</title>${rules}
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="page" type="webcontent" adlcp:${type}="sco" href="index.html">
      <file href="index.html" />
      <file href="LICENSE.txt" />
    </resource>
  </resources>`;
}

/**
 * @param {string} text
 * @returns {string}
 */
function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
