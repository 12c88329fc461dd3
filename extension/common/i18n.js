// The words people read, from _locales, in the browser's language.
import { message } from "./browser.js";

/**
 * Returns a string of _locales; a key that is not there shows itself, so that a gap is seen and not felt.
 * @param {string} key
 * @param {...(string | number)} values
 */
export const say = (key, ...values) => message(key, values.map(String)) || key;

/** Returns the language of the strings that the browser chose: "da" or "en". */
export const language = () => /** @type {"da" | "en"} */ (say("language"));

/**
 * Fills in the words of a page: `data-say` names the text of an element, `data-say-ATTRIBUTE` one of its attributes.
 * @param {Document} page
 */
export function speak(page) {
  page.documentElement.lang = language();
  for (const element of page.querySelectorAll("[data-say]")) {
    element.textContent = say(/** @type {HTMLElement} */ (element).dataset.say ?? "");
  }
  for (const element of page.querySelectorAll("[data-say-label]")) {
    element.setAttribute("aria-label", say(/** @type {HTMLElement} */ (element).dataset.sayLabel ?? ""));
  }
}
