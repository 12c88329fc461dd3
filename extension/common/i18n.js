// The words people read, in the browser's language: English where we have no other.
import { uiLanguage } from "./browser.js";
import da from "./words/da.json" with { type: "json" };
import en from "./words/en.json" with { type: "json" };

/** @type {Record<"da" | "en", Record<string, string>>} */
const WORDS = { da, en };

/** Returns the language of the words. */
export const language = () => uiLanguage();

/**
 * Returns words with their values; a key that is not there shows itself, so that a gap is seen and not felt.
 * @param {string} key @param {...(string | number)} values
 */
export const say = (key, ...values) =>
	(WORDS[language()][key] ?? key).replace(/\$(\d)/g, (_, place) => String(values[place - 1]));

/** Fills in the words of a page: `data-say` names the text of an element. @param {Document} page */
export function speak(page) {
	page.documentElement.lang = language();
	for (const element of page.querySelectorAll("[data-say]")) {
		element.textContent = say(/** @type {HTMLElement} */ (element).dataset.say ?? "");
	}
}
