package dev.signlab.scenario.gate;

import dev.signlab.yaml.Place;

/**
 * A line that was typed.
 *
 * @param place where it is written
 * @param text what was typed
 * @param ended how it ended
 */
record Line(Place place, String text, FreshWorld.Ended ended) {}
