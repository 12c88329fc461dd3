"use strict";

// The practice page that the companion serves: a composer to try everything in. Nothing written there is recorded.

globalThis.ownWords ??= /** @type {any} */ ({ sites: [] });
globalThis.ownWords.sites.push({
  name: "practice",
  origins: ["http://127.0.0.1"],
  certain: "[data-ownwords-composer]",
  never: "[data-ownwords-never]",
  composerPages: /^\/practice/,
  feedPages: /^\/practice/,
  otherLabels: /^$/,
  publish: "[data-ownwords-post]",
  scheduled: "[data-ownwords-scheduled]",
  notice: ".posted",
  postLink: "[data-ownwords-link]",
  published: /./,
  failed: /^$/,
});
