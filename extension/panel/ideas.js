// Ideas worth sharing: why now, questions that help somebody say it themselves, facts, and the link.
import { h } from "../common/dom.js";
import { say } from "../common/i18n.js";
import { source } from "./source.js";

/**
 * @param {Shapes.Review} review
 * @param {boolean} writing whether there is a composer to insert into
 * @param {Shapes.Suggestion[] | null} [day] its ideas, once asked for
 */
export function ideas({ suggestions, instead = null, length, language }, writing, day = null) {
	const spoken = language === "en" || language === "da" ? language : null;
	const none = suggestions.length === 0;
	return h(
		"section",
		{ "data-key": "ideas", "aria-labelledby": "ideas-title" },
		h("h2", { id: "ideas-title" }, say("ideas")),
		none && h("p", { "data-key": "none" }, say(length > 0 ? "no_match" : "no_ideas")),
		suggestions.map((each, index) => idea(each, writing, index === 0, spoken)),
		none && length > 0 ? otherwise(instead, day, writing, spoken) : null,
	);
}

/** @param {Shapes.Suggestion | null} instead @param {Shapes.Suggestion[] | null} day @param {boolean} writing @param {string | null} spoken */
function otherwise(instead, day, writing, spoken) {
	if (day) return [h("h4", { "data-key": "day" }, say("day_ideas")), ...day.map((each) => idea(each, writing, false, null))];
	return [instead && idea(instead, writing, false, spoken), h("button", { "data-do": "day", "data-key": "ask-day" }, say("day_ideas"))];
}

/** @param {Shapes.Suggestion} each @param {boolean} writing @param {boolean} open @param {string | null} spoken the draft's language */
function idea(each, writing, open, spoken) {
	const own = { lang: each.language };
	return h(
		"details.idea",
		{ "data-idea": each.item, "data-key": each.item, open },
		h(
			"summary",
			{},
			h("span.sort-of", { "data-about": each.about }, say(`about_${each.about}`)),
			h("h3", own, each.title),
			h("span.why", {}, each.reasons.join(" · ")),
		),
		h(
			"div.inside",
			{},
			h("p", own, each.summary),
			prompts(each),
			facts(each),
			link(each, writing),
			disclosure(each, writing, spoken ?? each.language),
			h("p.quiet", {}, say("from", each.publisher, each.set_title)),
			h("p.row", {}, h("button.plain", { "data-do": "later" }, say("later")), h("button.plain", { "data-do": "hide" }, say("hide"))),
		),
	);
}

/** @param {Shapes.Suggestion} idea */
function prompts({ prompts, language }) {
	const lines = prompts.map((text, index) =>
		h("li", { "data-key": `prompt ${index}` }, h("span", { lang: language }, text), copy("copy-prompt", text)),
	);
	return [h("h4", {}, say("prompts")), h("ul", { "data-key": "prompts" }, lines)];
}

/** @param {Shapes.Suggestion} idea */
function facts({ facts, language }) {
	if (facts.length === 0) return null;
	const lines = facts.map((fact, index) =>
		h(
			"li",
			{ "data-key": `fact ${index}` },
			h("span", {}, h("span", { lang: language }, fact.text), " ", source(fact.source ?? null)),
			copy("copy-fact", fact.text),
		),
	);
	return [h("h4", {}, say("facts")), h("ul", { "data-key": "facts" }, lines)];
}

/** @param {Shapes.Suggestion} idea @param {boolean} writing */
function link({ url }, writing) {
	if (!url) return null;
	return [
		h("h4", {}, say("link")),
		h("a.link", { href: url, target: "_blank", rel: "noopener noreferrer" }, url.replace(/^https:\/\//, "")),
		h("div.row", {}, insert("insert-link", url, writing), copy("copy-link", url)),
	];
}

/** @param {Shapes.Suggestion} idea @param {boolean} writing @param {string} lang */
function disclosure({ disclosure }, writing, lang) {
	if (!disclosure) return null;
	return [
		h("h4", {}, say("disclosure")),
		h("p", { lang }, disclosure),
		h("div.row", {}, insert("insert-disclosure", disclosure, writing), copy("copy-disclosure", disclosure)),
	];
}

/** @param {string} action @param {string} text @param {boolean} writing */
const insert = (action, text, writing) =>
	h("button", { "data-do": action, "data-text": text, disabled: !writing, "aria-label": say("insert_this", text) }, say("insert"));

/** @param {string} action @param {string} text */
const copy = (action, text) =>
	h("button", { "data-do": action, "data-text": text, "aria-label": say("copy_this", text) }, say("copy"));
