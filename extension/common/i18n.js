// The words people read, in the browser's language: English where we have no other.
import { uiLanguage } from "./browser.js";
import { managed } from "./storage.js";
import da from "./words/da.js";
import en from "./words/en.js";

/** @type {Record<"da" | "en", Record<string, string>>} */
const WORDS = { da, en };

/** @type {"da" | "en" | undefined} */
let chosen;

/** Reads which language a policy chose; without one it is the browser's. To be awaited before anything is said. */
export async function chooseLanguage() {
	chosen = (await managed()).language;
}

/** Returns the language of the words. */
export const language = () => chosen ?? uiLanguage();

/**
 * Returns words with their values; a key that is not there shows itself, so that a gap is seen and not felt.
 * @param {string} key @param {...(string | number)} values
 */
export const say = (key, ...values) =>
	(WORDS[language()][key] ?? key).replace(/\$(\d)/g, (_, place) => String(values[place - 1]));

/** Fills in the words of a page: `data-say` names the text of an element. @param {Document} page */
export async function speak(page) {
	await chooseLanguage();
	page.documentElement.lang = language();
	for (const element of page.querySelectorAll("[data-say]")) {
		element.textContent = say(/** @type {HTMLElement} */ (element).dataset.say ?? "");
	}
}
