// Tips on the draft: few, kind, each with its why.
import { h } from "../common/dom.js";
import { language as ownLanguage, say } from "../common/i18n.js";
import { listed } from "./drafts.js";
import { source } from "./source.js";

const AT_ONCE = 3; // tips; more at a time is a red pen

/**
 * @param {Shapes.Review} review @param {string} text that it is about @param {string} draft its id
 * @param {string | null} current the rule whose tip was asked for by key
 */
export function tips(review, text, draft, current) {
	const { language } = review;
	const shown = review.tips.filter(({ rule }) => !listed(draft, "away").includes(rule));
	const known = language === null || language === "en" || language === "da";
	return h(
		"section",
		{ "data-key": "tips", "aria-labelledby": "tips-title" },
		h("h2", { id: "tips-title" }, say("tips")),
		shown.length === 0 && h("p", { "data-key": "none" }, say(known ? "nothing_to_add" : "language_unknown")),
		shown.slice(0, AT_ONCE).map((each) => tip(each, text, language, current)),
		shown.length > AT_ONCE &&
			h(
				"details",
				{ "data-key": "more-tips", open: shown.slice(AT_ONCE).some(({ rule }) => rule === current) },
				h("summary", {}, say("more_tips", shown.length - AT_ONCE)),
				shown.slice(AT_ONCE).map((each) => tip(each, text, language, current)),
			),
	);
}

/** @param {Shapes.Tip} each @param {string} text @param {string | null} language of the tip's words @param {string | null} current */
function tip(each, text, language, current) {
	const here = ownLanguage();
	return h(
		"div.tip",
		{ "data-tip": each.rule, "data-kind": each.kind, "data-key": `${each.rule} ${each.span?.start ?? ""}`, "aria-current": each.rule === current, lang: language },
		h("p.sort", { lang: here }, say(`tip_${each.kind}`)),
		h(
			"button.plain.away",
			{ "data-do": "dismiss", "data-rule": each.rule, "aria-label": say("dismiss"), title: say("dismiss"), lang: here },
			"✕",
		),
		h("p", {}, each.message),
		each.span && each.replacements.length > 0 && replacements(each, text),
		h(
			"details",
			{},
			h("summary.quiet", { lang: here }, say("why")),
			h("p.quiet", {}, each.why, each.source && " ", source(each.source)),
			h(
				"button.plain",
				{ "data-do": "mute", "data-rule": each.rule, lang: here },
				say("mute"),
			),
		),
	);
}

/** @param {Shapes.Tip} each @param {string} text */
function replacements({ span, replacements }, text) {
	if (!span) return null;
	const { start, end } = span;
	const expected = text.slice(start, end);
	return h(
		"p.row",
		{},
		replacements.map((wanted) =>
			h(
				"button",
				{ "data-do": "replace", "data-start": start, "data-end": end, "data-text": wanted },
				wanted || say("leave_out", expected),
			),
		),
	);
}
