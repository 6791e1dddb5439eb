import metadata from 'libphonenumber-js/mobile/metadata';
import type { MetadataJson } from 'libphonenumber-js/core';

/** Loaded up front here, so that a key costs the same from the first one on; in a page the kit loads it when the field is met. */
const mobile = metadata as MetadataJson;

export default { mobile, everyCountry: Object.keys(mobile.countries).filter((code) => code.length === 2) };
