// Tips on the draft: few, kind, each with its why.
import { h } from "../common/dom.js";
import { say } from "../common/i18n.js";

/** @typedef {import("../../types/schemas").ReviewTip} Tip */

/**
 * @param {import("../../types/schemas").Review} review
 * @param {import("./view.js").Draft} draft
 */
export function tips(review, draft) {
  const { language } = review;
  const known = language === null || language === "en" || language === "da";
  return h(
    "section",
    { "data-key": "tips", "aria-labelledby": "tips-title" },
    h("h2", { id: "tips-title" }, say("tips")),
    review.tips.length === 0 && h("p", { "data-key": "none" }, say(known ? "nothing_to_add" : "language_unknown")),
    review.tips.map((each) => tip(each, draft, language)),
  );
}

/** @param {Tip} each @param {import("./view.js").Draft} draft @param {string | null} language of the tip's words */
function tip(each, draft, language) {
  return h(
    "div.tip",
    { "data-tip": each.rule, "data-kind": each.kind, "data-key": `${each.rule} ${each.span?.start ?? ""}`, lang: language },
    h("p.sort", { lang: document.documentElement.lang }, say(`tip_${each.kind}`)),
    h("p", {}, each.message),
    each.span && each.replacements.length > 0 && replacements(each, draft),
    h(
      "details",
      {},
      h("summary.quiet", { lang: document.documentElement.lang }, say("why")),
      h("p.quiet", {}, each.why, each.source && " ", source(each.source)),
      h(
        "button.plain",
        { type: "button", "data-do": "mute", "data-rule": each.rule, lang: document.documentElement.lang },
        say("mute"),
      ),
    ),
  );
}

/** @param {Tip} each @param {import("./view.js").Draft} draft */
function replacements({ span, replacements }, { text }) {
  if (!span || text === null) return null;
  const { start, end } = span;
  const expected = text.slice(start, end);
  return h(
    "p.row",
    {},
    replacements.map((wanted) =>
      h(
        "button",
        { type: "button", "data-do": "replace", "data-start": start, "data-end": end, "data-expected": expected, "data-text": wanted },
        wanted || say("leave_out", expected),
      ),
    ),
  );
}

/** @param {string | null} address */
export function source(address) {
  if (!address) return null;
  if (!/^https:\/\//.test(address)) return h("span.quiet", {}, address);
  return h("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, say("source"));
}
